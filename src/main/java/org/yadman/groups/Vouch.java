package org.yadman.groups;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That one group vouches for another.
///
/// @param voucher the group that vouches
/// @param group the one for which it does
/// @param note how they know each other, sealed
/// @param revokedOn the day on which it was taken back, or null
record Vouch(
        UUID id,
        UUID voucher,
        UUID group,
        LocalDate on,
        String note,
        @Nullable LocalDate revokedOn) {

    /// The first day on which it does not count any more.
    LocalDate over() {
        return on.plusYears(1);
    }

    boolean livesOn(LocalDate day) {
        return revokedOn == null && !day.isBefore(on) && day.isBefore(over());
    }
}
