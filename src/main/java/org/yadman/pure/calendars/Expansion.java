package org.yadman.pure.calendars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

/// Turns a [DayRule] into dates. A rule is one fixed set of occurrences, whatever the window; each kind asks its
/// inner rules for a window just wide enough and keeps what begins inside its own. So windows side by side give
/// together what one window over both gives, which a test holds for random rules.
final class Expansion {
    private static final LocalDate FIRST = LocalDate.of(CalendarSystem.GREGORIAN.firstRuleYear(), 1, 1);
    private static final LocalDate LAST = LocalDate.of(CalendarSystem.GREGORIAN.lastRuleYear(), 12, 31);

    /// Of the same days twice, the one that says why it is there comes first and is kept.
    private static final Comparator<Dated> IN_ORDER = Comparator.comparing(Dated::first)
            .thenComparing(dated -> dated.occurrence.last())
            .thenComparing(dated -> !dated.occurrence.moved())
            .thenComparingInt(Dated::year)
            .thenComparing(dated -> dated.occurrence.reason());

    private Expansion() {}

    /// An occurrence and the year, in the rule's own calendar, that it belongs to.
    private record Dated(int year, Occurrence occurrence) {
        LocalDate first() {
            return occurrence.first();
        }

        Dated on(LocalDate day) {
            return on(day, day);
        }

        Dated on(LocalDate first, LocalDate last) {
            return new Dated(year, occurrence.on(first, last));
        }

        static Dated of(int year, LocalDate day) {
            return new Dated(year, new Occurrence(day, day));
        }
    }

