package org.yadman.recognition;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.conditions.Milestone;

/// The stages of a mandate or mechanism. That somebody called for one never counts as its creation.
enum MandateStage implements Stage {
    CALLED_FOR,
    DRAFT,
    VOTE,
    CREATED,
    STAFFED,
    REPORTING,
    RENEWAL_DUE,
    RENEWED,
    ENDED,
    /// Given up before it was created, or wound up.
    CLOSED;

    @Override
    public Set<MandateStage> next() {
        return switch (this) {
            case CALLED_FOR -> EnumSet.of(DRAFT, VOTE, CREATED, CLOSED);
            case DRAFT -> EnumSet.of(VOTE, CREATED, CLOSED);
            case VOTE -> EnumSet.of(CREATED, CLOSED);
            case CREATED -> EnumSet.range(STAFFED, CLOSED);
            case STAFFED -> EnumSet.range(REPORTING, CLOSED);
            case REPORTING -> EnumSet.range(RENEWAL_DUE, CLOSED);
            case RENEWAL_DUE -> EnumSet.of(RENEWED, ENDED, CLOSED);
            // It goes on where it was: reporting, and due again in its time.
            case RENEWED -> EnumSet.range(REPORTING, CLOSED);
            case ENDED, CLOSED -> EnumSet.noneOf(MandateStage.class);
        };
    }

    @Override
    public boolean opens() {
        return compareTo(CREATED) <= 0;
    }

    @Override
    public Standing standing() {
        return switch (this) {
            case CALLED_FOR, DRAFT, VOTE -> Standing.UNDER_WAY;
            case CREATED, STAFFED, REPORTING, RENEWAL_DUE, RENEWED -> Standing.IN_FORCE;
            case ENDED, CLOSED -> Standing.STOPPED;
        };
    }

    @Override
    public boolean needsProof() {
        return this == CREATED || this == RENEWED;
    }

    @Override
    public @Nullable Milestone milestone() {
        return switch (this) {
            case CALLED_FOR, ENDED, CLOSED -> null;
            case DRAFT, VOTE -> Milestone.SUBMITTED;
            case CREATED, STAFFED, REPORTING, RENEWAL_DUE, RENEWED -> Milestone.IN_FORCE;
        };
    }

    @Override
    public Procedure procedure() {
        return Procedure.MANDATE;
    }

    @Override
    public String word() {
        return Event.word(this);
    }
}
