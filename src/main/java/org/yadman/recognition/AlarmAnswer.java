package org.yadman.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;

/// What became of an alarm.
///
/// @param deadline the date in the body's calendar; null where the alarm is of another kind
/// @param on the day of the alarm, if it has one: with another day it is another alarm
/// @param threshold how near the day was
/// @param silentUntil the day on which it rings again; null: it was not silenced
/// @param reason why it was put off; empty otherwise
/// @param group to which the track was handed over
/// @param by who answered; null for the server
record AlarmAnswer(
        UUID id,
        UUID track,
        Alarm.Kind alarm,
        @Nullable UUID deadline,
        @Nullable LocalDate on,
        Kind kind,
        Alarm.Threshold threshold,
        @Nullable LocalDate silentUntil,
        String reason,
        @Nullable UUID group,
        @Nullable ActorId by,
        Instant at) {

    enum Kind {
        /// Somebody took note: it is silent until it comes nearer.
        ACKNOWLEDGED,
        /// Somebody put it off, and said why.
        SNOOZED,
        /// Another group looks after the track from then on.
        HANDED_OVER,
        /// Letters were queued for those whom it called.
        LETTER
    }

    boolean isTo(Alarm.Kind kind, @Nullable UUID ofDeadline, @Nullable LocalDate onDay) {
        return alarm == kind && Objects.equals(deadline, ofDeadline) && Objects.equals(on, onDay);
    }
}
