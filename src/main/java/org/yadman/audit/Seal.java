package org.yadman.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.yadman.pure.seal.SigningKey;

/// A server's signature with all that is needed to check it without a network: its key, and the campaign's word for
/// that key.
public record Seal(
        @JsonProperty(value = "public_key", required = true) String publicKey,

        @JsonProperty(value = "certificate", required = true)
        Certificate certificate,

        @JsonProperty(value = "signature", required = true) String signature) {

    public Seal {
        Objects.requireNonNull(publicKey);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(signature);
    }

    /// Whether it is the signature of this text, by its own key.
    public boolean fits(String text) {
        return SigningKey.verifies(publicKey, text, signature);
    }

    /// Why its key cannot be relied on; a sentence for each reason.
    ///
    /// @param day of what it is under
    public List<String> doubts(String day, Trust trust) {
        List<String> doubts = new ArrayList<>();
        if (!certificate.vouchesFor(publicKey, day)) {
            doubts.add("No campaign key vouches, on " + day + ", for the key that signed this: it proves nothing.");
        }
        if (!trust.isPinned(certificate.campaignKey())) {
            doubts.add("The campaign key behind this has the fingerprint "
                    + Trust.fingerprint(certificate.campaignKey())
                    + ", which is not the one that you gave: it is another campaign's, or a forgery.");
        }
        trust.revocation(certificate.campaignKey(), publicKey)
                .ifPresent(revocation -> doubts.add("The campaign declared on " + revocation.day()
                        + " that the key which signed this counts no more. Whoever has that key can put any day under"
                        + " anything: it proves nothing. Ask the campaign for a new one."));
        return doubts;
    }

    /// Whose it is and what of that was checked, in sentences.
    public List<String> words(Trust trust) {
        List<String> words = new ArrayList<>();
        words.add("It is signed by a server for whose key a campaign key vouches from " + certificate.from() + " to "
                + certificate.until() + ".");
        String fingerprint = Trust.fingerprint(certificate.campaignKey());
        words.add(
                trust.pinned() == null
                        ? "The campaign key has the fingerprint " + fingerprint
                                + ". Whether that is the campaign's own nobody has checked: compare it with what the"
                                + " campaign has told you on another way, and give it with --key."
                        : "The campaign key has the fingerprint that you gave, " + fingerprint + ".");
        words.add(
                trust.list() == null
                        ? "Whether the server's key was declared stolen since, this cannot know: give the list that the"
                                + " campaign publishes at /api/v1/revocations, with --revocations FILE."
                        : "The list of revocations that you gave does not name its key. It proves nothing about what"
                                + " came after it.");
        return words;
    }
}
