package org.yadman.recognition;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That measuring found a condition met: *met (claimed)*, by the clock and by nobody. It becomes *met (confirmed)* only
/// with the body's answer.
///
/// @param condition its key `track/slug`, which outlives a folder that replaces the record
/// @param on since when
/// @param groups how many groups counted on that day towards all its numbers together
/// @param countries from how many countries these came, as far as known
/// @param takenBackOn when it ceased to hold before the body confirmed it; null while it stands
/// @param seen whether somebody at the desk has taken note of its beginning, or of its end
record Finding(
        UUID id,
        String condition,
        LocalDate on,
        int groups,
        int countries,
        @Nullable LocalDate takenBackOn,
        boolean seen) {

    boolean stands() {
        return takenBackOn == null;
    }
}
