package org.yadman.sources;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;

/// Where a fact comes from.
///
/// @param slug its address, `/sources/{slug}`
/// @param title in one language at least
/// @param language the language of the original, BCP 47
/// @param published as exactly as it is known
/// @param address a web address; shown, never fetched
/// @param via the source that cites it, where it is known only through that one
/// @param document the document kept for it
/// @param about who speaks here, for whom, what to keep in mind
public record Source(
        UUID id,
        String slug,
        SourceKind kind,
        Localized title,
        @Nullable String language,
        @Nullable String author,
        @Nullable String publisher,
        @Nullable PartialDate published,
        @Nullable String address,
        Held held,
        @Nullable UUID via,
        @Nullable Attached document,
        Localized about) {

    public static final String KIND = "source";

    public Source {
        if (title.isEmpty()) {
            throw new IllegalArgumentException("A source has a title");
        }
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }

    /// A document of the campaign folder.
    ///
    /// @param name its file name
    public record Attached(String name, String sha256) {}
}
