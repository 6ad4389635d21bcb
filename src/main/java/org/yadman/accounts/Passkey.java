package org.yadman.accounts;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A passkey, as it is kept.
///
/// @param site the name of the site on which it was made and on which alone it is good
/// @param credential the keyed hash of what its device calls it
/// @param name what its owner calls it, sealed
/// @param attestation what its device said when it was made, the public key within, sealed
/// @param count how often it has signed, as far as its device counts
/// @param usedOn the last day, or null if it was not used yet
record Passkey(
        UUID id,
        UUID account,
        String site,
        String credential,
        String name,
        String attestation,
        long count,
        LocalDate madeOn,
        @Nullable LocalDate usedOn) {

    static final String TABLE = "account_passkey";
}
