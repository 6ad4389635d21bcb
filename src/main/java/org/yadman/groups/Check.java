package org.yadman.groups;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;

/// That somebody made sure of a group.
///
/// @param domain which one showed itself to be the group's own; null for checks that need none
/// @param source that knows the group; null for checks that need none
/// @param noted whom one spoke to, sealed; null where nothing was noted, and once it is erased
/// @param withdrawnOn the day on which it was taken back, or null
record Check(
        UUID id,
        UUID group,
        How how,
        LocalDate on,
        @Nullable String domain,
        @Nullable UUID source,
        @Nullable String noted,
        ActorId by,
        @Nullable LocalDate withdrawnOn) {

    Check {
        if (how.ofDomain() != (domain != null) || (how == How.RECORD) != (source != null)) {
            throw new IllegalArgumentException("A check has what its kind needs, and nothing else");
        }
    }

    /// The first day on which it does not count any more.
    LocalDate over() {
        return on.plusYears(1);
    }

    boolean livesOn(LocalDate day) {
        return withdrawnOn == null && !day.isBefore(on) && day.isBefore(over());
    }
}
