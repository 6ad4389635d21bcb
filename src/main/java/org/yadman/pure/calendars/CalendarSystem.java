package org.yadman.pure.calendars;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// The two calendars in which a day can be said, with the years in which rules are expanded.
///
/// - Gregorian: 1583 (the first whole year of that calendar) to 2999.
/// - Solar Hijri: 1300 to 1500 (21 March 1921 to 20 March 2122), where all published methods agree; single dates
///   reach further, see [SolarDate].
public enum CalendarSystem {
    GREGORIAN("gregorian", 1583, 2999, 0),
    SOLAR_HIJRI("solar-hijri", 1300, 1500, 621);

    private final String word;
    private final int firstRuleYear;
    private final int lastRuleYear;
    private final int gregorianAhead;

    CalendarSystem(String word, int firstRuleYear, int lastRuleYear, int gregorianAhead) {
        this.word = word;
        this.firstRuleYear = firstRuleYear;
        this.lastRuleYear = lastRuleYear;
        this.gregorianAhead = gregorianAhead;
    }

    /// The word used in notations and stored values: `gregorian` or `solar-hijri`.
    public String word() {
        return word;
    }

    /// The calendar whose [#word()] this is, exactly.
    public static Optional<CalendarSystem> find(String word) {
        return Arrays.stream(values())
                .filter(calendar -> calendar.word.equals(word))
                .findFirst();
    }

    /// The first year, of this calendar, in which a rule is expanded.
    public int firstRuleYear() {
        return firstRuleYear;
    }

    /// The last year, of this calendar, in which a rule is expanded.
    public int lastRuleYear() {
        return lastRuleYear;
    }

    /// The Gregorian date of a day said in this calendar. Throws [java.time.DateTimeException] if there is no
    /// such day.
    public LocalDate date(int year, int month, int day) {
        return switch (this) {
            case GREGORIAN -> LocalDate.of(year, month, day);
            case SOLAR_HIJRI -> new SolarDate(year, month, day).toGregorian();
        };
    }

    /// The year of this calendar in which a day falls. Throws [java.time.DateTimeException] outside [SolarDate]'s
    /// years.
    public int yearOf(LocalDate date) {
        return switch (this) {
            case GREGORIAN -> date.getYear();
            case SOLAR_HIJRI -> SolarDate.of(date).year();
        };
    }

    /// The number of days of a month of one year. Throws [java.time.DateTimeException] for a month that is not 1
    /// to 12.
    public int lengthOfMonth(int year, int month) {
        return switch (this) {
            case GREGORIAN -> YearMonth.of(year, month).lengthOfMonth();
            case SOLAR_HIJRI -> SolarDate.lengthOfMonth(year, month);
        };
    }

    boolean hasRuleYear(int year) {
        return firstRuleYear <= year && year <= lastRuleYear;
    }

    /// Every rule year with a day in the window, and a few beside them: a Solar Hijri year begins 621 years after the
    /// Gregorian one that holds its end, and a missing leap day may be moved into the next year.
    IntStream yearsAround(LocalDate from, LocalDate to) {
        int first = Math.max(firstRuleYear, from.getYear() - gregorianAhead - 2);
        int last = Math.min(lastRuleYear, to.getYear() - gregorianAhead + 1);
        return IntStream.rangeClosed(first, last);
    }
}
