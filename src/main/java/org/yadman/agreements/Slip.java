package org.yadman.agreements;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.GroupKind;
import org.yadman.platform.db.Ref;

/// A letter's code for one group: by it the group answers without an account.
///
/// @param group the group of the record, or null where it is not in the record yet
/// @param unlisted the group that is not in the record yet, or null
/// @param contact where the group can be reached, as it is published, and where that stands
/// @param goodUntil the last day on which the code works
record Slip(
        UUID id,
        int version,
        @Nullable UUID group,
        @Nullable Unlisted unlisted,
        String contact,
        String madeBy,
        LocalDate madeOn,
        LocalDate goodUntil) {

    static final String KIND = "slip";

    /// An agreement is renewed after a year; a group that changes its mind then has its letter still.
    static final int DAYS_GOOD = 400;

    Slip {
        if ((group == null) == (unlisted == null)) {
            throw new IllegalArgumentException("A slip is for one group, which is in the record or is not");
        }
    }

    /// A group that is not in the record yet, as somebody typed it.
    record Unlisted(String name, GroupKind kind, @Nullable String country) {}

    Ref ref() {
        return new Ref(KIND, id);
    }
}
