package org.yadman.bodies;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// A date in a body's calendar that comes back: a session, a deadline, a notice, the day by which one must belong to
/// it. Its rule is a claim.
///
/// @param slug known within the body
/// @param session the session of the same body before which it lies; null: any of them, or none
/// @param speaker of a session: the group that speaks there for the coalition, or null
record Deadline(
        UUID id,
        UUID body,
        String slug,
        Kind kind,
        @Nullable UUID session,
        @Nullable UUID speaker,
        Localized name,
        Localized about) {

    static final String KIND = "deadline";

    /// What falls on the date.
    enum Kind {
        /// The body meets.
        SESSION,
        /// The last day for handing something in.
        DEADLINE,
        /// What is to be decided must be announced by then.
        NOTICE,
        /// Who wants to vote must belong to it by then.
        ELIGIBILITY
    }

    Deadline {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A deadline has a name");
        }
        if (session != null && kind == Kind.SESSION) {
            throw new IllegalArgumentException("A session lies before no other");
        }
        if (speaker != null && kind != Kind.SESSION) {
            throw new IllegalArgumentException("Only at a session somebody speaks");
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }
}
