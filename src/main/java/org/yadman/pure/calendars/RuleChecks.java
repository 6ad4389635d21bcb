package org.yadman.pure.calendars;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yadman.pure.Refused;
import org.yadman.pure.calendars.DayRule.Entry;
import org.yadman.pure.calendars.DayRule.Fixed;
import org.yadman.pure.calendars.DayRule.Modified;
import org.yadman.pure.calendars.DayRule.NthWeekday;
import org.yadman.pure.calendars.DayRule.Offset;
import org.yadman.pure.calendars.DayRule.Once;
import org.yadman.pure.calendars.DayRule.Range;
import org.yadman.pure.calendars.DayRule.Table;
import org.yadman.pure.calendars.DayRule.WeekdayRelative;
import org.yadman.pure.calendars.DayRule.WeeklyInRange;
import org.yadman.pure.calendars.PartialDate.Precision;

/// What the records of [DayRule] refuse. Each refusal is a [CalendarFault].
final class RuleChecks {
    private static final Comparator<Modifier> CANONICAL =
            Comparator.comparingInt(RuleChecks::rank).thenComparingInt(RuleChecks::exceptedYear);

    private RuleChecks() {}

    static void requireClosed(PartialDate date) {
        if (date.latest().equals(LocalDate.MAX)) {
            throw new Refused(CalendarFault.OPEN, "date", date.text());
        }
        CalendarSystem calendar = date.calendar();
        requireRuleYear(calendar, calendar.yearOf(date.earliest()));
        requireRuleYear(calendar, calendar.yearOf(date.latest()));
    }

    static void requireMonth(int month) {
        if (month < 1 || month > 12) {
            throw new Refused(CalendarFault.MONTH, "month", month);
        }
    }

    static void requireDayOfSomeYear(CalendarSystem calendar, int month, int day) {
        requireMonth(month);
        int longest = longestMonth(calendar, month);
        if (day < 1 || day > longest) {
            throw new Refused(
                    CalendarFault.DAY_OF_SOME_MONTH,
                    "month",
                    month,
                    "calendar",
                    calendar.word(),
                    "longest",
                    longest,
                    "day",
                    day);
        }
    }

    static boolean isLeapDay(CalendarSystem calendar, int month, int day) {
        return switch (calendar) {
            case GREGORIAN -> month == 2 && day == 29;
            case SOLAR_HIJRI -> month == 12 && day == 30;
        };
    }

    private static int longestMonth(CalendarSystem calendar, int month) {
        return switch (calendar) {
            case GREGORIAN -> Month.of(month).maxLength();
            case SOLAR_HIJRI -> month <= 6 ? 31 : 30;
        };
    }

    static void requireSingleDays(DayRule rule, CalendarFault fault) {
        if (longest(rule) > 1) {
            throw new Refused(fault, "rule", rule.text());
        }
    }

    static void requireRangeEnd(DayRule rule) {
        requireSingleDays(rule, CalendarFault.RANGE_OF_LONGER);
        if (happensOnce(rule)) {
            throw new Refused(CalendarFault.RANGE_ONCE);
        }
    }

    static void requireTable(CalendarSystem calendar, List<Entry> entries) {
        if (entries.isEmpty()) {
            throw new Refused(CalendarFault.TABLE_EMPTY);
        }
        Set<LocalDate> dates = new HashSet<>();
        for (Entry entry : entries) {
            requireNearYear(calendar, entry.year(), entry.date());
            if (!dates.add(entry.date())) {
                throw new Refused(CalendarFault.TABLE_TWICE, "date", entry.date());
            }
        }
    }

