package org.yadman.pure.calendars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yadman.pure.Refused;

/// A rule for a day that comes back: "1 September", "10 Shahrivar", "the Friday nearest to it", "each Tuesday of a
/// summer". A value: date-only, without time zone, valid by construction. Constructors refuse nonsense with
/// [Refused].
///
/// # Notation
///
/// [#text()] writes one line, [#parse(String)] reads it; case and extra spaces do not matter when reading.
///
/// ```
/// rule       = plain { ";" modifier }
/// plain      = "once" partial-date                                   once 1988-09-01
///            | calendar MM-DD [ "else" ("previous"|"next") "day" ]   gregorian 02-29 else next day
///            | ordinal weekday "of" calendar MM                      last friday of solar-hijri 12
///                  [ "else" ("last"|"first") ]                       5th friday of gregorian 11 else last
///            | weekday relation "(" rule ")"                         friday nearest (solar-hijri 06-10)
///            | "(" rule ")" ("+"|"-") number "days"                  (solar-hijri 06-10) + 40 days
///            | "from" "(" rule ")" "to" "(" rule ")"                 from (gregorian 07-07) to (gregorian 07-14)
///            | "every" weekday { "," weekday } "in" "(" rule ")"     every tuesday in (once 1988-07/1988-09)
///            | "table" [ "solar-hijri" ] { year "=" date }           table 2024=2024-04-10 2025=2025-03-30
///            | "meeting"                                             (meeting) - 60 days
/// modifier   = "since" year | "until" year | "window" number "days" | "at" HH:MM
///            | "except" year "=" date [ "/" date ] quoted-reason     except 2003=2003-09-02 "Labor Day"
/// calendar   = "gregorian" | "solar-hijri"
/// ordinal    = "1st" | "2nd" | "3rd" | "4th" | "5th" | "last" | "2nd last" | "3rd last" | "4th last" | "5th last"
/// weekday    = "monday" | … | "sunday"
/// relation   = "on-or-after" | "on-or-before" | "after" | "before" | "nearest"
/// date       = YYYY-MM-DD; reading also takes sh:YYYY-MM-DD
/// ```
///
/// A quotation mark inside a reason is doubled. A partial date is in the notation of [PartialDate]. Modifiers inside
/// the parentheses belong to the inner rule.
///
/// # Years
///
/// Every occurrence belongs to a year of the rule's own calendar ([#calendar()]), in which modifiers count: that
/// of the date, or for a reckoned day that of its anchor. The last Friday before 1 Farvardin 1405 belongs to
/// 1405 although it falls in Esfand 1404; a range belongs to the year of its start.
///
/// # Limits
///
/// Nothing occurs before 1583-01-01 or after 2999-12-31. Solar Hijri rules are expanded for the years 1300 to 1500
/// only; beyond them there is nothing, rather than a day on which methods differ.
public sealed interface DayRule {
    /// A range lasts at most this many days, the first and the last included.
    int LONGEST_RANGE = 366;

    /// What to do in a year without 29 February or 30 Esfand.
    enum MissingDay {
        SKIP,
        PREVIOUS_DAY,
        NEXT_DAY
    }

    /// What to do in a month without a fifth such weekday. `LAST` takes the fourth, in the same direction of
    /// counting: the last one of the month or, counting from the end, the first.
    enum AbsentFifth {
        SKIP,
        LAST
    }

    /// Where the wanted weekday lies from the anchor. `ON_OR_…` may be the anchor day itself, `AFTER` and
    /// `BEFORE` are 1 to 7 days away. `NEAREST` is at most 3 days away; a tie cannot happen, because a week has
    /// seven days.
    enum Relation {
        ON_OR_AFTER,
        ON_OR_BEFORE,
        AFTER,
        BEFORE,
        NEAREST
    }

    /// One day of a [Table] and the year that the table gives it to. A year may have two days (a lunar day can fall
    /// twice in one Gregorian year).
    record Entry(int year, LocalDate date) {}