    /// Both ends included. Made only inside 1583 to 2999 and what rules add to it, so its arithmetic cannot overflow.
    private record Window(LocalDate from, LocalDate to) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        Window widened(int before, int after) {
            return new Window(from.minusDays(before), to.plusDays(after));
        }
    }

    static List<Occurrence> between(DayRule rule, LocalDate from, LocalDate to) {
        Window window = new Window(from.isBefore(FIRST) ? FIRST : from, to.isAfter(LAST) ? LAST : to);
        if (window.to.isBefore(window.from)) {
            return List.of();
        }
        List<Occurrence> unique = new ArrayList<>();
        for (Dated dated : expand(rule, window).stream().sorted(IN_ORDER).toList()) {
            if (unique.isEmpty() || !unique.getLast().sameDays(dated.occurrence)) {
                unique.add(dated.occurrence);
            }
        }
        return List.copyOf(unique);
    }

    static int days(LocalDate first, LocalDate last) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first, last) + 1);
    }

    private static List<Dated> expand(DayRule rule, Window window) {
        List<Dated> candidates = switch (rule) {
            case Once(PartialDate date) -> once(date);
            case Fixed fixed -> fixed(fixed, window);
            case NthWeekday nth -> nthWeekdays(nth, window);
            case WeekdayRelative relative -> relative(relative, window);
            case Offset offset -> shifted(offset, window);
            case Range range -> ranges(range, window);
            case WeeklyInRange weekly -> weekly(weekly, window);
            case Table(CalendarSystem _, List<DayRule.Entry> entries) ->
                entries.stream()
                        .map(entry -> Dated.of(entry.year(), entry.date()))
                        .toList();
            case DayRule.Meeting _ -> List.of();
            case Modified modified -> modified(modified, window);
        };
        return candidates.stream().filter(dated -> window.holds(dated.first())).toList();
    }

    private static List<Dated> once(PartialDate date) {
        int year = date.calendar().yearOf(date.earliest());
        return List.of(new Dated(year, new Occurrence(date.earliest(), date.latest())));
    }

    private static List<Dated> fixed(Fixed fixed, Window window) {
        List<Dated> days = new ArrayList<>();
        fixed.calendar()
                .yearsAround(window.from, window.to)
                .forEach(year -> fixedIn(year, fixed).ifPresent(day -> days.add(Dated.of(year, day))));
        return days;
    }

    private static Optional<LocalDate> fixedIn(int year, Fixed fixed) {
        int length = fixed.calendar().lengthOfMonth(year, fixed.month());
        if (fixed.day() <= length) {
            return Optional.of(fixed.calendar().date(year, fixed.month(), fixed.day()));
        }
        LocalDate lastOfMonth = fixed.calendar().date(year, fixed.month(), length);
        return switch (fixed.missing()) {
            case SKIP -> Optional.empty();
            case PREVIOUS_DAY -> Optional.of(lastOfMonth);
            case NEXT_DAY -> Optional.of(lastOfMonth.plusDays(1));
        };
    }

    private static List<Dated> nthWeekdays(NthWeekday nth, Window window) {
        List<Dated> days = new ArrayList<>();
        nth.calendar()
                .yearsAround(window.from, window.to)
                .forEach(year -> nthWeekdayIn(year, nth).ifPresent(day -> days.add(Dated.of(year, day))));
        return days;
    }

    private static Optional<LocalDate> nthWeekdayIn(int year, NthWeekday nth) {
        LocalDate first = nth.calendar().date(year, nth.month(), 1);
        LocalDate last = first.plusDays(nth.calendar().lengthOfMonth(year, nth.month()) - 1);
        LocalDate day = nth.n() > 0
                ? first.with(TemporalAdjusters.nextOrSame(nth.weekday())).plusWeeks(nth.n() - 1)
                : last.with(TemporalAdjusters.previousOrSame(nth.weekday())).plusWeeks(nth.n() + 1);
        if (new Window(first, last).holds(day)) {
            return Optional.of(day);
        }
        return switch (nth.absent()) {
            case SKIP -> Optional.empty();
            case LAST -> Optional.of(day.plusWeeks(nth.n() > 0 ? -1 : 1));
        };
    }

    private static List<Dated> relative(WeekdayRelative rule, Window window) {
        return expand(rule.anchor(), window.widened(7, 7)).stream()
                .map(anchor -> anchor.on(weekdayFrom(anchor.first(), rule.relation(), rule.weekday())))
                .toList();
    }

    private static LocalDate weekdayFrom(LocalDate anchor, Relation relation, DayOfWeek weekday) {
        return anchor.with(
                switch (relation) {
                    case ON_OR_AFTER -> TemporalAdjusters.nextOrSame(weekday);
                    case ON_OR_BEFORE -> TemporalAdjusters.previousOrSame(weekday);
                    case AFTER -> TemporalAdjusters.next(weekday);
                    case BEFORE -> TemporalAdjusters.previous(weekday);
                    case NEAREST -> day -> day.minus(3, ChronoUnit.DAYS).with(TemporalAdjusters.nextOrSame(weekday));
                });
    }

    private static List<Dated> shifted(Offset offset, Window window) {
        int days = offset.days();
        Window before = window.widened(days, -days);
        return expand(offset.anchor(), before).stream()
                .map(anchor -> anchor.on(
                        anchor.first().plusDays(days),
                        anchor.occurrence().last().plusDays(days)))
                .toList();
    }

    private static List<Dated> ranges(Range range, Window window) {
        TreeMap<LocalDate, Occurrence> ends = new TreeMap<>();
        expand(range.end(), window.widened(0, DayRule.LONGEST_RANGE))
                .forEach(end -> ends.merge(end.first(), end.occurrence(), (a, b) -> a.moved() ? a : b));
        List<Dated> spans = new ArrayList<>();
        for (Dated start : expand(range.start(), window)) {
            Map.Entry<LocalDate, Occurrence> end = ends.ceilingEntry(start.first());
            if (end != null && days(start.first(), end.getKey()) <= DayRule.LONGEST_RANGE) {
                spans.add(span(start, end.getValue()));
            }
        }
        return spans;
    }

    private static Dated span(Dated start, Occurrence end) {
        String reason = start.occurrence().moved() ? start.occurrence().reason() : end.reason();
        return new Dated(start.year(), new Occurrence(start.first(), end.first(), reason));
    }

    /// Goes over overlapping spans once: otherwise nested rules of a hostile writer would grow without measure.
    private static List<Dated> weekly(WeeklyInRange rule, Window window) {
        List<Dated> days = new ArrayList<>();
        LocalDate next = LocalDate.MIN;
        Window wide = window.widened(RuleChecks.longest(rule.range()), 0);
        for (Dated span : expand(rule.range(), wide).stream().sorted(IN_ORDER).toList()) {
            LocalDate first = span.first().isBefore(next) ? next : span.first();
            LocalDate after = span.occurrence().last().plusDays(1);
            if (first.isBefore(after)) {
                first.datesUntil(after)
                        .filter(day -> rule.weekdays().contains(day.getDayOfWeek()))
                        .forEach(day -> days.add(span.on(day)));
                next = after;
            }
        }
        return days;
    }

    private static List<Dated> modified(Modified modified, Window window) {
        int since = Integer.MIN_VALUE;
        int until = Integer.MAX_VALUE;
        Map<Integer, Dated> moved = new TreeMap<>();
        for (Modifier modifier : modified.modifiers()) {
            switch (modifier) {
                case Modifier.Since(int year) -> since = year;
                case Modifier.Until(int year) -> until = year;
                case Modifier.Except(int year, LocalDate first, LocalDate last, String reason) ->
                    moved.put(year, new Dated(year, new Occurrence(first, last, reason)));
                case Modifier.Window _, Modifier.At _ -> {}
            }
        }
        List<Dated> all = new ArrayList<>(moved.values());
        for (Dated dated : expand(modified.rule(), window)) {
            if (since <= dated.year() && dated.year() <= until && !moved.containsKey(dated.year())) {
                all.add(dated);
            }
        }
        return all;
    }
}
