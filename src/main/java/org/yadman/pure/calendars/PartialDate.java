package org.yadman.pure.calendars;

import java.time.LocalDate;
import org.yadman.pure.Refused;

/// A date exactly as precise as somebody said it. The precision is part of the statement: "2002" is not 1 January.
///
/// **Notation**, a part of the Extended Date/Time Format (EDTF, ISO 8601-2, levels 0 and 1), in Solar Hijri
/// years with the prefix `sh:` (ours, EDTF has none):
///
/// | said | written |
/// |---|---|
/// | a year, a month, a day | `2002` `2002-10` `2002-10-02` `sh:1367` `sh:1381-06-08` |
/// | a season: spring 21, summer 22, autumn 23, winter 24 | `1988-22` `sh:1367-22` |
/// | uncertain, approximate, both | `2021?` `2002-10~` `2002%` |
/// | from one to another; still going on | `1988-07/1988-09` `sh:1367-05/1367-07` `2003/..` |
///
/// **Seasons.** A Solar Hijri season is a quarter of the year. A Gregorian one is every month that a northern season
/// touches, by meteorology (from the 1st of the month) or by the sun (from the 20th or so): spring March to June,
/// summer June to September, autumn September to December, winter December to *March of the next year*. People mean
/// the one or the other, and this record must not make a contradiction out of that.
///
/// **Years.** Gregorian 1583 to 2999, Solar Hijri [SolarDate#FIRST_YEAR] to [SolarDate#LAST_YEAR].
public sealed interface PartialDate {
    /// How exactly it was said. An interval is as exact as its two ends, which see.
    enum Precision {
        DAY,
        MONTH,
        SEASON,
        YEAR,
        INTERVAL
    }

    /// What the speaker thought of the date: sure, not sure whether it is right, sure only that it is near, or both.
    enum Doubt {
        NONE(""),
        UNCERTAIN("?"),
        APPROXIMATE("~"),
        UNCERTAIN_AND_APPROXIMATE("%");

        private final String sign;

        Doubt(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }

        static Doubt of(String sign) {
            return switch (sign) {
                case "?" -> UNCERTAIN;
                case "~" -> APPROXIMATE;
                case "%" -> UNCERTAIN_AND_APPROXIMATE;
                default -> NONE;
            };
        }
    }

    /// One year, season, month or day.
    ///
    /// @param month 1 to 12, a season 21 to 24, or 0 for "not said"
    /// @param day 1 to 31, or 0 for "not said"
    record Point(CalendarSystem calendar, int year, int month, int day, Doubt doubt) implements PartialDate {
        public Point {
            requireYear(calendar, year);
            boolean season = month >= 21 && month <= 24;
            if (month < 0 || (month > 12 && !season)) {
                throw new Refused(CalendarFault.MONTH_OR_SEASON, "month", month);
            }
            if (day != 0) {
                requireDay(calendar, year, month, day);
            }
        }

        private static void requireYear(CalendarSystem calendar, int year) {
            if (year < firstYear(calendar) || year > lastYear(calendar)) {
                throw new Refused(
                        CalendarFault.YEAR,
                        "gregorianFirst",
                        firstYear(CalendarSystem.GREGORIAN),
                        "gregorianLast",
                        lastYear(CalendarSystem.GREGORIAN),
                        "solarFirst",
                        firstYear(CalendarSystem.SOLAR_HIJRI),
                        "solarLast",
                        lastYear(CalendarSystem.SOLAR_HIJRI),
                        "year",
                        year);
            }
        }

        private static void requireDay(CalendarSystem calendar, int year, int month, int day) {
            if (month < 1 || month > 12) {
                throw new Refused(CalendarFault.DAY_WITHOUT_MONTH);
            }
            int length = calendar.lengthOfMonth(year, month);
            if (day < 1 || day > length) {
                throw new Refused(
                        CalendarFault.DAY_OF_MONTH, "month", month, "year", year, "length", length, "day", day);
            }
        }

        private static int firstYear(CalendarSystem calendar) {
            return switch (calendar) {
                case GREGORIAN -> CalendarSystem.GREGORIAN.firstRuleYear();
                case SOLAR_HIJRI -> SolarDate.FIRST_YEAR;
            };
        }

        private static int lastYear(CalendarSystem calendar) {
            return switch (calendar) {
                case GREGORIAN -> CalendarSystem.GREGORIAN.lastRuleYear();
                case SOLAR_HIJRI -> SolarDate.LAST_YEAR;
            };
        }

        private LocalDate first() {
            return calendar.date(year, firstMonth(), Math.max(1, day));
        }

