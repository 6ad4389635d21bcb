package org.yadman.groups;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.files.Cleaning.Cleaned.Clean;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;

/// The proofs that those who agree for groups may do so.
@Component
public class Mandates {

    private final MandateStore store;
    private final Vault vault;
    private final Audit audit;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;

    Mandates(MandateStore store, Vault vault, Audit audit, Changes changes, Ids ids, Clock clock) {
        this.store = store;
        this.vault = vault;
        this.audit = audit;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /// A mandate as somebody brings it.
    ///
    /// @param said who speaks for the group, by the name of a function; sealed, never public
    /// @param proof cleaned; sealed, never public; null where the word of a spokesperson is all there is
    public record Draft(
            UUID group,
            MandateLevel level,
            LocalDate since,
            LocalDate until,
            String said,
            @Nullable Clean proof) {}

    /// The firmest mandate of each of these groups that counts today, and of equal ones the one that ends last; a
    /// group without one is not in the answer.
    @Transactional(readOnly = true)
    public Map<UUID, Mandate> current(Collection<UUID> groups) {
        return store.listCurrent(groups, today()).stream()
                .collect(Collectors.toMap(
                        Mandate::group,
                        mandate -> mandate,
                        BinaryOperator.maxBy(Comparator.comparing(Mandate::level)
                                .thenComparing(Mandate::until)
                                .thenComparing(Mandate::id))));
    }

    @Transactional
    public UUID add(Draft draft, ActorId by) {
        UUID id = ids.random();
        Mandate mandate = new Mandate(id, draft.group(), draft.level(), draft.since(), draft.until());
        Clean proof = draft.proof();
        store.insert(
                mandate,
                draft.said().isEmpty() ? null : vault.seal(place(id, "said"), draft.said()),
                proof == null
                        ? null
                        : vault.seal(place(id, "proof"), Base64.getEncoder().encodeToString(proof.content())),
                proof == null ? null : proof.type(),
                by,
                today());
        audit.note(
                by,
                "groups.act.mandate",
                new Ref(Group.KIND, draft.group()),
                Map.of("level", draft.level().word()));
        changes.raise();
        return id;
    }

    static Place place(UUID id, String column) {
        return new Place("group_mandate", id.toString(), column);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
