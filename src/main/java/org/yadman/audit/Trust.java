package org.yadman.audit;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.config.OptionsException;
import org.yadman.platform.files.Documents;
import org.yadman.pure.seal.SigningKey;

/// What somebody who checks a signature brings along: the fingerprint of the campaign's key, and its revocations.
///
/// @param pinned the digits of the fingerprint, or null
/// @param list those revocations that are signed, or null where no list was given
public record Trust(@Nullable String pinned, @Nullable List<Revocation> list) {

    /// Shorter than the secret key on paper, so that nobody types that one in its place.
    private static final int DIGITS = 40;

    private static final int GROUP = 4;

    public Trust {
        list = list == null ? null : List.copyOf(list);
    }

    /// From what was typed and read.
    ///
    /// @param fingerprint as it was printed, or null
    /// @param revocations the text of a list as it was published, or null
    public static Trust of(@Nullable String fingerprint, @Nullable String revocations) {
        String digits = fingerprint == null ? null : digits(fingerprint);
        if (digits != null && !digits.matches("[0-9a-f]{" + DIGITS + "}")) {
            throw new OptionsException("A fingerprint has " + DIGITS
                    + " digits 0-9 and a-f, as they stand on the evidence; what you gave with --key has not.");
        }
        if (revocations == null) {
            return new Trust(digits, null);
        }
        List<Revocation> list = Revocations.parse(revocations)
                .orElseThrow(() -> new OptionsException("The file that you gave with --revocations is not a list as it"
                        + " is published at /api/v1/revocations."));
        if (!list.stream().allMatch(Revocation::isTrue)) {
            throw new OptionsException(
                    "The list of revocations that you gave was changed: a signature in it is not good.");
        }
        return new Trust(digits, list);
    }

    private static String digits(String fingerprint) {
        return fingerprint.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    }

    /// By what people compare a public key: the first 160 bits of its SHA-256, in groups of four digits.
    public static String fingerprint(String publicKey) {
        try {
            String digits =
                    Documents.sha256(Base64.getDecoder().decode(publicKey)).substring(0, DIGITS);
            return digits.replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
        } catch (IllegalArgumentException noKey) {
            return "?";
        }
    }

    static boolean isKey(String publicKey) {
        try {
            return Base64.getDecoder().decode(publicKey).length == SigningKey.SEED;
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }

    boolean isPinned(String campaignKey) {
        return pinned == null || pinned.equals(digits(fingerprint(campaignKey)));
    }

    Optional<Revocation> revocation(String campaignKey, String key) {
        return (list == null ? List.<Revocation>of() : list)
                .stream()
                        .filter(each -> each.campaignKey().equals(campaignKey)
                                && each.key().equals(key))
                        .findFirst();
    }
}
