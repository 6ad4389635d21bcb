package org.yadman.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.Group;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// A published agreement as everybody may see it.
///
/// @param publishedOn its public date
/// @param inForceSince null while it waits, and where it was not renewed
/// @param rule its condition, or null; in words by [RulesInWords]
/// @param open what of its condition has not come true
/// @param reservation empty where the group made none
/// @param renewBy the last day on which it is good; one in the past: not renewed since
public record Shown(
        UUID id,
        Group group,
        Commitment commitment,
        LocalDate publishedOn,
        @Nullable LocalDate inForceSince,
        @Nullable Rule rule,
        List<Rule.Leaf> open,
        Localized reservation,
        LocalDate renewBy) {
    public Shown {
        open = List.copyOf(open);
    }

    public boolean inForce() {
        return inForceSince != null;
    }
}
