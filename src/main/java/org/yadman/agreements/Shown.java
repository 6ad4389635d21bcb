package org.yadman.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.Checked;
import org.yadman.groups.Group;
import org.yadman.groups.Mandate;
import org.yadman.groups.MandateLevel;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// A published agreement as everybody may see it.
///
/// @param checked how the coalition has made sure that the group is who it says
/// @param mandate the proof that whoever agreed may bind the group, or null
/// @param publishedOn its public date
/// @param inForceSince null while it waits, and where it was not renewed
/// @param rule its condition, or null; in words by [RulesInWords]
/// @param open what of its condition has not come true
/// @param circle whether it would come true together with others, if all confirm
/// @param reservation empty where the group made none
/// @param renewBy the last day on which it is good; one in the past: not renewed since
record Shown(
        UUID id,
        Group group,
        Checked checked,
        @Nullable Mandate mandate,
        Commitment commitment,
        LocalDate publishedOn,
        @Nullable LocalDate inForceSince,
        @Nullable Rule rule,
        List<Rule.Leaf> open,
        boolean circle,
        Localized reservation,
        LocalDate renewBy) {
    public Shown {
        open = List.copyOf(open);
    }

    public boolean inForce() {
        return inForceSince != null;
    }

    public MandateLevel level() {
        return mandate == null ? MandateLevel.NONE : mandate.level();
    }

    /// Whether it waits for others on a day; what was not renewed does not.
    public boolean waits(LocalDate day) {
        return !inForce() && !renewBy.isBefore(day);
    }
}
