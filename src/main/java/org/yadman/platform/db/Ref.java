package org.yadman.platform.db;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Names anything in the record from outside its room: a kind that one room owns, and an id.
///
/// @param kind one word, lower case, the same in addresses, files and tables (`group`, `day`, `source`)
public record Ref(String kind, UUID id) {

    /// The ids of those of one kind.
    public static Set<UUID> ids(Collection<Ref> refs, String kind) {
        return refs.stream()
                .filter(ref -> ref.kind().equals(kind))
                .map(Ref::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
