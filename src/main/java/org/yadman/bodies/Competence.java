package org.yadman.bodies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;

/// That a body can do something, and who may ask it to.
///
/// @param tabledBy one of those who may bring it before the body; null: nobody has said who
/// @param source where it stands
record Competence(UUID id, UUID body, Power power, @Nullable Tabler tabledBy, UUID source, Localized note) {

    static final String KIND = "competence";
}
