package org.yadman.agreements;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// A group's dated consent to one exact text.
///
/// @param rule what must come true first; null: nothing
/// @param reservation "yes, but", in the group's own words; empty where it has none
/// @param after with [Visibility#AFTER] how many others must be public and in force, 1 or more; else 0
/// @param confirmedOn when the group confirmed it; public of none
/// @param renewBy the last day on which it is good unless it is renewed
/// @param publishedOn since when anybody may know it, or null
/// @param inForceSince since when it is in force, or null where it waits or is hidden
/// @param withdrawnOn null while it stands
/// @param version rises with every change
record Agreement(
        UUID id,
        UUID group,
        UUID text,
        Commitment commitment,
        @Nullable Rule rule,
        Localized reservation,
        Visibility visibility,
        int after,
        LocalDate confirmedOn,
        LocalDate renewBy,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate inForceSince,
        @Nullable LocalDate withdrawnOn,
        int version) {

    public static final String KIND = "agreement";

    public Agreement {
        if ((visibility == Visibility.AFTER) != (after > 0)) {
            throw new IllegalArgumentException("After how many others it is public stands with AFTER and nowhere else");
        }
        if (publishedOn == null && inForceSince != null) {
            throw new IllegalArgumentException("What is in force is public");
        }
    }

    public boolean published() {
        return publishedOn != null;
    }

    public boolean inForce() {
        return inForceSince != null;
    }

    /// Whether it is time to renew it, or past it.
    boolean toRenew(LocalDate day) {
        return !renewBy.isAfter(day.plusDays(Agreements.DAYS_TO_RENEW));
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }
}
