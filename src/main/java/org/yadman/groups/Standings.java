package org.yadman.groups;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How groups stand.
@Component
public class Standings {

    private final StandingStore store;
    private final Clock clock;

    Standings(StandingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public Standing of(UUID group) {
        return of(List.of(group)).getOrDefault(group, Standing.NONE);
    }

    /// How these groups stand; each of them is in the answer.
    @Transactional(readOnly = true)
    public Map<UUID, Standing> of(Collection<UUID> groups) {
        Map<UUID, Standing> standings = new HashMap<>();
        groups.forEach(group -> standings.put(group, Standing.NONE));
        standings.putAll(store.standings(groups));
        return standings;
    }

    /// Keeps what a group's names look like.
    @Transactional(propagation = Propagation.MANDATORY)
    void look(Group group) {
        store.putLikenesses(group.id(), Likeness.of(group.name()));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(UUID group) {
        if (kept().contains(group)) {
            throw new DataIntegrityViolationException("Somebody has made sure of this group");
        }
        store.forget(group);
    }

    /// The groups that somebody has made sure of or decided on.
    Set<UUID> kept() {
        return Set.copyOf(store.listKept());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void admitExample(UUID group, Checked checked) {
        store.admitExample(group, checked, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }
}
