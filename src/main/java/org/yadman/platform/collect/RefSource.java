package org.yadman.platform.collect;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;

/// Tells of a room's objects what others need to name them: title and address. Implemented once per kind; used
/// by claims, search, history.
public interface RefSource {

    /// The kind of {@link Ref} that this speaks for.
    String kind();

    /// The kind in the reader's language, in the plural, as a heading.
    String heading(Language language);

    /// What may be shown of the objects with these ids; one that does not exist or may not be seen is left out.
    Map<UUID, Named> name(Collection<UUID> ids, Language language);

    /// A public name and where it leads.
    ///
    /// @param path address behind the language (`/groups/mehr`)
    record Named(Ref ref, String title, String path) {}
}
