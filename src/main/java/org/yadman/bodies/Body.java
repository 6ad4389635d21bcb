package org.yadman.bodies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// Whoever can recognise.
///
/// @param slug its address, `/bodies/{slug}`
/// @param country ISO 3166, two capital letters; null where it belongs to no single country
/// @param parent the body that it is a part of
/// @param site its web address; shown, never fetched
/// @param dormantAfter days without an event after which a track here counts as dormant
public record Body(
        UUID id,
        String slug,
        BodyKind kind,
        @Nullable String country,
        @Nullable UUID parent,
        Localized name,
        @Nullable String site,
        int dormantAfter,
        Localized about) {

    public static final String KIND = "body";

    /// A year: the meetings of most bodies come once a year.
    static final int USUAL_DORMANT_AFTER = 365;

    static final int LONGEST_DORMANT_AFTER = 3650;

    public Body {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A body has a name");
        }
        if (dormantAfter < 1 || dormantAfter > LONGEST_DORMANT_AFTER) {
            throw new IllegalArgumentException("A track falls dormant after 1 to " + LONGEST_DORMANT_AFTER + " days");
        }
    }

    public Ref ref() {
        return new Ref(KIND, id);
    }

    /// The id by which Popolo knows it.
    public String popoloId() {
        return KIND + ":" + slug;
    }

    public Level level() {
        return kind.level();
    }
}
