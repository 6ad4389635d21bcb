package org.yadman.recognition;

import java.util.UUID;
import org.yadman.platform.text.Localized;

/// How one track belongs to another.
record Link(UUID id, UUID from, Kind kind, UUID to, Localized note) {

    static final String KIND = "link";

    /// What the first track is to the second.
    enum Kind {
        /// It takes up again what had stopped there.
        REOPENS,
        /// It brings the same text before a new session of the body.
        REINTRODUCES,
        /// Both carry the same text.
        SAME_TEXT,
        /// The body of the first handed it to the body of the second.
        REFERRED_TO,
        MERGED_INTO,
        /// It carries up the ladder what was decided on the second.
        FOLLOWS
    }
}
