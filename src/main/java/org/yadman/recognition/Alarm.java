package org.yadman.recognition;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yadman.accounts.DeskLetters;
import org.yadman.bodies.Calendars.Due;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// That something will be lost on a track if nobody acts: computed from the record and the day, never kept.
///
/// @param due the last day in the body's calendar; null where it is another kind
/// @param on the day on which it is lost; null where nobody looks after the track, which has no day
/// @param threshold how near it is
/// @param answers what was said to it, the last one first; none from before the track was handed over
record Alarm(
        Track track,
        Kind kind,
        @Nullable Due due,
        @Nullable LocalDate on,
        Threshold threshold,
        List<AlarmAnswer> answers) {

    static final Comparator<Alarm> MOST_URGENT_FIRST = Comparator.comparing(
                    Alarm::on, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(alarm -> alarm.track().slug())
            .thenComparing(Alarm::key);

    enum Kind {
        /// A last day of the body's calendar comes near.
        DEADLINE,
        /// The track falls dormant unless something happens.
        DORMANCY,
        /// A mandate ends unless it is renewed.
        RENEWAL,
        /// Nobody looks after it.
        NO_OWNER
    }

    /// How many days before the day an alarm is raised, and raised again for more people.
    enum Threshold {
        /// For the owner.
        FIRST(90),
        /// For the deputy, too.
        SECOND(30),
        /// For the stewards, too.
        LAST(7);

        static final int MOST_DAYS = 90;

        private final int days;

        Threshold(int days) {
            this.days = days;
        }

        static Threshold of(LocalDate today, LocalDate on) {
            long left = ChronoUnit.DAYS.between(today, on);
            return Arrays.stream(values()).filter(each -> left <= each.days).reduce(FIRST, (near, nearer) -> nearer);
        }

        /// The day on which the next one is reached; after the last, the day after.
        LocalDate nextOne(LocalDate on) {
            return switch (this) {
                case FIRST -> on.minusDays(SECOND.days);
                case SECOND -> on.minusDays(LAST.days);
                case LAST -> on.plusDays(1);
            };
        }
    }

    /// The same with what was answered on its track, the last answer first.
    Alarm with(List<AlarmAnswer> ofTrack) {
        UUID deadline = due == null ? null : due.deadline();
        // To whom a track was handed over, nothing has been said yet.
        List<AlarmAnswer> own = ofTrack.stream()
                .takeWhile(answer -> answer.kind() != AlarmAnswer.Kind.HANDED_OVER)
                .filter(answer -> answer.isTo(kind, deadline, on))
                .toList();
        return new Alarm(track, kind, due, on, threshold, own);
    }

    /// The track that a key names, if it is a key.
    static Optional<UUID> trackOf(String key) {
        String[] parts = key.split(":", -1);
        try {
            return parts.length < 2 ? Optional.empty() : Optional.of(UUID.fromString(parts[1]));
        } catch (IllegalArgumentException unread) {
            return Optional.empty();
        }
    }

    /// Tells it from every other alarm, and stays the same as long as the record does.
    String key() {
        return String.join(
                ":",
                kind.name(),
                track.id().toString(),
                due == null ? "" : due.deadline().toString(),
                String.valueOf(on));
    }

    /// Whether somebody has answered it, so that it rings for nobody now.
    boolean silent(LocalDate today) {
        return answers.stream()
                .filter(answer -> answer.kind() != AlarmAnswer.Kind.LETTER)
                .findFirst()
                .map(AlarmAnswer::silentUntil)
                .filter(today::isBefore)
                .isPresent();
    }

    /// Whether the letters of this threshold have been queued.
    boolean told() {
        return answers.stream()
                .anyMatch(answer -> answer.kind() == AlarmAnswer.Kind.LETTER && answer.threshold() == threshold);
    }

    /// Until when somebody who takes note of it today is left in peace.
    LocalDate acknowledgedUntil(LocalDate today) {
        return on == null ? today.plusDays(Threshold.MOST_DAYS) : threshold.nextOne(on);
    }

    /// The latest day up to which it can be put off. Nobody can keep it from the stewards, whom it calls last.
    LocalDate lastSnooze(LocalDate today) {
        return on == null ? today.plusYears(1) : threshold == Threshold.LAST ? on : on.minusDays(Threshold.LAST.days);
    }

    /// The groups that are called.
    Set<UUID> groups() {
        return Stream.concat(
                        Stream.ofNullable(track.owner()),
                        threshold == Threshold.FIRST ? Stream.empty() : Stream.ofNullable(track.deputy()))
                .collect(Collectors.toSet());
    }

    /// Whether it rings for this person. What nobody looks after rings for all who keep the record.
    boolean calls(Caller caller) {
        UUID group = caller.group();
        return (group != null && caller.may(Permission.ACT_FOR_GROUP) && groups().contains(group))
                || (track.owner() == null && caller.may(Permission.KEEP_RECORD))
                || (threshold == Threshold.LAST && caller.may(Permission.STEWARD));
    }

    /// Whether this person may see and answer it.
    boolean opensTo(Caller caller) {
        return caller.may(Permission.KEEP_RECORD) || calls(caller);
    }

    /// Who gets a letter.
    DeskLetters.Readers readers() {
        return new DeskLetters.Readers(
                groups(), track.owner() == null, track.owner() == null || threshold == Threshold.LAST);
    }
}
