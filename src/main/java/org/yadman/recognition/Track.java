package org.yadman.recognition;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// The way of one request through one body.
///
/// @param slug its address, `/recognition/{slug}`
/// @param body before which it is
/// @param day the day that it is about, or null
/// @param ask what is asked, in one sentence
/// @param scope how what it remembers or concerns compares with the campaign's own
/// @param concerns whom it remembers or concerns
/// @param act what kind of act it asks for; null where the record does not say, and for cases and mechanisms
/// @param owner the group that looks after it; null: nobody does
/// @param deputy the group that does so where the owner does not; null: there is none
record Track(
        UUID id,
        String slug,
        Role role,
        Procedure procedure,
        UUID body,
        @Nullable UUID day,
        Localized name,
        Localized ask,
        Scope scope,
        Localized concerns,
        Force force,
        @Nullable Act act,
        @Nullable UUID owner,
        @Nullable UUID deputy,
        Localized about) {

    static final String KIND = "track";

    Track {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A track has a name");
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    /// The same, looked after by another group; the deputy stays unless it is that group.
    Track handedTo(UUID group) {
        return new Track(
                id,
                slug,
                role,
                procedure,
                body,
                day,
                name,
                ask,
                scope,
                concerns,
                force,
                act,
                group,
                group.equals(deputy) ? null : deputy,
                about);
    }

    /// Whose request it is.
    enum Role {
        /// The campaign's own, or one for the same dead.
        OURS,
        /// What others achieved for their day, and how.
        PRECEDENT
    }

    /// Whom it remembers or concerns, compared with the campaign.
    enum Scope {
        SAME,
        NARROWER,
        WIDER,
        OTHER
    }

    /// What a decision of this kind binds.
    enum Force {
        BINDING,
        /// It binds the body that decided, and nobody else.
        BINDING_ON_BODY,
        POLITICAL,
        JUDICIAL,
        NONE,
        UNKNOWN
    }
}
