package org.yadman.pure.calendars;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;

/// A day of the Solar Hijri calendar, the civil calendar of Iran: six months of 31 days (Farvardin to
/// Shahrivar), five of 30 (Mehr to Bahman), and Esfand with 29 days, in a leap year 30.
///
/// **Method.** By law the year begins on the day whose noon is the first after the spring equinox. K. M. Borkowski
/// ("The Persian calendar for 3000 years", *Earth, Moon, and Planets* 74, 1996, 223–230) computed the equinoxes and
/// reduced them to a table of years at which a 33-year cycle is interrupted; the jalaali family of libraries
/// uses this table (…, 1111, 1181, 1210, 1635, …). From 1178 to 1633 the interruptions fall on whole cycles, so
/// the table says exactly this: counted from 1210, the years 0, 4, 8, 12, 16, 20, 24 and 28 of every 33 have 366
/// days. That one rule is computed here, and a test holds it against the full table.
///
/// **Limits.** 1178 to 1633 (21 March 1799 to 20 March 2255); anything outside is refused with a [DateTimeException].
/// Before 1304 (1925), when the calendar became law in this form, dates are reckoned backwards and need not be what
/// people wrote at the time. ICU4J 79 agrees on every day up to 28 Esfand 1502. It corrects the cycle for equinoxes
/// very near noon: 1503 and 1602 are its leap years instead of 1502 and 1601, so that it differs on 30 Esfand 1502 to
/// 29 Esfand 1503 (20 March 2124 to 20 March 2125) and likewise a century later.
public record SolarDate(int year, int month, int day) implements Comparable<SolarDate> {
    public static final int FIRST_YEAR = 1178;
    public static final int LAST_YEAR = 1633;

    private static final int CYCLE = 33;
    private static final int LEAPS_IN_CYCLE = 8;
    private static final int CYCLE_START = 1177;
    private static final long FIRST_OF_CYCLE_START = LocalDate.of(1798, 3, 20).toEpochDay();
    private static final int FIRST_HALF_DAYS = 6 * 31;

    private static final Comparator<SolarDate> IN_ORDER = Comparator.comparingInt(SolarDate::year)
            .thenComparingInt(SolarDate::month)
            .thenComparingInt(SolarDate::day);

    public SolarDate {
        int length = lengthOfMonth(year, month);
        if (day < 1 || day > length) {
            throw new DateTimeException("Month " + month + " of the Solar Hijri year " + year + " has the days 1 to "
                    + length + ", not " + day + ".");
        }
    }

    /// The Solar Hijri date of a Gregorian one.
    public static SolarDate of(LocalDate date) {
        int year = date.getYear() - 621;
        if (year <= LAST_YEAR + 1 && year >= FIRST_YEAR && date.toEpochDay() < nowruz(year)) {
            year--;
        }
        requireYear(year);
        int dayOfYear = (int) (date.toEpochDay() - nowruz(year));
        if (dayOfYear < FIRST_HALF_DAYS) {
            return new SolarDate(year, 1 + dayOfYear / 31, 1 + dayOfYear % 31);
        }
        int later = dayOfYear - FIRST_HALF_DAYS;
        return new SolarDate(year, 7 + later / 30, 1 + later % 30);
    }

    public LocalDate toGregorian() {
        int before = month <= 7 ? (month - 1) * 31 : FIRST_HALF_DAYS + (month - 7) * 30;
        return LocalDate.ofEpochDay(nowruz(year) + before + day - 1);
    }

    /// Whether the year has 366 days, that is, a 30 Esfand.
    public static boolean isLeap(int year) {
        requireYear(year);
        int position = (year - CYCLE_START) % CYCLE;
        return position % 4 == 0 && position < 32;
    }

    public static int lengthOfMonth(int year, int month) {
        requireYear(year);
        if (month < 1 || month > 12) {
            throw new DateTimeException("A year has the months 1 to 12, not " + month + ".");
        }
        if (month <= 6) {
            return 31;
        }
        return month < 12 || isLeap(year) ? 30 : 29;
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException("Solar Hijri dates are known for the years " + FIRST_YEAR + " to " + LAST_YEAR
                    + ", not for " + year + ".");
        }
    }

    /// The epoch day of 1 Farvardin.
    private static long nowruz(int year) {
        int years = year - CYCLE_START;
        int leaps = years / CYCLE * LEAPS_IN_CYCLE + (years % CYCLE + 3) / 4;
        return FIRST_OF_CYCLE_START + 365L * years + leaps;
    }

    @Override
    public int compareTo(SolarDate other) {
        return IN_ORDER.compare(this, other);
    }

    /// The date as `1403-06-10`.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }
}
