package org.yadman.accounts;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;

/// Somebody who signs in.
///
/// @param name a pseudonym, chosen by the person
/// @param group the group that the account carries, if it carries one
/// @param passphrase its Argon2id hash
/// @param totp the secret of the one-time numbers, sealed, if there is one
/// @param totpStep the last time step whose number was used: none up to it is taken again
/// @param email sealed, if there is one
/// @param demo whether it was made for a demonstration, with secrets that everybody can read
record Account(
        UUID id,
        String name,
        Role role,
        @Nullable UUID group,
        String passphrase,
        @Nullable String totp,
        long totpStep,
        @Nullable String email,
        LocalDate madeOn,
        boolean demo,
        int version) {

    static final String KIND = "account";

    Account {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An account has a name");
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    /// The account behind an actor; nothing for whoever is no person, such as an import.
    static Optional<UUID> idOf(ActorId actor) {
        try {
            return Optional.of(UUID.fromString(actor.value()));
        } catch (IllegalArgumentException noPerson) {
            return Optional.empty();
        }
    }

    ActorId actor() {
        return new ActorId(id.toString());
    }
}
