package org.yadman.pure.calendars;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/// On which days people are at work somewhere: all but those of the weekend and the holidays.
public final class WorkingDays {

    private static final int WEEK = DayOfWeek.values().length;

    private final Set<DayOfWeek> weekend;
    /// Those that would be days of work without being holidays.
    private final NavigableSet<LocalDate> holidays;

    private WorkingDays(Set<DayOfWeek> weekend, NavigableSet<LocalDate> holidays) {
        this.weekend = weekend;
        this.holidays = holidays;
    }

    /// The days of work that a weekend and holidays leave.
    ///
    /// @param weekend not all seven
    /// @param holidays in any order; those on a weekend change nothing
    public static WorkingDays of(Set<DayOfWeek> weekend, Collection<LocalDate> holidays) {
        if (weekend.size() == WEEK) {
            throw new IllegalArgumentException("Somebody works on some day of the week");
        }
        Set<DayOfWeek> free = EnumSet.noneOf(DayOfWeek.class);
        free.addAll(weekend);
        NavigableSet<LocalDate> days = new TreeSet<>();
        holidays.stream().filter(day -> !free.contains(day.getDayOfWeek())).forEach(days::add);
        return new WorkingDays(
                Collections.unmodifiableSet(free), Collections.unmodifiableNavigableSet(new TreeSet<>(days)));
    }

    public boolean isWorking(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /// The working day that lies so many working days after a day, or before it. With 0 the day itself if
    /// it is one, else the next one: what is due on a holiday is due when people are back.
    public LocalDate plus(LocalDate day, int working) {
        if (working == 0) {
            return isWorking(day) ? day : plus(day, 1);
        }
        LocalDate at = day;
        int left = working;
        // As many days hold at most as many working days: no leap goes too far, and the last one ends on such a day.
        while (left != 0) {
            LocalDate next = at.plusDays(left);
            left -= between(at, next);
            at = next;
        }
        return at;
    }

    /// How many working days lie behind `from` up to `to`, the last one included; below 0 where `to` is
    /// earlier, and then `from` is left out and `to` is included, so that `plus` and this undo one another.
    public int between(LocalDate from, LocalDate to) {
        return to.isBefore(from) ? -count(to, from) : count(from.plusDays(1), to.plusDays(1));
    }

    private int count(LocalDate first, LocalDate end) {
        long days = ChronoUnit.DAYS.between(first, end);
        long working = days / WEEK * (WEEK - weekend.size());
        for (LocalDate day = end.minusDays(days % WEEK); day.isBefore(end); day = day.plusDays(1)) {
            working += weekend.contains(day.getDayOfWeek()) ? 0 : 1;
        }
        return Math.toIntExact(
                working - holidays.subSet(first, true, end, false).size());
    }
}
