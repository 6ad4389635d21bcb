package org.yadman.pure.conditions;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known today and a [Rule] can ask for.
///
/// @param consents at most one of a group to each commitment
/// @param reached by the slug of a track, how far it has come
/// @param adoptedBy the slugs of the bodies that have adopted what is asked
public record Facts(
        Set<Consent> consents,
        Map<String, Milestone> reached,
        Set<String> adoptedBy,
        long signatures,
        LocalDate today) {
    public Facts {
        consents = Set.copyOf(consents);
        reached = Map.copyOf(reached);
        adoptedBy = Set.copyOf(adoptedBy);
        if (signatures < 0) {
            throw new IllegalArgumentException("There cannot be fewer signatures than none.");
        }
        // Twice in two countries, a group would count for both, and the second consent could undo what the first did.
        Set<Object> given = new HashSet<>();
        for (Consent consent : consents) {
            if (!given.add(List.of(consent.group(), consent.commitment()))) {
                throw new IllegalArgumentException(
                        "\"" + consent.group() + "\" is given twice among those who consent.");
            }
        }
    }

    boolean consents(String group, Commitment commitment) {
        return consents.stream()
                .anyMatch(consent -> consent.group().equals(group) && consent.commitment() == commitment);
    }

    boolean hasReached(String track, Milestone milestone) {
        Milestone furthest = reached.get(track);
        return furthest != null && furthest.compareTo(milestone) >= 0;
    }
}
