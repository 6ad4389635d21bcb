package org.yadman.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.yadman.pure.seal.SigningKey;

/// That the campaign vouches for the key of its server, for a year (security (p)). The campaign's own key is on paper.
public record Certificate(
        @JsonProperty(value = "campaign_key", required = true)
        String campaignKey,

        @JsonProperty(value = "from", required = true) String from,
        @JsonProperty(value = "until", required = true) String until,
        @JsonProperty(value = "signature", required = true) String signature) {

    public Certificate {
        Objects.requireNonNull(campaignKey);
        Objects.requireNonNull(from);
        Objects.requireNonNull(until);
        Objects.requireNonNull(signature);
    }

    static Certificate of(SigningKey campaign, String serverKey, String from, String until) {
        return new Certificate(campaign.publicKey(), from, until, campaign.sign(text(serverKey, from, until)));
    }

    private static String text(String serverKey, String from, String until) {
        return "yadman server key\n" + serverKey + "\n" + from + "\n" + until + "\n";
    }

    /// Whether the campaign's key vouches for this server key on this day.
    boolean vouchesFor(String serverKey, String day) {
        return SigningKey.verifies(campaignKey, text(serverKey, from, until), signature)
                && day.compareTo(from) >= 0
                && day.compareTo(until) <= 0;
    }

    /// How it stands in its file.
    List<String> lines() {
        return List.of(
                "# The campaign's key vouches for the server's key: public, from, until, signature.",
                campaignKey,
                from,
                until,
                signature);
    }

    static Certificate parse(List<String> lines) {
        return new Certificate(lines.get(0), lines.get(1), lines.get(2), lines.get(3));
    }
}
