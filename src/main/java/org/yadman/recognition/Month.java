package org.yadman.recognition;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.SolarDate;

/// A month of one of the two calendars, written `2026-11` or `1405-09`: the years of the two do not meet.
record Month(CalendarSystem calendar, int year, int month) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])");
    private static final int FIRST_GREGORIAN = 1900;
    private static final int LAST_GREGORIAN = 2199;
    private static final int FIRST_SOLAR = 1280;
    private static final int LAST_SOLAR = 1570;

    /// Nothing where it is written otherwise, or lies farther away than anything that this record tells.
    static Optional<Month> parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        int month = Integer.parseInt(parts.group(2));
        return of(year < FIRST_GREGORIAN ? CalendarSystem.SOLAR_HIJRI : CalendarSystem.GREGORIAN, year, month);
    }

    private static Optional<Month> of(CalendarSystem calendar, int year, int month) {
        boolean known = switch (calendar) {
            case GREGORIAN -> year >= FIRST_GREGORIAN && year <= LAST_GREGORIAN;
            case SOLAR_HIJRI -> year >= FIRST_SOLAR && year <= LAST_SOLAR;
        };
        return known ? Optional.of(new Month(calendar, year, month)) : Optional.empty();
    }

    static Month holding(LocalDate day, CalendarSystem calendar) {
        return switch (calendar) {
            case GREGORIAN -> new Month(calendar, day.getYear(), day.getMonthValue());
            case SOLAR_HIJRI -> {
                SolarDate solar = SolarDate.of(day);
                yield new Month(calendar, solar.year(), solar.month());
            }
        };
    }

    LocalDate first() {
        return calendar.date(year, month, 1);
    }

    LocalDate last() {
        return calendar.date(year, month, calendar.lengthOfMonth(year, month));
    }

    Optional<Month> earlier() {
        return month == 1 ? of(calendar, year - 1, 12) : of(calendar, year, month - 1);
    }

    Optional<Month> later() {
        return month == 12 ? of(calendar, year + 1, 1) : of(calendar, year, month + 1);
    }

    String written() {
        return "%04d-%02d".formatted(year, month);
    }

    /// How the record writes dates that begin in this month of this calendar.
    String prefix() {
        return (calendar == CalendarSystem.SOLAR_HIJRI ? "sh:" : "") + written();
    }

    /// "November 2026"
    String name(Visitor v) {
        return v.t(
                "ladder.month",
                "month",
                v.words().dates().month(v.language(), calendar, month),
                "year",
                v.number(year));
    }

    /// The same days in the other calendar: "10 Aban 1405 to 9 Azar 1405".
    String inTheOther(Visitor v) {
        CalendarSystem other =
                calendar == CalendarSystem.GREGORIAN ? CalendarSystem.SOLAR_HIJRI : CalendarSystem.GREGORIAN;
        return v.t(
                "platform.date.interval",
                "from",
                v.words().dates().date(v.language(), other, first()),
                "to",
                v.words().dates().date(v.language(), other, last()));
    }
}
