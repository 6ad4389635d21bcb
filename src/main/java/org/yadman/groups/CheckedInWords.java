package org.yadman.groups;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.approvals.Approvals;
import org.yadman.platform.web.Visitor;

/// How groups are checked, and what their word rests on, in a visitor's words.
@Component
class CheckedInWords {

    private final Standings standings;
    private final Mandates mandates;
    private final Approvals approvals;

    CheckedInWords(Standings standings, Mandates mandates, Approvals approvals) {
        this.standings = standings;
        this.mandates = mandates;
        this.approvals = approvals;
    }

    /// What is said of one group.
    ///
    /// @param how it was checked
    /// @param mandate what its word rests on, or null
    /// @param notes what else is to be known: a founder, suspended, by one person
    record Words(String how, @Nullable String mandate, List<String> notes) {}

    /// What is said of each of these groups.
    Map<UUID, Words> of(Collection<UUID> groups, Visitor v) {
        Map<UUID, Mandate> current = mandates.current(groups);
        Map<UUID, Words> words = new LinkedHashMap<>();
        standings.of(groups).forEach((id, standing) -> {
            // Told by the day that the page is made for.
            v.today();
            Mandate mandate = current.get(id);
            words.put(
                    id,
                    new Words(
                            v.t("groups.checked." + standing.checked().word()),
                            mandate == null
                                    ? null
                                    : v.t("groups.mandate." + mandate.level().word()),
                            notes(id, standing, v)));
        });
        return words;
    }

    private List<String> notes(UUID group, Standing standing, Visitor v) {
        List<String> notes = new java.util.ArrayList<>();
        if (standing.founder()) {
            notes.add(v.t("groups.founder"));
        }
        if (standing.suspended()) {
            notes.add(v.t("groups.suspended"));
        }
        if ((standing.admitted() || standing.suspended()) && approvals.byOnePerson(List.of(group))) {
            notes.add(v.t("approvals.by-one-person"));
        }
        return List.copyOf(notes);
    }
}
