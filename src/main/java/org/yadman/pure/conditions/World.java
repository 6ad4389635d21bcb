package org.yadman.pure.conditions;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// What a [Rule] can ask for besides the consents of groups; see [Facts].
public record World(Map<String, Milestone> reached, Set<String> adoptedBy, long signatures, LocalDate today) {
    public World {
        reached = Map.copyOf(reached);
        adoptedBy = Set.copyOf(adoptedBy);
    }

    /// The same with consents.
    public Facts with(Set<Consent> consents) {
        return new Facts(consents, reached, adoptedBy, signatures, today);
    }
}
