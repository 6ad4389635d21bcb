package org.yadman.pure.calendars;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The definition of each rule, spelled out day by day over one long horizon: slow, without windows, and sharing
/// nothing with the expansion but the calendars. Right for 2020 to 2030 and rules that reach no further than its
/// edges.
final class NaiveDays {
    private static final List<LocalDate> HORIZON =
            LocalDate.of(2010, 1, 1).datesUntil(LocalDate.of(2041, 1, 1)).toList();

    record Span(int year, LocalDate first, LocalDate last, String reason) {
        Span(int year, LocalDate day) {
            this(year, day, day, "");
        }
    }

    private NaiveDays() {}

    /// In order, each span once, the one with a reason first.
    static List<Occurrence> between(DayRule rule, LocalDate from, LocalDate to) {
        List<Occurrence> occurrences = new ArrayList<>();
        for (Span span : inOrder(spans(rule))) {
            boolean known = occurrences.stream()
                    .anyMatch(o -> o.first().equals(span.first()) && o.last().equals(span.last()));
            if (!known && !span.first().isBefore(from) && !span.first().isAfter(to)) {
                occurrences.add(new Occurrence(span.first(), span.last(), span.reason()));
            }
        }
        return occurrences;
    }

    private static List<Span> inOrder(List<Span> spans) {
        return spans.stream()
                .sorted(Comparator.comparing(Span::first)
                        .thenComparing(Span::last)
                        .thenComparing(span -> span.reason().isEmpty())
                        .thenComparingInt(Span::year)
                        .thenComparing(Span::reason))
                .toList();
    }

    private static List<Span> spans(DayRule rule) {
        return switch (rule) {
            case DayRule.Once(PartialDate date) ->
                List.of(new Span(date.calendar().yearOf(date.earliest()), date.earliest(), date.latest(), ""));
            case DayRule.Fixed fixed -> fixed(fixed);
            case DayRule.NthWeekday nth -> nth(nth);
            case DayRule.WeekdayRelative relative -> relative(relative);
            case DayRule.Offset offset ->
                spans(offset.anchor()).stream()
                        .map(span -> new Span(
                                span.year(),
                                span.first().plusDays(offset.days()),
                                span.last().plusDays(offset.days()),
                                span.reason()))
                        .toList();
            case DayRule.Range range -> ranges(range);
            case DayRule.WeeklyInRange weekly -> weekly(weekly);
            case DayRule.Table table ->
                table.entries().stream()
                        .map(entry -> new Span(entry.year(), entry.date()))
                        .toList();
            case DayRule.Meeting _ -> List.of();
            case DayRule.Modified modified -> modified(modified);
        };
    }

