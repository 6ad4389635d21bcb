package org.yadman.groups;

import java.time.LocalDate;
import java.util.UUID;
import org.yadman.platform.db.Ref;

/// That a group is one of those that began the campaign.
///
/// @param since the day since which it is named as such
record Founder(UUID id, UUID group, LocalDate since) {

    static final String KIND = "founder";

    Ref ref() {
        return new Ref(KIND, id);
    }
}
