package org.yadman.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.pure.seal.CanonicalBytes;

/// What an act was about: the part of a line that can be erased.
///
/// @param salt random, so that nobody who has only the hash can try out what it might have been
record Content(String salt, @Nullable Ref subject, Map<String, String> details) {
    Content {
        details = Map.copyOf(details);
    }

    /// What the chain holds of it.
    String hash() {
        return CanonicalBytes.of("yadman audit content 1")
                .text(salt)
                .text(subject == null ? null : subject.kind())
                .text(subject == null ? null : subject.id().toString())
                .map(details)
                .sha256();
    }
}