    /// Happens a single time, and as exactly as the date was said: "summer 1988" occurs as one span.
    record Once(PartialDate date) implements DayRule {
        public Once {
            RuleChecks.requireClosed(date);
        }
    }

    /// The same day of every year, such as 1 September or 10 Shahrivar.
    ///
    /// @param missing anything but `SKIP` only for 29 February and 30 Esfand
    record Fixed(CalendarSystem calendar, int month, int day, MissingDay missing) implements DayRule {
        public Fixed {
            RuleChecks.requireDayOfSomeYear(calendar, month, day);
            if (missing != MissingDay.SKIP && !RuleChecks.isLeapDay(calendar, month, day)) {
                throw new Refused(CalendarFault.NEVER_MISSING);
            }
        }

        public Fixed(CalendarSystem calendar, int month, int day) {
            this(calendar, month, day, MissingDay.SKIP);
        }
    }

    /// The n-th of a weekday in a month, such as the fourth Saturday of November.
    ///
    /// @param n 1 to 5 from the beginning, -1 (the last) to -5 from the end
    /// @param absent anything but `SKIP` only for 5 and -5
    record NthWeekday(int n, DayOfWeek weekday, CalendarSystem calendar, int month, AbsentFifth absent)
            implements DayRule {
        public NthWeekday {
            RuleChecks.requireMonth(month);
            if (n == 0 || Math.abs(n) > 5) {
                throw new Refused(CalendarFault.ORDINAL);
            }
            if (absent != AbsentFifth.SKIP && Math.abs(n) != 5) {
                throw new Refused(CalendarFault.NEVER_ABSENT);
            }
        }

        public NthWeekday(int n, DayOfWeek weekday, CalendarSystem calendar, int month) {
            this(n, weekday, calendar, month, AbsentFifth.SKIP);
        }
    }

    /// A weekday counted from another day, such as the Friday nearest 10 Shahrivar.
    ///
    /// @param anchor a rule of single days
    record WeekdayRelative(DayOfWeek weekday, Relation relation, DayRule anchor) implements DayRule {
        public WeekdayRelative {
            RuleChecks.requireSingleDays(anchor, CalendarFault.WEEKDAY_OF_LONGER);
        }
    }

    /// So many days after another day, or before it if negative: the eve is -1. Of a range, the whole is shifted.
    ///
    /// @param days -9999 to 9999, not 0; +40 is the anchor's date plus 40
    record Offset(DayRule anchor, int days) implements DayRule {
        public Offset {
            if (days == 0 || Math.abs((long) days) > 9999) {
                throw new Refused(CalendarFault.OFFSET);
            }
        }
    }

    /// From each start to the first end on or after it. So it may wrap the year: from 27 July to 31 January.
    /// A start with no end within [#LONGEST_RANGE] days gives nothing.
    ///
    /// @param start a rule of single days that comes back (one single span is [Once])
    /// @param end as start, possibly in the other calendar
    record Range(DayRule start, DayRule end) implements DayRule {
        public Range {
            RuleChecks.requireRangeEnd(start);
            RuleChecks.requireRangeEnd(end);
        }
    }

    /// Each such weekday in each occurrence of the range. Where two overlap, a day comes once and belongs to the year
    /// of
    /// the one that begins first.
    record WeeklyInRange(Set<DayOfWeek> weekdays, DayRule range) implements DayRule {
        public WeeklyInRange {
            if (weekdays.isEmpty()) {
                throw new Refused(CalendarFault.NO_WEEKDAY);
            }
            weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
        }
    }

    /// Days that are announced and not computed, such as lunar ones.
    ///
    /// @param calendar in which its years are counted
    /// @param entries at least one, kept in the order of dates; no date twice, none further from its year than the
    ///     year before or after
    record Table(CalendarSystem calendar, List<Entry> entries) implements DayRule {
        public Table {
            entries = entries.stream().sorted(Comparator.comparing(Entry::date)).toList();
            RuleChecks.requireTable(calendar, entries);
        }
    }

