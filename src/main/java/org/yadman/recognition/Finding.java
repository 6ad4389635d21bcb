package org.yadman.recognition;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a condition is met as we count: *met (claimed)*, made by the clock and by nobody. It becomes *met (confirmed)*
/// only with the body's answer.
///
/// @param condition its key `track/slug`, which outlives a folder that replaces the record
/// @param on since when
/// @param groups how many groups counted on that day towards all its numbers together
/// @param countries from how many countries these came, as far as known
/// @param digest SHA-256 of the evidence, as 64 hexadecimal digits; null where the condition asks for no group
/// @param named the slugs of the groups in the evidence that is kept; empty when none is
/// @param takenBackOn when it ceased to hold before the body confirmed it; null while it stands
/// @param seen whether somebody at the desk has taken note of its beginning, or of its end
record Finding(
        UUID id,
        String condition,
        LocalDate on,
        int groups,
        int countries,
        @Nullable String digest,
        Set<String> named,
        @Nullable LocalDate takenBackOn,
        boolean seen) {

    Finding {
        named = Set.copyOf(named);
    }

    boolean stands() {
        return takenBackOn == null;
    }

    boolean hasEvidence() {
        return !named.isEmpty();
    }
}
