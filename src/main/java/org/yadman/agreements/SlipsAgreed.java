package org.yadman.agreements;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.yadman.outreach.AgreedByCode;

/// Tells the desk by which letters groups have agreed.
@Component
class SlipsAgreed implements AgreedByCode {

    private final Answers answers;

    SlipsAgreed(Answers answers) {
        this.answers = answers;
    }

    @Override
    public Set<UUID> among(Set<UUID> slips) {
        return slips.stream()
                .filter(slip -> answers.ofSlip(slip).stream()
                        .anyMatch(answer -> answer.state() != Answer.State.WITHDRAWN
                                && answer.content().kind().agrees()))
                .collect(Collectors.toSet());
    }
}
