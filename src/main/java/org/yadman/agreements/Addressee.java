package org.yadman.agreements;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;

/// The group that is asked, in the record or not yet.
///
/// @param group its id in the record, or null
/// @param example whether it was made up for a demonstration
record Addressee(
        @Nullable UUID group,
        Localized name,
        GroupKind kind,
        @Nullable String country,
        boolean example) {

    static Addressee of(Group group) {
        return new Addressee(group.id(), group.name(), group.kind(), group.country(), group.example());
    }

    static Addressee of(Slip.Unlisted unlisted, String language) {
        return new Addressee(
                null,
                new Localized(java.util.Map.of(language, unlisted.name())),
                unlisted.kind(),
                unlisted.country(),
                false);
    }

    /// What a group of its kind is usually asked for.
    Commitment usual() {
        return usual(kind);
    }

    static Commitment usual(GroupKind kind) {
        return kind == GroupKind.HUMAN_RIGHTS_ORGANISATION ? Commitment.AGREES : Commitment.OBSERVES;
    }
}
