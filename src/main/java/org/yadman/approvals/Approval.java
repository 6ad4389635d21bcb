package org.yadman.approvals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;

/// A grave act that somebody asked for.
///
/// @param version of the subject that the asker saw; 0 where it has none
/// @param alone whether it was asked for by the only steward, and so takes effect by itself
/// @param decision what became of it, or null while it waits
record Approval(
        UUID id,
        String kind,
        Ref subject,
        int version,
        Map<String, String> content,
        ActorId askedBy,
        Instant askedAt,
        boolean alone,
        @Nullable Decision decision) {

    static final String KIND = "approval";

    /// How long it waits.
    static final Duration LIFE = Duration.ofDays(14);

    /// After how long an act of the only steward takes effect: 72 hours (security (c)).
    static final Duration ALONE = Duration.ofDays(3);

    Approval {
        content = Map.copyOf(content);
    }

    /// How it ended.
    ///
    /// @param by nobody where it lapsed
    /// @param byOne whether it took effect without a second person
    /// @param reason why it was refused
    record Decision(
            State state,
            @Nullable ActorId by,
            Instant at,
            boolean byOne,
            @Nullable String reason) {}

    enum State {
        WAITING,
        DONE,
        REFUSED,
        TAKEN_BACK,
        LAPSED,
        /// What it is about was changed before somebody approved it.
        MOVED_ON;

        /// As it stands in a message's select.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    /// What it is at this moment: it lapses on its day, whether the job has seen it or not.
    State stateAt(Instant now) {
        if (decision != null) {
            return decision.state();
        }
        return now.isBefore(lapsesAt()) ? State.WAITING : State.LAPSED;
    }

    Instant lapsesAt() {
        return askedAt.plus(LIFE);
    }

    Instant takesEffectAt() {
        return askedAt.plus(ALONE);
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
