package org.yadman.groups;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.groups.StandingStore.Row;
import org.yadman.platform.db.Changes;
import org.yadman.sources.Sources;

/// Computes anew how every group is checked, after anything it depends on has changed, and tells whoever wants to know.
@Component
class Reckoning {

    private final StandingStore store;
    private final CheckStore checks;
    private final Sources sources;
    private final Changes changes;
    // Asked for late: a room that wants to be told also asks how groups stand.
    private final ObjectProvider<StandingWatch> watches;

    Reckoning(
            StandingStore store,
            CheckStore checks,
            Sources sources,
            Changes changes,
            ObjectProvider<StandingWatch> watches) {
        this.store = store;
        this.checks = checks;
        this.sources = sources;
        this.changes = changes;
        this.watches = watches;
    }

    /// How all groups stand now, to be compared with how they stand after a command.
    Map<UUID, Standing> standings() {
        return store.listAll().stream().collect(Collectors.toMap(Row::id, Row::standing));
    }

    /// After something was written.
    ///
    /// @param before how the groups stood before it was
    /// @return how many stand otherwise
    @Transactional(propagation = Propagation.MANDATORY)
    int after(Map<UUID, Standing> before, LocalDate today) {
        List<Row> rows = store.listAll().stream().filter(row -> !row.example()).toList();
        Map<UUID, Checked> computed = Tiers.of(
                rows.stream().map(Row::known).toList(),
                known(checks.listChecksSince(today.minusYears(1))),
                checks.listVouches(),
                today);
        Map<UUID, Standing> now = new HashMap<>();
        rows.forEach(row -> {
            Checked checked = computed.getOrDefault(row.id(), Checked.NOT_YET);
            if (checked != row.checked()) {
                store.put(row.id(), checked);
            }
            Standing standing = row.standing();
            now.put(row.id(), new Standing(checked, standing.admitted(), standing.suspended(), standing.founder()));
        });
        Set<UUID> changed = new HashSet<>();
        now.forEach((id, standing) -> {
            if (!standing.equals(before.getOrDefault(id, Standing.NONE))) {
                changed.add(id);
            }
        });
        if (!changed.isEmpty()) {
            changes.raise();
            watches.stream().forEach(watch -> changed.forEach(watch::standingChanged));
        }
        return changed.size();
    }

    // A source that is gone shows nothing any more.
    private List<Check> known(List<Check> all) {
        Set<UUID> named = all.stream()
                .map(Check::source)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        Set<UUID> there = named.isEmpty() ? Set.of() : sources.byId(named).keySet();
        return all.stream()
                .filter(check -> check.source() == null || there.contains(check.source()))
                .toList();
    }
}
