package org.yadman.recognition;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.TrackStates;
import org.yadman.bodies.Bodies;
import org.yadman.bodies.Body;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Milestone;

/// How far our requests have come, for groups that agree on condition that a body does something. What is only reported
/// has not come true.
@Component
class StatesForConditions implements TrackStates {

    private final TrackStore store;
    private final Bodies bodies;

    StatesForConditions(TrackStore store, Bodies bodies) {
        this.store = store;
        this.bodies = bodies;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Milestone> reached() {
        return store.listNotStopped().stream()
                .collect(Collectors.toMap(each -> each.track().slug(), each -> milestone(each.now())));
    }

    private static Milestone milestone(TrackNow now) {
        if (now.reported()) {
            return Milestone.SUBMITTED;
        }
        return switch (now.standing()) {
            case STOPPED, UNDER_WAY -> Milestone.SUBMITTED;
            case CONDITIONAL, DECIDED -> Milestone.ADOPTED;
            case IN_FORCE -> Milestone.IN_FORCE;
        };
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> adoptedBy() {
        Set<UUID> adopted = new HashSet<>();
        for (TrackStore.Placed each : store.listNotStopped()) {
            if (milestone(each.now()).compareTo(Milestone.ADOPTED) >= 0) {
                adopted.add(each.track().body());
            }
        }
        return adopted.isEmpty()
                ? Set.of()
                : bodies.byId(adopted).values().stream().map(Body::slug).collect(Collectors.toSet());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Localized> names() {
        Map<String, Localized> names = new HashMap<>();
        store.listAll().forEach(track -> names.put(track.slug(), track.name()));
        return names;
    }
}
