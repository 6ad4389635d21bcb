package org.yadman.recognition;

import java.util.UUID;
import org.yadman.platform.text.Localized;

/// One paragraph of a version.
///
/// @param number its place in the version; 1 is the first
record MotionClause(UUID id, UUID version, int number, Kind kind, Localized text) {

    static final String KIND = "clause";

    MotionClause {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A clause says something");
        }
    }

    /// What a paragraph does.
    enum Kind {
        TITLE,
        /// It gives a reason.
        WHEREAS,
        /// It decides something.
        RESOLVED
    }
}
