package org.yadman.days;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.SolarDate;

/// The words on a board. Both widths say the same, and filling in a sentence takes longer than drawing it, so each is
/// filled in once.
final class YearWords {

    private final Language language;
    private final Dates dates;
    private final Messages messages;
    private final Map<LocalDate, String> daysAndMonths = new HashMap<>();
    private final Map<Integer, String> distances = new HashMap<>();

    YearWords(Language language, Dates dates, Messages messages) {
        this.language = language;
        this.dates = dates;
        this.messages = messages;
    }

    /// Day and month in both calendars, the reader's first.
    String bothCalendars(LocalDate date) {
        return daysAndMonths.computeIfAbsent(
                date, day -> in(dates.first(language), day) + " · " + in(dates.second(language), day));
    }

    private String in(CalendarSystem calendar, LocalDate date) {
        return switch (calendar) {
            case GREGORIAN -> dates.dayAndMonth(language, calendar, date.getMonthValue(), date.getDayOfMonth());
            case SOLAR_HIJRI -> {
                SolarDate solar = SolarDate.of(date);
                yield dates.dayAndMonth(language, calendar, solar.month(), solar.day());
            }
        };
    }

    /// @param distance days from the common day, negative before it
    String distance(int distance) {
        return distances.computeIfAbsent(
                distance,
                days -> days == 0
                        ? messages.text(language, "days.distance.same")
                        : messages.text(
                                language,
                                "days.distance",
                                "direction",
                                days < 0 ? "before" : "after",
                                "days",
                                Math.abs(days)));
    }
}
