package org.yadman.pure.calendars;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What has to be done by when so that a meeting can decide, reckoned backwards from the meetings to come; and what it
/// costs that a last day has been missed.
///
/// @param <T> what tells the steps apart
/// @param meetings those to come, the next one first
/// @param missed the steps that are too late for the next meetings, in the order in which they were lost
public record BackPlan<T>(List<Meeting<T>> meetings, List<Missed<T>> missed) {

    /// How far ahead a plan looks.
    public static final int YEARS = 3;

    /// How long before a meeting a step can lie that is counted from it: as far as an offset reaches.
    private static final int FURTHEST_DAYS = 9999;

    private static final double DAYS_OF_MONTH = 365.2425 / 12;

    public BackPlan {
        meetings = List.copyOf(meetings);
        missed = List.copyOf(missed);
    }

    /// A meeting, and what must have happened before.
    ///
    /// @param day its first
    /// @param steps by their last days
    public record Meeting<T>(LocalDate day, List<Step<T>> steps) {
        public Meeting {
            steps = List.copyOf(steps);
        }
    }

    /// What must happen before a meeting.
    ///
    /// @param lastDay on or before the meeting
    /// @param late whether that day is over
    public record Step<T>(T what, LocalDate lastDay, boolean late) {}

    /// A step that is too late for a meeting which is still to come.
    ///
    /// @param meeting the first that is lost
    /// @param then the next last day; null where none is known within the plan
    /// @param thenMeeting the meeting to which it leads; null as `then`
    public record Missed<T>(
            T what,
            LocalDate lastDay,
            LocalDate meeting,
            @Nullable LocalDate then,
            @Nullable LocalDate thenMeeting) {

        /// By how many months the decision comes later, rounded; empty where no later meeting is known.
        public Optional<Long> monthsLater() {
            return Optional.ofNullable(thenMeeting)
                    .map(later -> Math.round(ChronoUnit.DAYS.between(meeting, later) / DAYS_OF_MONTH));
        }
    }

    /// Plans from today on.
    ///
    /// @param meetings when the body meets
    /// @param steps when the last day of each is: counted from a meeting ([DayRule.Meeting]), or a day of its own,
    ///     which then belongs to the first meeting on or after it. Of a last day that is only known to be within
    ///     some days, the first counts: it is the one on which nothing is lost yet
    public static <T> BackPlan<T> of(DayRule meetings, Map<T, DayRule> steps, LocalDate today) {
        List<Meeting<T>> planned = new ArrayList<>();
        TreeSet<LocalDate> days = new TreeSet<>();
        meetings.between(today.minusYears(YEARS), today.plusYears(YEARS)).forEach(meeting -> days.add(meeting.first()));
        for (LocalDate day : days.tailSet(today)) {
            planned.add(new Meeting<>(day, before(day, days.lower(day), steps, today)));
        }
        List<Missed<T>> missed = steps.keySet().stream()
                .flatMap(step -> missed(step, planned).stream())
                .sorted(Comparator.comparing(Missed::lastDay))
                .toList();
        return new BackPlan<>(planned, missed);
    }

    private static <T> List<Step<T>> before(
            LocalDate meeting, @Nullable LocalDate previous, Map<T, DayRule> steps, LocalDate today) {
        return steps.entrySet().stream()
                .flatMap(step -> lastDay(step.getValue(), meeting, previous).stream()
                        .map(day -> new Step<>(step.getKey(), day, day.isBefore(today))))
                .sorted(Comparator.comparing(Step::lastDay))
                .toList();
    }

    private static Optional<LocalDate> lastDay(DayRule rule, LocalDate meeting, @Nullable LocalDate previous) {
        LocalDate from = rule.countsFromMeeting()
                ? meeting.minusDays(FURTHEST_DAYS)
                : previous == null ? meeting.minusYears(1).plusDays(1) : previous.plusDays(1);
        return rule.towards(meeting).between(from, meeting).stream()
                .map(Occurrence::first)
                .max(Comparator.naturalOrder());
    }

    private static <T> Optional<Missed<T>> missed(T what, List<Meeting<T>> meetings) {
        Optional<Step<T>> lost = Optional.empty();
        LocalDate lostMeeting = LocalDate.MIN;
        for (Meeting<T> meeting : meetings) {
            Optional<Step<T>> here = meeting.steps().stream()
                    .filter(step -> step.what().equals(what))
                    .findFirst();
            if (here.filter(Step::late).isPresent() && lost.isEmpty()) {
                lost = here;
                lostMeeting = meeting.day();
            }
            if (here.filter(step -> !step.late()).isPresent() && lost.isPresent()) {
                return Optional.of(new Missed<>(
                        what, lost.get().lastDay(), lostMeeting, here.get().lastDay(), meeting.day()));
            }
        }
        LocalDate meeting = lostMeeting;
        return lost.map(step -> new Missed<>(what, step.lastDay(), meeting, null, null));
    }

    /// The next last day of a step that is not over; empty where none is known within the plan.
    public Optional<LocalDate> next(T what) {
        return meetings.stream()
                .flatMap(meeting -> meeting.steps().stream())
                .filter(step -> step.what().equals(what) && !step.late())
                .map(Step::lastDay)
                .min(Comparator.naturalOrder());
    }
}
