package org.yadman.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.accounts.PasskeySites.Site;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.VaultException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a passkey has to sign. A challenge is kept nowhere, so nobody can fill anything by asking for many: it travels
/// sealed, with the moment at which it ends, and comes back with the answer.
@Component
class PasskeyChallenges {

    static final Duration LASTS = Duration.ofMinutes(5);

    private static final int BYTES = 32;
    private static final int LONGEST = 2_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Secrets secrets;
    private final Vault vault;
    private final Clock clock;

    PasskeyChallenges(Secrets secrets, Vault vault, Clock clock) {
        this.secrets = secrets;
        this.vault = vault;
        this.clock = clock;
    }

    /// A challenge.
    ///
    /// @param value in Base64 for addresses
    /// @param name how the passkey is to be called that will be made, or empty
    record Challenge(String value, long endsAt, String name) {

        Instant ends() {
            return Instant.ofEpochMilli(endsAt);
        }

        /// What is kept once it was answered well.
        String hash() {
            return Secrets.hash(value);
        }
    }

    Challenge make(String name) {
        return new Challenge(
                Base64Url.of(secrets.bytes(BYTES)), clock.instant().plus(LASTS).toEpochMilli(), name);
    }

    /// @param account for whom a passkey is to be made, or null where somebody signs in
    String seal(Challenge challenge, Site site, @Nullable UUID account) {
        return vault.seal(place(site, account), JSON.writeValueAsString(challenge));
    }

    /// What was sealed for this site and account; nothing if it was not, or is over.
    Optional<Challenge> open(String sealed, Site site, @Nullable UUID account) {
        if (sealed.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(vault.open(place(site, account), sealed), Challenge.class))
                    .filter(challenge -> clock.instant().isBefore(challenge.ends()));
        } catch (VaultException | JacksonException foreign) {
            return Optional.empty();
        }
    }

    private static Vault.Place place(Site site, @Nullable UUID account) {
        return new Vault.Place("page", site.id() + " " + (account == null ? "sign-in" : account), "passkey");
    }
}
