package org.yadman.groups;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// A group that remembers.
///
/// @param slug its address, `/groups/{slug}`
/// @param country ISO 3166, two capital letters; null where it is not known or should not be said
/// @param name in one language at least
/// @param site its web address; shown, never fetched
/// @param example whether it was made up for a demonstration: in no list, count, search or folder
public record Group(
        UUID id,
        String slug,
        GroupKind kind,
        @Nullable String country,
        Localized name,
        @Nullable String site,
        Localized about,
        boolean example) {

    public static final String KIND = "group";

    public Group {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A group has a name");
        }
    }

    /// A group of the record.
    public Group(
            UUID id,
            String slug,
            GroupKind kind,
            @Nullable String country,
            Localized name,
            @Nullable String site,
            Localized about) {
        this(id, slug, kind, country, name, site, about, false);
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }
}
