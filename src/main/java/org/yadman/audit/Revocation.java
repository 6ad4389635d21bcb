package org.yadman.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.yadman.pure.seal.SigningKey;

/// The campaign's word that a key of its server counts no more. It has a day to be told, and holds for every day:
/// whoever has a stolen key can put any day under what it signs.
public record Revocation(
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty(value = "day", required = true) String day,

        @JsonProperty(value = "campaign_key", required = true)
        String campaignKey,

        @JsonProperty(value = "signature", required = true) String signature) {

    static Revocation of(SigningKey campaign, String key, String day) {
        return new Revocation(key, day, campaign.publicKey(), campaign.sign(text(key, day)));
    }

    private static String text(String key, String day) {
        return "yadman revocation\n" + key + "\n" + day + "\n";
    }

    boolean isTrue() {
        return SigningKey.verifies(campaignKey, text(key, day), signature);
    }
}
