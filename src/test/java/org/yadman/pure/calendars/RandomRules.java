package org.yadman.pure.calendars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Valid rules of every kind, the same for the same seed. Dates of single events and tables lie in 2019 to 2031.
final class RandomRules {
    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    DayRule next() {
        int depth = random.nextInt(4);
        DayRule rule = random.nextBoolean() ? single(depth, true) : any(depth);
        return random.nextInt(3) == 0 ? modified(rule, true) : rule;
    }

    LocalDate day(int firstYear, int lastYear) {
        long first = LocalDate.of(firstYear, 1, 1).toEpochDay();
        long last = LocalDate.of(lastYear, 12, 31).toEpochDay();
        return LocalDate.ofEpochDay(random.nextLong(first, last + 1));
    }

    private DayRule any(int depth) {
        return switch (random.nextInt(4)) {
            case 0 ->
                new DayRule.Once(PartialDate.parse(oneOf("2024-22?", "sh:1403-05/1403-07~", "2025-11%", "sh:1402-24")));
            case 1 -> new DayRule.Range(single(depth - 1, false), single(depth - 1, false));
            case 2 -> new DayRule.Offset(new DayRule.Range(single(depth - 1, false), single(depth - 1, false)), days());
            default -> single(depth, true);
        };
    }

    /// @param once whether it may be a rule that happens only once
    private DayRule single(int depth, boolean once) {
        if (depth <= 0) {
            return leaf(once);
        }
        return switch (random.nextInt(6)) {
            case 0, 1 ->
                new DayRule.WeekdayRelative(weekday(), oneOf(DayRule.Relation.values()), single(depth - 1, once));
            case 2 -> new DayRule.Offset(single(depth - 1, once), days());
            case 3 ->
                new DayRule.WeeklyInRange(
                        weekdays(), new DayRule.Range(single(depth - 2, false), single(depth - 2, false)));
            case 4 -> modified(plain(single(depth - 1, once)), false);
            default -> leaf(once);
        };
    }

    private DayRule leaf(boolean once) {
        return switch (random.nextInt(once ? 5 : 4)) {
            case 0 -> fixed();
            case 1 -> leapDay();
            case 2 -> nthWeekday();
            case 3 -> table();
            default -> new DayRule.Once(PartialDate.parse(day(2020, 2030).toString()));
        };
    }

    private DayRule fixed() {
        return new DayRule.Fixed(calendar(), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    private DayRule leapDay() {
        DayRule.MissingDay missing = oneOf(DayRule.MissingDay.values());
        return random.nextBoolean()
                ? new DayRule.Fixed(CalendarSystem.GREGORIAN, 2, 29, missing)
                : new DayRule.Fixed(CalendarSystem.SOLAR_HIJRI, 12, 30, missing);
    }

    private DayRule nthWeekday() {
        int n = (1 + random.nextInt(5)) * (random.nextBoolean() ? 1 : -1);
        DayRule.AbsentFifth absent = Math.abs(n) == 5 ? oneOf(DayRule.AbsentFifth.values()) : DayRule.AbsentFifth.SKIP;
        return new DayRule.NthWeekday(n, weekday(), calendar(), 1 + random.nextInt(12), absent);
    }

    private DayRule table() {
        CalendarSystem calendar = calendar();
        TreeMap<LocalDate, DayRule.Entry> entries = new TreeMap<>();
        for (int i = 0; i <= random.nextInt(12); i++) {
            LocalDate day = day(2019, 2031);
            entries.put(day, new DayRule.Entry(calendar.yearOf(day) + random.nextInt(3) - 1, day));
        }
        return new DayRule.Table(calendar, List.copyOf(entries.values()));
    }

    private static DayRule plain(DayRule rule) {
        return rule instanceof DayRule.Modified modified ? modified.rule() : rule;
    }

    /// @param spans whether exceptions may last several days
    private DayRule modified(DayRule rule, boolean spans) {
        List<Modifier> modifiers = new ArrayList<>();
        if (rule instanceof DayRule.Modified) {
            return rule;
        }
        if (!onlyOnce(rule)) {
            addYears(rule.calendar(), modifiers, spans);
        }
        if (random.nextBoolean()) {
            modifiers.add(new Modifier.Window(1 + random.nextInt(183)));
        }
        if (random.nextBoolean() || modifiers.isEmpty()) {
            modifiers.add(new Modifier.At(LocalTime.of(random.nextInt(24), random.nextInt(60))));
        }
        return new DayRule.Modified(rule, modifiers);
    }

    private void addYears(CalendarSystem calendar, List<Modifier> modifiers, boolean spans) {
        int since = calendar.yearOf(LocalDate.of(2015, 7, 1)) + random.nextInt(9);
        int until = since + random.nextInt(15);
        if (random.nextBoolean()) {
            modifiers.add(new Modifier.Since(since));
        }
        if (random.nextBoolean()) {
            modifiers.add(new Modifier.Until(until));
        }
        for (int year = since; year <= until; year++) {
            if (random.nextInt(5) == 0) {
                LocalDate first = calendar.date(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
                LocalDate last = spans ? first.plusDays(random.nextInt(5)) : first;
                modifiers.add(new Modifier.Except(year, first, last, reason()));
            }
        }
    }

    private static boolean onlyOnce(DayRule rule) {
        return switch (rule) {
            case DayRule.Once _, DayRule.Meeting _ -> true;
            case DayRule.Fixed _, DayRule.NthWeekday _, DayRule.Table _, DayRule.Range _ -> false;
            case DayRule.WeekdayRelative relative -> onlyOnce(relative.anchor());
            case DayRule.Offset offset -> onlyOnce(offset.anchor());
            case DayRule.WeeklyInRange weekly -> onlyOnce(weekly.range());
            case DayRule.Modified modified -> onlyOnce(modified.rule());
        };
    }

    private String reason() {
        return oneOf("Labor Day", "\"quoted\"", "روز کارگر", "a; b (c) = d, e + f", "x\"");
    }

    private CalendarSystem calendar() {
        return oneOf(CalendarSystem.values());
    }

    private DayOfWeek weekday() {
        return oneOf(DayOfWeek.values());
    }

    private Set<DayOfWeek> weekdays() {
        Set<DayOfWeek> weekdays = EnumSet.of(weekday());
        weekdays.add(weekday());
        return weekdays;
    }

    private int days() {
        return (1 + random.nextInt(400)) * (random.nextBoolean() ? 1 : -1);
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
