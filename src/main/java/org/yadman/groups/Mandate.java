package org.yadman.groups;

import java.time.LocalDate;
import java.util.UUID;

/// The proof that whoever agrees for a group may bind it.
///
/// @param since the day of the decision
/// @param until the last day on which it counts
public record Mandate(UUID id, UUID group, MandateLevel level, LocalDate since, LocalDate until) {

    public Mandate {
        if (level == MandateLevel.NONE || until.isBefore(since)) {
            throw new IllegalArgumentException("A mandate has a level, and ends after it began");
        }
    }
}
