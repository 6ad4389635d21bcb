package org.yadman.gatherings;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who puts the common minute on the air, as it says so itself in public.
///
/// @param heard where it is heard: a frequency, a satellite, a site
/// @param country ISO 3166, or null for one that is heard everywhere
/// @param language in which it speaks, as a BCP 47 tag
record Station(UUID id, String name, String heard, @Nullable String country, String language) {

    static final String KIND = "station";

    static final int LONGEST = 200;

    Station {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A station has a name");
        }
    }
}
