package org.yadman.agreements;

import java.time.LocalDate;
import java.util.UUID;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.seal.CanonicalBytes;

/// What is agreed to, word for word. A version is never changed; other words are another version.
///
/// @param slug the same for all versions of one text
/// @param number 1 is the first version
/// @param example whether only example groups can agree to it
/// @param body what a group says that keeps the day, in several languages
/// @param letter what a human-rights organisation says that agrees with the date, in the same languages
/// @param charter who hosts which year, who decides, who pays, what is carried
/// @param hash SHA-256 over all of it, [#hash(String, int, Localized, Localized, Localized)]
/// @param since the day from which it is in use
record AgreementText(
        UUID id,
        String slug,
        int number,
        boolean example,
        Localized body,
        Localized letter,
        Localized charter,
        String hash,
        LocalDate since) {

    public static final String KIND = "agreement-text";

    public AgreementText {
        if (number < 1) {
            throw new IllegalArgumentException("The first version has the number 1");
        }
        if (body.isEmpty() || !body.texts().keySet().equals(letter.texts().keySet())) {
            throw new IllegalArgumentException("A text stands in the same languages for both commitments");
        }
        if (!hash.equals(hash(slug, number, body, letter, charter))) {
            throw new IllegalArgumentException("The text is not the one of its hash");
        }
    }

    /// The SHA-256 of a text, as 64 hexadecimal digits.
    public static String hash(String slug, int number, Localized body, Localized letter, Localized charter) {
        return CanonicalBytes.of("yadman agreement text")
                .text(slug)
                .number(number)
                .map(body.texts())
                .map(letter.texts())
                .map(charter.texts())
                .sha256();
    }

    /// The words of one commitment.
    public Localized words(Commitment commitment) {
        return switch (commitment) {
            case OBSERVES -> body;
            case AGREES -> letter;
        };
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }
}
