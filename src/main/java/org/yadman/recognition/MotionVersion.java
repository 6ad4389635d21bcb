package org.yadman.recognition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;

/// One version of a motion. An amendment is a version, too: the whole text as it would read, so that what it would
/// change can be shown and nothing has to be put together from instructions.
///
/// @param slug known within the motion
/// @param number its place in the order of the motion's versions; 1 is the first
/// @param amends the version that an amendment would change; null for any other
/// @param outcome what became of an amendment; null for any other
/// @param on as exactly as it is known; null: it is not
/// @param by who proposed it: a state, a group, an office
/// @param code what the body calls it (A/78/L.67/Rev.1, A2); then it is published and has a source
record MotionVersion(
        UUID id,
        UUID motion,
        String slug,
        int number,
        Kind kind,
        @Nullable UUID amends,
        @Nullable Outcome outcome,
        @Nullable PartialDate on,
        Localized by,
        @Nullable String code,
        @Nullable UUID source,
        Localized note) {

    static final String KIND = "version";

    MotionVersion {
        if ((kind == Kind.AMENDMENT) != (amends != null) || (kind == Kind.AMENDMENT) != (outcome != null)) {
            throw new IllegalArgumentException("An amendment, and nothing else, changes a version and has an outcome");
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    /// What a version is to the ones before it.
    enum Kind {
        DRAFT,
        /// It takes the place of the version before it.
        REVISION,
        /// A change that somebody proposes; it takes nobody's place until a revision takes it up.
        AMENDMENT
    }

    /// What became of a proposed change.
    enum Outcome {
        PROPOSED,
        ACCEPTED,
        REJECTED,
        WITHDRAWN,
        /// Taken up by those who brought the text in, without a decision on it.
        ABSORBED
    }
}