    /// A meeting whose day another rule tells: with it a step towards a meeting is said without its date, as bodies
    /// say it ("60 days before the meeting"). By itself it never occurs; [#towards(LocalDate)] puts a day in its
    /// place.
    record Meeting() implements DayRule {}

    /// A rule and what is said about it besides.
    ///
    /// @param rule not itself modified
    /// @param modifiers at least one, in canonical order, each kind once and exceptions once a year. Years only
    ///     for a rule that comes back, within the years of its calendar, and exceptions within since and until
    record Modified(DayRule rule, List<Modifier> modifiers) implements DayRule {
        public Modified {
            modifiers = RuleChecks.ordered(modifiers);
            RuleChecks.requireModifiable(rule, modifiers);
        }
    }

    /// Reads the notation above. Throws [RuleSyntaxException].
    static DayRule parse(String text) {
        return new RuleParser(text).parse();
    }

    /// The canonical notation, one line: `parse(rule.text())` equals the rule.
    default String text() {
        return RuleText.of(this);
    }

    /// The calendar of the rule's years: of its date, its anchor, its range's start or its table.
    default CalendarSystem calendar() {
        return switch (this) {
            case Once once -> once.date().calendar();
            case Fixed fixed -> fixed.calendar;
            case NthWeekday nth -> nth.calendar;
            case WeekdayRelative relative -> relative.anchor().calendar();
            case Offset offset -> offset.anchor().calendar();
            case Range range -> range.start().calendar();
            case WeeklyInRange weekly -> weekly.range().calendar();
            case Table table -> table.calendar;
            case Meeting _ -> CalendarSystem.GREGORIAN;
            case Modified modified -> modified.rule().calendar();
        };
    }

    /// Whether it is counted from a [Meeting].
    default boolean countsFromMeeting() {
        return switch (this) {
            case Meeting _ -> true;
            case Once _, Fixed _, NthWeekday _, Range _, Table _ -> false;
            case WeekdayRelative relative -> relative.anchor().countsFromMeeting();
            case Offset offset -> offset.anchor().countsFromMeeting();
            case WeeklyInRange weekly -> weekly.range().countsFromMeeting();
            case Modified modified -> modified.rule().countsFromMeeting();
        };
    }

    /// The rule with this day in the place of the [Meeting] from which it is counted; itself if there is none.
    default DayRule towards(LocalDate meeting) {
        return switch (this) {
            case Meeting _ -> new Once(PartialDate.parse(meeting.toString()));
            case Once _, Fixed _, NthWeekday _, Range _, Table _ -> this;
            case WeekdayRelative(var weekday, var relation, var anchor) ->
                new WeekdayRelative(weekday, relation, anchor.towards(meeting));
            case Offset(var anchor, int days) -> new Offset(anchor.towards(meeting), days);
            case WeeklyInRange(var weekdays, var range) -> new WeeklyInRange(weekdays, range.towards(meeting));
            case Modified(var rule, var modifiers) -> new Modified(rule.towards(meeting), modifiers);
        };
    }

    /// The occurrences whose first day lies in the window, both ends included, in order, each span once. An
    /// empty list if the window ends before it begins.
    default List<Occurrence> between(LocalDate from, LocalDate to) {
        return Expansion.between(this, from, to);
    }

    /// The occurrences that begin in a Gregorian year: often one, but a rule may give none or several.
    default List<Occurrence> inGregorianYear(int year) {
        return between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /// Within how many days before or after an occurrence a gathering still belongs to it; 0 unless said.
    default int windowDays() {
        for (Modifier modifier : modifiers()) {
            if (modifier instanceof Modifier.Window(int days)) {
                return days;
            }
        }
        return 0;
    }

    /// The time by the local clock, if the rule says one.
    default Optional<LocalTime> localTime() {
        for (Modifier modifier : modifiers()) {
            if (modifier instanceof Modifier.At(LocalTime time)) {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    /// What is said besides, in canonical order; empty for a plain rule.
    default List<Modifier> modifiers() {
        return List.of();
    }
}
