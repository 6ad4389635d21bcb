package org.yadman.recognition;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.conditions.Milestone;

/// The stages of a criminal case. A final conviction is not the last one: a sentence can end in an exchange.
enum CriminalStage implements Stage {
    COMPLAINT_DRAFTED,
    FILED,
    REGISTERED,
    PRELIMINARY,
    STRUCTURAL_INVESTIGATION,
    INDIVIDUAL_INVESTIGATION,
    WARRANT,
    ARRESTED,
    CHARGED,
    TRIAL,
    JUDGMENT,
    APPEAL,
    FINAL,
    SENTENCE_RUNNING,
    SERVED,
    RELEASED_EARLY,
    PARDONED,
    SWAPPED,
    TRANSFERRED,
    DIED,
    NOT_OPENED,
    DISCONTINUED,
    NO_JURISDICTION,
    IMMUNITY,
    ABSENT,
    ABATED_DEATH;

    private static final Set<CriminalStage> UP_TO_TRIAL = EnumSet.range(COMPLAINT_DRAFTED, TRIAL);
    private static final Set<CriminalStage> ENDS_OF_SENTENCE = EnumSet.range(SERVED, DIED);
    private static final Set<CriminalStage> EXITS = EnumSet.range(DISCONTINUED, ABATED_DEATH);

    @Override
    public Set<CriminalStage> next() {
        return switch (this) {
            case COMPLAINT_DRAFTED,
                    FILED,
                    REGISTERED,
                    PRELIMINARY,
                    STRUCTURAL_INVESTIGATION,
                    INDIVIDUAL_INVESTIGATION,
                    WARRANT,
                    ARRESTED,
                    CHARGED,
                    TRIAL -> towardsJudgment();
            case JUDGMENT, APPEAL -> with(EXITS, APPEAL, FINAL);
            case FINAL -> with(ENDS_OF_SENTENCE, SENTENCE_RUNNING);
            case SENTENCE_RUNNING -> EnumSet.copyOf(ENDS_OF_SENTENCE);
            case SERVED,
                    RELEASED_EARLY,
                    PARDONED,
                    SWAPPED,
                    TRANSFERRED,
                    DIED,
                    NOT_OPENED,
                    DISCONTINUED,
                    NO_JURISDICTION,
                    IMMUNITY,
                    ABSENT,
                    ABATED_DEATH -> EnumSet.noneOf(CriminalStage.class);
        };
    }

    private Set<CriminalStage> towardsJudgment() {
        EnumSet<CriminalStage> next = with(EXITS, JUDGMENT);
        UP_TO_TRIAL.stream().filter(stage -> stage.compareTo(this) > 0).forEach(next::add);
        if (compareTo(REGISTERED) <= 0) {
            next.add(NOT_OPENED);
        }
        return next;
    }

    private static EnumSet<CriminalStage> with(Set<CriminalStage> stages, CriminalStage... more) {
        EnumSet<CriminalStage> all = EnumSet.copyOf(stages);
        all.addAll(Set.of(more));
        return all;
    }

    @Override
    public boolean opens() {
        return UP_TO_TRIAL.contains(this);
    }

    @Override
    public Standing standing() {
        return switch (this) {
            case COMPLAINT_DRAFTED,
                    FILED,
                    REGISTERED,
                    PRELIMINARY,
                    STRUCTURAL_INVESTIGATION,
                    INDIVIDUAL_INVESTIGATION,
                    WARRANT,
                    ARRESTED,
                    CHARGED,
                    TRIAL -> Standing.UNDER_WAY;
            case JUDGMENT, APPEAL -> Standing.DECIDED;
            case FINAL, SENTENCE_RUNNING, SERVED -> Standing.IN_FORCE;
            case RELEASED_EARLY,
                    PARDONED,
                    SWAPPED,
                    TRANSFERRED,
                    DIED,
                    NOT_OPENED,
                    DISCONTINUED,
                    NO_JURISDICTION,
                    IMMUNITY,
                    ABSENT,
                    ABATED_DEATH -> Standing.STOPPED;
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
        return Procedure.CRIMINAL_CASE;
    }

    @Override
    public String word() {
        return Event.word(this);
    }
}
