package org.yadman.recognition;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.conditions.Milestone;

/// The stages of a text that a body adopts or not: a resolution, a motion, a bill, a petition.
enum ResolutionStage implements Stage {
    IDEA,
    DRAFTING,
    SEEKING_SPONSOR,
    SUBMITTED,
    IN_COMMITTEE,
    SCHEDULED,
    ADOPTED,
    ADOPTED_CONDITIONAL,
    ADOPTED_IN_PART,
    REFERRED,
    DEFERRED,
    REJECTED,
    WITHDRAWN,
    RULED_OUT,
    MERGED,
    IN_FORCE,
    IMPLEMENTING,
    AMENDED,
    SUSPENDED,
    RESCINDED,
    SUPERSEDED,
    CONDITION_FAILED,
    LAPSED,
    /// The request was taken up again on another track, which links to this one.
    REOPENED;

    private static final Set<ResolutionStage> BEFORE_DECISION = EnumSet.range(IDEA, SCHEDULED);
    private static final Set<ResolutionStage> DECISIONS = EnumSet.range(ADOPTED, MERGED);

    @Override
    public Set<ResolutionStage> next() {
        return switch (this) {
            case IDEA, DRAFTING, SEEKING_SPONSOR, SUBMITTED, IN_COMMITTEE, SCHEDULED -> onTheWay();
            case ADOPTED, ADOPTED_IN_PART, AMENDED -> EnumSet.of(IN_FORCE);
            case ADOPTED_CONDITIONAL -> EnumSet.of(IN_FORCE, CONDITION_FAILED, LAPSED);
            case DEFERRED -> EnumSet.of(SCHEDULED);
            case IN_FORCE -> EnumSet.of(IMPLEMENTING, AMENDED, SUSPENDED, RESCINDED, SUPERSEDED);
            case IMPLEMENTING -> EnumSet.of(AMENDED, SUSPENDED, RESCINDED, SUPERSEDED);
            case REJECTED, WITHDRAWN, CONDITION_FAILED, LAPSED -> EnumSet.of(REOPENED);
            case REFERRED, RULED_OUT, MERGED, SUSPENDED, RESCINDED, SUPERSEDED, REOPENED ->
                EnumSet.noneOf(ResolutionStage.class);
        };
    }

    private Set<ResolutionStage> onTheWay() {
        EnumSet<ResolutionStage> next = EnumSet.copyOf(DECISIONS);
        BEFORE_DECISION.stream().filter(stage -> stage.compareTo(this) > 0).forEach(next::add);
        next.add(LAPSED);
        return next;
    }

    // Only what was before a body can be withdrawn from it.
    @Override
    public boolean opens() {
        return BEFORE_DECISION.contains(this) || (DECISIONS.contains(this) && this != WITHDRAWN);
    }

    @Override
    public Standing standing() {
        return switch (this) {
            case IDEA, DRAFTING, SEEKING_SPONSOR, SUBMITTED, IN_COMMITTEE, SCHEDULED, REFERRED, DEFERRED ->
                Standing.UNDER_WAY;
            case ADOPTED, ADOPTED_IN_PART -> Standing.DECIDED;
            case ADOPTED_CONDITIONAL -> Standing.CONDITIONAL;
            case IN_FORCE, IMPLEMENTING, AMENDED -> Standing.IN_FORCE;
            case REJECTED,
                    WITHDRAWN,
                    RULED_OUT,
                    MERGED,
                    SUSPENDED,
                    RESCINDED,
                    SUPERSEDED,
                    CONDITION_FAILED,
                    LAPSED,
                    REOPENED -> Standing.STOPPED;
        };
    }

    @Override
    public boolean needsProof() {
        return this == ADOPTED || this == ADOPTED_CONDITIONAL || this == ADOPTED_IN_PART || this == IN_FORCE;
    }

    @Override
    public @Nullable Milestone milestone() {
        return switch (this) {
            case SUBMITTED, IN_COMMITTEE, SCHEDULED, ADOPTED_CONDITIONAL -> Milestone.SUBMITTED;
            case ADOPTED, ADOPTED_IN_PART -> Milestone.ADOPTED;
            case IN_FORCE -> Milestone.IN_FORCE;
            case IDEA,
                    DRAFTING,
                    SEEKING_SPONSOR,
                    REFERRED,
                    DEFERRED,
                    REJECTED,
                    WITHDRAWN,
                    RULED_OUT,
                    MERGED,
                    IMPLEMENTING,
                    AMENDED,
                    SUSPENDED,
                    RESCINDED,
                    SUPERSEDED,
                    CONDITION_FAILED,
                    LAPSED,
                    REOPENED -> null;
        };
    }

    @Override
    public Procedure procedure() {
        return Procedure.RESOLUTION;
    }

    @Override
    public String word() {
        return Event.word(this);
    }
}
