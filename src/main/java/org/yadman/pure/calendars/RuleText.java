package org.yadman.pure.calendars;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.yadman.pure.calendars.DayRule.Entry;
import org.yadman.pure.calendars.DayRule.Fixed;
import org.yadman.pure.calendars.DayRule.Modified;
import org.yadman.pure.calendars.DayRule.NthWeekday;
import org.yadman.pure.calendars.DayRule.Offset;
import org.yadman.pure.calendars.DayRule.Once;
import org.yadman.pure.calendars.DayRule.Range;
import org.yadman.pure.calendars.DayRule.Relation;
import org.yadman.pure.calendars.DayRule.Table;
import org.yadman.pure.calendars.DayRule.WeekdayRelative;
import org.yadman.pure.calendars.DayRule.WeeklyInRange;

/// Writes the notation of [DayRule], and holds the words that [RuleParser] reads.
final class RuleText {
    /// Index 0 is the first.
    static final List<String> ORDINALS = List.of("1st", "2nd", "3rd", "4th", "5th");

    private RuleText() {}

    static String of(DayRule rule) {
        return switch (rule) {
            case Once(PartialDate date) -> "once " + date.text();
            case Fixed fixed ->
                fixed.calendar().word() + " " + two(fixed.month()) + "-" + two(fixed.day()) + missing(fixed);
            case NthWeekday nth ->
                ordinal(nth.n()) + " " + word(nth.weekday()) + " of "
                        + nth.calendar().word() + " " + two(nth.month()) + absent(nth);
            case WeekdayRelative(DayOfWeek weekday, Relation relation, DayRule anchor) ->
                word(weekday) + " " + word(relation) + " (" + of(anchor) + ")";
            case Offset(DayRule anchor, int days) ->
                "(" + of(anchor) + ") " + (days < 0 ? "- " : "+ ") + days(Math.abs(days));
            case Range(DayRule start, DayRule end) -> "from (" + of(start) + ") to (" + of(end) + ")";
            case WeeklyInRange weekly ->
                "every "
                        + weekly.weekdays().stream().map(RuleText::word).collect(Collectors.joining(", "))
                        + " in (" + of(weekly.range()) + ")";
            case Table table ->
                "table"
                        + (table.calendar() == CalendarSystem.GREGORIAN
                                ? ""
                                : " " + table.calendar().word())
                        + table.entries().stream().map(RuleText::entry).collect(Collectors.joining());
            case DayRule.Meeting _ -> "meeting";
            case Modified(DayRule plain, List<Modifier> modifiers) ->
                of(plain) + modifiers.stream().map(RuleText::modifier).collect(Collectors.joining());
        };
    }

    private static String missing(Fixed fixed) {
        return switch (fixed.missing()) {
            case SKIP -> "";
            case PREVIOUS_DAY -> " else previous day";
            case NEXT_DAY -> " else next day";
        };
    }

    private static String ordinal(int n) {
        if (n > 0) {
            return ORDINALS.get(n - 1);
        }
        return n == -1 ? "last" : ORDINALS.get(-n - 1) + " last";
    }

    private static String absent(NthWeekday nth) {
        return switch (nth.absent()) {
            case SKIP -> "";
            case LAST -> nth.n() > 0 ? " else last" : " else first";
        };
    }

    private static String entry(Entry entry) {
        return " " + entry.year() + "=" + entry.date();
    }

    private static String modifier(Modifier modifier) {
        return "; " + modifier.word() + " "
                + switch (modifier) {
                    case Modifier.Since(int year) -> year;
                    case Modifier.Until(int year) -> year;
                    case Modifier.Except except ->
                        except.year() + "=" + span(except) + " \""
                                + except.reason().replace("\"", "\"\"") + "\"";
                    case Modifier.Window(int days) -> days(days);
                    case Modifier.At at -> at.time();
                };
    }

    private static String span(Modifier.Except except) {
        return except.first().equals(except.last()) ? except.first().toString() : except.first() + "/" + except.last();
    }

    static String word(DayOfWeek weekday) {
        return weekday.name().toLowerCase(Locale.ROOT);
    }

    static String word(Relation relation) {
        return relation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String days(int days) {
        return days + (days == 1 ? " day" : " days");
    }

    private static String two(int number) {
        return (number < 10 ? "0" : "") + number;
    }
}
