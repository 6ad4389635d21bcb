package org.yadman.pure.tally;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A [Crowd] and the day on which it was told. The clock alone decides when there is a new one, never what somebody
/// does: so no act can be seen in what is published at its time.
///
/// @param on stands until at least [#DAYS] later
public record Told(LocalDate on, Crowd crowd) {

    /// So many days lie between two of them at least.
    public static final int DAYS = 7;

    /// What is to be told today, if it is time.
    ///
    /// @param last what was told last, or null
    /// @throws IllegalArgumentException when k cannot follow on the one before
    public static Optional<Told> next(
            @Nullable Told last, LocalDate today, Map<String, Long> people, Set<String> unnamed, int k) {
        if (last == null) {
            return Optional.of(new Told(today, Crowd.of(people, unnamed, k)));
        }
        if (!Crowd.mayFollow(k, last.crowd().k())) {
            throw new IllegalArgumentException(
                    k + " cannot follow on " + last.crowd().k());
        }
        return today.isBefore(last.on().plusDays(DAYS))
                ? Optional.empty()
                : Optional.of(new Told(today, Crowd.of(people, unnamed, k)));
    }
}