    /// The modifiers in the order of the canonical notation; none twice, but exceptions for different years.
    static List<Modifier> ordered(List<Modifier> modifiers) {
        List<Modifier> sorted = modifiers.stream().sorted(CANONICAL).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (CANONICAL.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new Refused(CalendarFault.MODIFIER_TWICE, "modifier", given(sorted.get(i)));
            }
        }
        return sorted;
    }

    private static String given(Modifier modifier) {
        return modifier.word() + (modifier instanceof Modifier.Except except ? " " + except.year() : "");
    }

    private static int rank(Modifier modifier) {
        return switch (modifier) {
            case Modifier.Since _ -> 0;
            case Modifier.Until _ -> 1;
            case Modifier.Except _ -> 2;
            case Modifier.Window _ -> 3;
            case Modifier.At _ -> 4;
        };
    }

    private static int exceptedYear(Modifier modifier) {
        return modifier instanceof Modifier.Except except ? except.year() : 0;
    }

    static void requireModifiable(DayRule rule, List<Modifier> modifiers) {
        if (modifiers.isEmpty()) {
            throw new Refused(CalendarFault.NO_MODIFIER);
        }
        if (rule instanceof Modified) {
            throw new Refused(CalendarFault.MODIFIED_TWICE);
        }
        int since = Integer.MIN_VALUE;
        int until = Integer.MAX_VALUE;
        for (Modifier modifier : modifiers) {
            switch (modifier) {
                case Modifier.Since(int year) -> since = requireYearOf(rule, year);
                case Modifier.Until(int year) -> until = requireYearOf(rule, year);
                case Modifier.Except except -> requireException(rule, except, since, until);
                case Modifier.Window _, Modifier.At _ -> {}
            }
        }
        if (until < since) {
            throw new Refused(CalendarFault.SINCE_AFTER_UNTIL, "since", since, "until", until);
        }
    }

    private static void requireException(DayRule rule, Modifier.Except except, int since, int until) {
        requireYearOf(rule, except.year());
        requireNearYear(rule.calendar(), except.year(), except.first());
        if (except.year() < since || except.year() > until) {
            throw new Refused(CalendarFault.EXCEPTION_OUTSIDE, "year", except.year());
        }
    }

    private static int requireYearOf(DayRule rule, int year) {
        if (happensOnce(rule)) {
            throw new Refused(CalendarFault.ONCE_HAS_NO_YEARS);
        }
        requireRuleYear(rule.calendar(), year);
        return year;
    }

    private static void requireRuleYear(CalendarSystem calendar, int year) {
        if (!calendar.hasRuleYear(year)) {
            throw new Refused(
                    CalendarFault.RULE_YEAR,
                    "calendar",
                    calendar.word(),
                    "first",
                    calendar.firstRuleYear(),
                    "last",
                    calendar.lastRuleYear(),
                    "year",
                    year);
        }
    }

    /// A slip of the pen such as 2024=2042-04-10 must not lie hidden for years.
    private static void requireNearYear(CalendarSystem calendar, int year, LocalDate date) {
        requireRuleYear(calendar, year);
        if (Math.abs(yearOrFar(calendar, date) - year) > 1) {
            throw new Refused(CalendarFault.FAR, "date", date, "calendar", calendar.word(), "year", year);
        }
    }

    private static int yearOrFar(CalendarSystem calendar, LocalDate date) {
        try {
            return calendar.yearOf(date);
        } catch (DateTimeException _) {
            return 0;
        }
    }

    private static boolean happensOnce(DayRule rule) {
        return switch (rule) {
            case Once _, DayRule.Meeting _ -> true;
            case Fixed _, NthWeekday _, Table _ -> false;
            case WeekdayRelative relative -> happensOnce(relative.anchor());
            case Offset offset -> happensOnce(offset.anchor());
            case Range _ -> false;
            case WeeklyInRange weekly -> happensOnce(weekly.range());
            case Modified modified -> happensOnce(modified.rule());
        };
    }

    /// The most days that one occurrence can last.
    static int longest(DayRule rule) {
        return switch (rule) {
            case Once(PartialDate date) when date.precision() == Precision.DAY -> 1;
            case Once(PartialDate date) -> Expansion.days(date.earliest(), date.latest());
            case Fixed _, NthWeekday _, WeekdayRelative _, WeeklyInRange _, Table _, DayRule.Meeting _ -> 1;
            case Offset offset -> longest(offset.anchor());
            case Range _ -> DayRule.LONGEST_RANGE;
            case Modified modified -> Math.max(longest(modified.rule()), longestException(modified));
        };
    }

    private static int longestException(Modified modified) {
        int longest = 1;
        for (Modifier modifier : modified.modifiers()) {
            if (modifier instanceof Modifier.Except except) {
                longest = Math.max(longest, Expansion.days(except.first(), except.last()));
            }
        }
        return longest;
    }
}