        private LocalDate last() {
            if (day != 0) {
                return first();
            }
            int ofYear = year + (lastMonth() - 1) / 12;
            int ofMonth = (lastMonth() - 1) % 12 + 1;
            return calendar.date(ofYear, ofMonth, calendar.lengthOfMonth(ofYear, ofMonth));
        }

        private int firstMonth() {
            if (isSeason()) {
                return 3 * (month - 21) + (calendar == CalendarSystem.GREGORIAN ? 3 : 1);
            }
            return month == 0 ? 1 : month;
        }

        /// Counted on from the first month's year, so that March after a Gregorian winter is 15.
        private int lastMonth() {
            if (isSeason()) {
                return firstMonth() + (calendar == CalendarSystem.GREGORIAN ? 3 : 2);
            }
            return month == 0 ? 12 : month;
        }

        private boolean isSeason() {
            return month > 12;
        }
    }

    /// From one to another, in the same calendar.
    record Interval(Point start, Point end) implements PartialDate {
        public Interval {
            if (start.calendar() != end.calendar()) {
                throw new Refused(CalendarFault.TWO_CALENDARS);
            }
            if (end.latest().isBefore(start.earliest())) {
                throw new Refused(CalendarFault.INTERVAL_BACKWARDS, "end", end.text(), "start", start.text());
            }
        }
    }

    /// From some date on, with no end known.
    record OpenInterval(Point start) implements PartialDate {}

    /// Reads the notation above; spaces around it and the case of `sh:` do not matter. Throws [Refused].
    static PartialDate parse(String text) {
        return PartialDateText.parse(text);
    }

    /// The canonical notation; `parse(text())` is equal to this.
    default String text() {
        String prefix = calendar() == CalendarSystem.SOLAR_HIJRI ? "sh:" : "";
        return prefix
                + switch (this) {
                    case Point point -> PartialDateText.write(point);
                    case Interval(Point start, Point end) ->
                        PartialDateText.write(start) + "/" + PartialDateText.write(end);
                    case OpenInterval(Point start) -> PartialDateText.write(start) + "/..";
                };
    }

    /// The calendar in which it was said.
    default CalendarSystem calendar() {
        return switch (this) {
            case Point point -> point.calendar;
            case Interval(Point start, Point _) -> start.calendar;
            case OpenInterval(Point start) -> start.calendar;
        };
    }

    /// The first day that it can mean.
    default LocalDate earliest() {
        return switch (this) {
            case Point point -> point.first();
            case Interval(Point start, Point _) -> start.earliest();
            case OpenInterval(Point start) -> start.earliest();
        };
    }

    /// The last day that it can mean; [LocalDate#MAX] if no end is known.
    default LocalDate latest() {
        return switch (this) {
            case Point point -> point.last();
            case Interval(Point _, Point end) -> end.latest();
            case OpenInterval _ -> LocalDate.MAX;
        };
    }

    default Precision precision() {
        return switch (this) {
            case Point point when point.day != 0 -> Precision.DAY;
            case Point point when point.isSeason() -> Precision.SEASON;
            case Point point when point.month != 0 -> Precision.MONTH;
            case Point _ -> Precision.YEAR;
            case Interval _, OpenInterval _ -> Precision.INTERVAL;
        };
    }

    /// Whether the speaker was not sure that it is right (`?` or `%`), at either end.
    default boolean uncertain() {
        return switch (this) {
            case Point point -> point.doubt == Doubt.UNCERTAIN || point.doubt == Doubt.UNCERTAIN_AND_APPROXIMATE;
            case Interval(Point start, Point end) -> start.uncertain() || end.uncertain();
            case OpenInterval(Point start) -> start.uncertain();
        };
    }

    /// Whether the speaker said only that it is near (`~` or `%`), at either end.
    default boolean approximate() {
        return switch (this) {
            case Point point -> point.doubt == Doubt.APPROXIMATE || point.doubt == Doubt.UNCERTAIN_AND_APPROXIMATE;
            case Interval(Point start, Point end) -> start.approximate() || end.approximate();
            case OpenInterval(Point start) -> start.approximate();
        };
    }

    /// Whether two statements do not contradict each other: the span of one holds the span of the other. "2002" and
    /// "2002-10" agree, "2002-10" and "2002-04-19" do not. Doubt changes nothing: the spans are compared as said.
    ///
    /// Years, seasons and months of two calendars never fit into each other (1367 is March 1988 to March 1989), so
    /// statements in two calendars already agree when they share a day.
    default boolean agreesWith(PartialDate other) {
        if (calendar() != other.calendar()) {
            return !latest().isBefore(other.earliest()) && !other.latest().isBefore(earliest());
        }
        return holds(other) || other.holds(this);
    }

    private boolean holds(PartialDate other) {
        return !other.earliest().isBefore(earliest()) && !other.latest().isAfter(latest());
    }
}
