package org.yadman.recognition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.bodies.BodyKind;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// A text that bodies are asked to adopt, whatever its versions; what it says stands in these.
///
/// @param slug its address, `/recognition/texts/{slug}`
/// @param model the kind of body for which it is a model to begin from; null: it is a text of its own
/// @param name what this record calls it
record Motion(UUID id, String slug, @Nullable BodyKind model, Localized name, Localized about) {

    static final String KIND = "motion";

    Motion {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A motion has a name");
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }
}
