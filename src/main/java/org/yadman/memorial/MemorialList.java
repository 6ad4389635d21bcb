package org.yadman.memorial;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// A list of names as somebody published it.
///
/// @param edition the number of the edition that stands; 0: none has been brought in
/// @param standing how many entries stand in it
/// @param gone how many stood in an earlier one and do not any more
record MemorialList(UUID id, int version, String slug, Facts facts, int edition, int standing, int gone) {

    static final String KIND = "list";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?");

    MemorialList {
        if (!isSlug(slug)) {
            throw new IllegalArgumentException("Not a slug: " + slug);
        }
    }

    /// What is said of a list.
    ///
    /// @param publisher who published it, in the publisher's own words
    /// @param address where it was published
    /// @param licence under which others may use it
    /// @param permission by whom we may show it, and how that was said
    /// @param group which of our groups published it
    /// @param declaredTotal how many the publisher says there are
    record Facts(
            Localized title,
            String publisher,
            @Nullable String address,
            String licence,
            String permission,
            @Nullable UUID group,
            @Nullable Integer declaredTotal) {
        Facts {
            if (title.isEmpty()) {
                throw new IllegalArgumentException("A list has a title");
            }
        }
    }

    static boolean isSlug(String text) {
        return SLUG.matcher(text).matches();
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    String path() {
        return "/memorial/lists/" + slug;
    }

    boolean isShown() {
        return edition > 0;
    }

    int entries() {
        return standing + gone;
    }
}
