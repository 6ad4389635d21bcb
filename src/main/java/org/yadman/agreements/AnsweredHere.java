package org.yadman.agreements;

import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.outreach.HasAnswered;
import org.yadman.pure.conditions.Commitment;

/// Whether a group has answered by its code or at its desk, or agrees, in confidence or in public.
@Component
class AnsweredHere implements HasAnswered {

    private final AnswerStore answers;
    private final SlipStore slips;
    private final AgreementStore agreements;
    private final Texts texts;

    AnsweredHere(AnswerStore answers, SlipStore slips, AgreementStore agreements, Texts texts) {
        this.answers = answers;
        this.slips = slips;
        this.agreements = agreements;
        this.texts = texts;
    }

    @Override
    public boolean hasAnswered(UUID group) {
        return !answers.ofGroup(group).isEmpty()
                || slips.findOf(group)
                        .filter(slip -> !answers.ofSlip(slip.id()).isEmpty())
                        .isPresent()
                || texts.current()
                        .filter(text -> Arrays.stream(Commitment.values())
                                .anyMatch(commitment -> agreements
                                        .find(group, text.id(), commitment)
                                        .isPresent()))
                        .isPresent();
    }
}
