package org.yadman.platform.text;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.GroupingStrategy;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.calendars.SolarDate;

/// Dates and numbers in words, in the reader's language and digits. Month and weekday names are CLDR's (through
/// ICU4J); the calendar arithmetic is `pure.calendars`.
@Component
public class Dates {

    private static final List<String> SEASONS = List.of("spring", "summer", "autumn", "winter");

    private final Messages messages;
    private final Map<String, Names> names = new ConcurrentHashMap<>();

    Dates(Messages messages) {
        this.messages = messages;
    }

    private record Names(String[] gregorian, String[] solarHijri, String[] weekdays, LocalizedNumberFormatter plain) {}

    private Names names(Language language) {
        return names.computeIfAbsent(language.tag(), tag -> {
            ULocale locale = language.locale();
            // Without saying so, ICU gives a Persian reader the month names of the Solar Hijri calendar.
            DateFormatSymbols gregorian =
                    DateFormatSymbols.getInstance(locale.setKeywordValue("calendar", "gregorian"));
            DateFormatSymbols persian = DateFormatSymbols.getInstance(locale.setKeywordValue("calendar", "persian"));
            return new Names(
                    gregorian.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE),
                    persian.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.WIDE),
                    gregorian.getWeekdays(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE),
                    NumberFormatter.withLocale(locale).grouping(GroupingStrategy.OFF));
        });
    }

    /// A number in the language's digits, without grouping: years, days, counts below ten thousand.
    public String number(Language language, long number) {
        return names(language).plain.format(number).toString();
    }

    /// ASCII digits in any text, replaced by the language's.
    public String digits(Language language, String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(c >= '0' && c <= '9' ? number(language, c - '0') : String.valueOf(c));
        }
        return shown.toString();
    }

    public String month(Language language, CalendarSystem calendar, int month) {
        Names of = names(language);
        return switch (calendar) {
            case GREGORIAN -> of.gregorian[month - 1];
            case SOLAR_HIJRI -> of.solarHijri[month - 1];
        };
    }

    public String weekday(Language language, DayOfWeek day) {
        return names(language).weekdays[day.getValue() % 7 + 1];
    }

    /// "1 September 2026" / «۱ سپتامبر ۲۰۲۶», or in the other calendar "10 Shahrivar 1405".
    public String date(Language language, CalendarSystem calendar, LocalDate date) {
        return switch (calendar) {
            case GREGORIAN ->
                messages.text(
                        language,
                        "platform.date.full",
                        "day",
                        number(language, date.getDayOfMonth()),
                        "month",
                        month(language, calendar, date.getMonthValue()),
                        "year",
                        number(language, date.getYear()));
            case SOLAR_HIJRI -> {
                SolarDate solar = SolarDate.of(date);
                yield messages.text(
                        language,
                        "platform.date.full",
                        "day",
                        number(language, solar.day()),
                        "month",
                        month(language, calendar, solar.month()),
                        "year",
                        number(language, solar.year()));
            }
        };
    }

    /// Day and month only: "10 Shahrivar".
    public String dayAndMonth(Language language, CalendarSystem calendar, int month, int day) {
        return messages.text(
                language,
                "platform.date.day-month",
                "day",
                number(language, day),
                "month",
                month(language, calendar, month));
    }

    /// Day and month of a date in the calendar that the language's readers use first.
    public String dayAndMonth(Language language, LocalDate date) {
        return switch (first(language)) {
            case GREGORIAN ->
                dayAndMonth(language, CalendarSystem.GREGORIAN, date.getMonthValue(), date.getDayOfMonth());
            case SOLAR_HIJRI -> {
                SolarDate solar = SolarDate.of(date);
                yield dayAndMonth(language, CalendarSystem.SOLAR_HIJRI, solar.month(), solar.day());
            }
        };
    }

    /// The calendar that a language's readers use first.
    public CalendarSystem first(Language language) {
        return language.solarHijriFirst() ? CalendarSystem.SOLAR_HIJRI : CalendarSystem.GREGORIAN;
    }

    public CalendarSystem second(Language language) {
        return language.solarHijriFirst() ? CalendarSystem.GREGORIAN : CalendarSystem.SOLAR_HIJRI;
    }

    /// Both calendars, the reader's first: "1 September 2026 · 10 Shahrivar 1405".
    public String both(Language language, LocalDate date) {
        return date(language, first(language), date) + " · " + date(language, second(language), date);
    }

    /// Both calendars with the weekday: "Tuesday, 1 September 2026 · 10 Shahrivar 1405".
    public String bothWithWeekday(Language language, LocalDate date) {
        return messages.text(
                language,
                "platform.date.with-weekday",
                "weekday",
                weekday(language, date.getDayOfWeek()),
                "date",
                both(language, date));
    }

    /// A date as exactly as somebody said it, in words: "October 2002", "summer 1988", "about 1367". A day
    /// carries both calendars; a month, season or year only the one it was said in, because the other would
    /// claim more than was said.
    public String partial(Language language, PartialDate date) {
        return switch (date) {
            case PartialDate.Point point -> doubtful(language, point, exact(language, point));
            case PartialDate.Interval(PartialDate.Point start, PartialDate.Point end) ->
                messages.text(
                        language,
                        "platform.date.interval",
                        "from",
                        partial(language, start),
                        "to",
                        partial(language, end));
            case PartialDate.OpenInterval(PartialDate.Point start) ->
                messages.text(language, "platform.date.since", "from", partial(language, start));
        };
    }

    private String exact(Language language, PartialDate.Point point) {
        return switch (point.precision()) {
            case DAY -> both(language, point.earliest());
            case MONTH ->
                messages.text(
                        language,
                        "platform.date.month-year",
                        "month",
                        month(language, point.calendar(), point.month()),
                        "year",
                        number(language, point.year()));
            case SEASON ->
                messages.text(
                        language,
                        "platform.date.season",
                        "season",
                        SEASONS.get(point.month() - 21),
                        "year",
                        number(language, point.year()));
            case YEAR -> number(language, point.year());
            case INTERVAL -> throw new IllegalArgumentException("A point is no interval");
        };
    }

    private String doubtful(Language language, PartialDate.Point point, String exact) {
        return switch (point.doubt()) {
            case NONE -> exact;
            case UNCERTAIN -> messages.text(language, "platform.date.uncertain", "date", exact);
            case APPROXIMATE -> messages.text(language, "platform.date.approximate", "date", exact);
            case UNCERTAIN_AND_APPROXIMATE ->
                messages.text(
                        language,
                        "platform.date.uncertain",
                        "date",
                        messages.text(language, "platform.date.approximate", "date", exact));
        };
    }
}
