package org.yadman.agreements;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.agreements.Slip.Unlisted;
import org.yadman.agreements.Slips.Drawn;
import org.yadman.outreach.Invitations;
import org.yadman.platform.db.ActorId;

/// Draws the codes that stand in letters to groups.
@Component
class SlipInvitations implements Invitations {

    private final Slips slips;

    SlipInvitations(Slips slips) {
        this.slips = slips;
    }

    @Override
    public Invitation draw(Whom whom, String reach, ActorId by) {
        UUID group = whom.group();
        Drawn drawn = group != null && slips.group(group).isPresent()
                ? slips.draw(group, reach, by)
                : slips.draw(new Unlisted(whom.name(), whom.kind(), whom.country()), reach, by);
        return new Invitation(drawn.slip().id(), drawn.code().digits());
    }

    @Override
    public boolean works(UUID slip, String code) {
        return SlipCode.read(code)
                .flatMap(digits -> slips.find(slip).filter(each -> slips.works(each, digits)))
                .isPresent();
    }

    @Override
    public Optional<UUID> slipOf(UUID group) {
        return slips.findOf(group).map(Slip::id);
    }

    @Override
    public void shown(UUID slip, ActorId to) {
        slips.shown(slip, to);
    }

    @Override
    public boolean isKnownTo(UUID slip, ActorId who) {
        return slips.find(slip).map(each -> slips.isKnownTo(each, who)).orElse(false);
    }

    @Override
    public void forget(UUID slip) {
        slips.forgetContact(slip);
    }
}
