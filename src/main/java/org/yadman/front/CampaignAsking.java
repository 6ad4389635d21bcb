package org.yadman.front;

import org.springframework.stereotype.Component;
import org.yadman.agreements.Asking;
import org.yadman.front.Campaign.TextKey;
import org.yadman.platform.text.Localized;

/// The campaign's own words beside the question whether a group agrees.
@Component
class CampaignAsking implements Asking {

    private final CurrentCampaign campaign;

    CampaignAsking(CurrentCampaign campaign) {
        this.campaign = campaign;
    }

    private Localized text(TextKey key) {
        return campaign.find().map(current -> current.text(key)).orElse(Localized.EMPTY);
    }

    @Override
    public Localized guarantee() {
        return text(TextKey.GUARANTEE);
    }

    @Override
    public Localized whoAsks() {
        return text(TextKey.ASKING);
    }

    @Override
    public Localized contact() {
        return text(TextKey.CONTACT);
    }
}