    private static List<Span> fixed(DayRule.Fixed fixed) {
        CalendarSystem calendar = fixed.calendar();
        boolean leapDay = calendar == CalendarSystem.GREGORIAN
                ? fixed.month() == 2 && fixed.day() == 29
                : fixed.day() == 30 && fixed.month() == 12;
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : HORIZON) {
            int year = calendar.yearOf(day);
            if (month(calendar, day) == fixed.month() && dayOfMonth(calendar, day) == fixed.day()) {
                spans.add(new Span(year, day));
            }
            LocalDate tomorrow = day.plusDays(1);
            boolean dayBeforeMissing = leapDay
                    && month(calendar, day) == fixed.month()
                    && dayOfMonth(calendar, day) == fixed.day() - 1
                    && dayOfMonth(calendar, tomorrow) == 1;
            if (dayBeforeMissing && fixed.missing() == DayRule.MissingDay.PREVIOUS_DAY) {
                spans.add(new Span(year, day));
            }
            if (dayBeforeMissing && fixed.missing() == DayRule.MissingDay.NEXT_DAY) {
                spans.add(new Span(year, tomorrow));
            }
        }
        return spans;
    }

    private static List<Span> nth(DayRule.NthWeekday nth) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : HORIZON) {
            if (day.getDayOfWeek() == nth.weekday() && month(nth.calendar(), day) == nth.month()) {
                int step = nth.n() > 0 ? -7 : 7;
                int place = count(nth, day, step);
                boolean fallback =
                        nth.absent() == DayRule.AbsentFifth.LAST && place == 4 && count(nth, day, -step) == 1;
                if (place == Math.abs(nth.n()) || fallback) {
                    spans.add(new Span(nth.calendar().yearOf(day), day));
                }
            }
        }
        return spans;
    }

    /// How many of the weekday the month has from this day on in steps of a week, this one included.
    private static int count(DayRule.NthWeekday nth, LocalDate day, int step) {
        int count = 0;
        for (LocalDate at = day; month(nth.calendar(), at) == nth.month(); at = at.plusDays(step)) {
            count++;
        }
        return count;
    }

    private static List<Span> relative(DayRule.WeekdayRelative rule) {
        List<Span> spans = new ArrayList<>();
        for (Span anchor : spans(rule.anchor())) {
            Predicate<Integer> allowed = distance -> switch (rule.relation()) {
                case ON_OR_AFTER -> 0 <= distance && distance <= 6;
                case ON_OR_BEFORE -> -6 <= distance && distance <= 0;
                case AFTER -> 1 <= distance && distance <= 7;
                case BEFORE -> -7 <= distance && distance <= -1;
                case NEAREST -> -3 <= distance && distance <= 3;
            };
            Stream.iterate(-7, distance -> distance + 1)
                    .limit(15)
                    .filter(allowed)
                    .map(anchor.first()::plusDays)
                    .filter(day -> day.getDayOfWeek() == rule.weekday())
                    .forEach(day -> spans.add(new Span(anchor.year(), day, day, anchor.reason())));
        }
        return spans;
    }

    private static List<Span> ranges(DayRule.Range range) {
        List<Span> ends = inOrder(spans(range.end()));
        List<Span> spans = new ArrayList<>();
        for (Span start : spans(range.start())) {
            ends.stream()
                    .filter(end -> !end.first().isBefore(start.first()))
                    .findFirst()
                    .filter(end -> ChronoUnit.DAYS.between(start.first(), end.first()) < 366)
                    .ifPresent(end -> spans.add(new Span(
                            start.year(),
                            start.first(),
                            end.first(),
                            start.reason().isEmpty() ? end.reason() : start.reason())));
        }
        return spans;
    }

    private static List<Span> weekly(DayRule.WeeklyInRange rule) {
        List<Span> ranges = inOrder(spans(rule.range()));
        List<Span> spans = new ArrayList<>();
        for (LocalDate day : HORIZON) {
            if (rule.weekdays().contains(day.getDayOfWeek())) {
                ranges.stream()
                        .filter(range -> !day.isBefore(range.first()) && !day.isAfter(range.last()))
                        .findFirst()
                        .ifPresent(range -> spans.add(new Span(range.year(), day, day, range.reason())));
            }
        }
        return spans;
    }

    private static List<Span> modified(DayRule.Modified modified) {
        List<Span> spans = new ArrayList<>(spans(modified.rule()));
        for (Modifier modifier : modified.modifiers()) {
            switch (modifier) {
                case Modifier.Since(int year) -> spans.removeIf(span -> span.year() < year);
                case Modifier.Until(int year) -> spans.removeIf(span -> span.year() > year);
                case Modifier.Except except -> spans.removeIf(span -> span.year() == except.year());
                case Modifier.Window _, Modifier.At _ -> {}
            }
        }
        for (Modifier modifier : modified.modifiers()) {
            if (modifier instanceof Modifier.Except(int year, LocalDate first, LocalDate last, String reason)) {
                spans.add(new Span(year, first, last, reason));
            }
        }
        return spans;
    }

    private static int month(CalendarSystem calendar, LocalDate day) {
        return calendar == CalendarSystem.GREGORIAN
                ? day.getMonthValue()
                : SolarDate.of(day).month();
    }

    private static int dayOfMonth(CalendarSystem calendar, LocalDate day) {
        return calendar == CalendarSystem.GREGORIAN
                ? day.getDayOfMonth()
                : SolarDate.of(day).day();
    }
}
