package org.yadman.recognition;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.conditions.Milestone;

/// The stages of a civil case.
enum CivilStage implements Stage {
    FILED,
    SERVED_ON_DEFENDANT,
    /// The defendant did not appear.
    DEFAULT,
    CONTESTED,
    JURISDICTION_RULING,
    HEARING,
    FINDINGS,
    JUDGMENT,
    APPEAL,
    FINAL,
    ENFORCEMENT,
    PAID,
    UNCOLLECTED,
    DISCONTINUED,
    NO_JURISDICTION,
    IMMUNITY;

    private static final Set<CivilStage> EXITS = EnumSet.range(DISCONTINUED, IMMUNITY);

    @Override
    public Set<CivilStage> next() {
        return switch (this) {
            case FILED -> towards(EnumSet.range(SERVED_ON_DEFENDANT, JUDGMENT));
            case SERVED_ON_DEFENDANT -> towards(EnumSet.range(DEFAULT, JUDGMENT));
            case DEFAULT, CONTESTED -> towards(EnumSet.range(JURISDICTION_RULING, JUDGMENT));
            case JURISDICTION_RULING -> towards(EnumSet.range(HEARING, JUDGMENT));
            case HEARING -> towards(EnumSet.range(FINDINGS, JUDGMENT));
            case FINDINGS -> towards(EnumSet.of(JUDGMENT));
            case JUDGMENT, APPEAL -> towards(EnumSet.range(APPEAL, UNCOLLECTED));
            case FINAL -> EnumSet.of(ENFORCEMENT, PAID, UNCOLLECTED);
            case ENFORCEMENT -> EnumSet.of(PAID, UNCOLLECTED);
            case PAID, UNCOLLECTED, DISCONTINUED, NO_JURISDICTION, IMMUNITY -> EnumSet.noneOf(CivilStage.class);
        };
    }

    private static Set<CivilStage> towards(EnumSet<CivilStage> stages) {
        stages.addAll(EXITS);
        return stages;
    }

    @Override
    public boolean opens() {
        return this == FILED || this == SERVED_ON_DEFENDANT;
    }

    @Override
    public Standing standing() {
        return switch (this) {
            case FILED, SERVED_ON_DEFENDANT, DEFAULT, CONTESTED, JURISDICTION_RULING, HEARING -> Standing.UNDER_WAY;
            case FINDINGS, JUDGMENT, APPEAL -> Standing.DECIDED;
            case FINAL, ENFORCEMENT, PAID -> Standing.IN_FORCE;
            case UNCOLLECTED, DISCONTINUED, NO_JURISDICTION, IMMUNITY -> Standing.STOPPED;
        };
    }

    @Override
    public boolean needsProof() {
        return this == JUDGMENT || this == FINAL;
    }

    @Override
    public @Nullable Milestone milestone() {
        return null;
    }

    @Override
    public Procedure procedure() {
        return Procedure.CIVIL_CASE;
    }

    @Override
    public String word() {
        return Event.word(this);
    }
}
