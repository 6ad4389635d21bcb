package org.yadman.groups;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.BooleanSupplier;
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
import org.yadman.platform.files.MediaType;
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

    /// Adds a mandate whose proof the one who adds it has seen: by a person of the coalition.
    @Transactional
    public UUID add(Draft draft, ActorId by) {
        return add(draft, true, by);
    }

    /// Brings one from the group itself. A decision of a board or an assembly counts once somebody of the coalition has
    /// seen its proof.
    @Transactional
    UUID bring(Draft draft, ActorId by) {
        return add(draft, draft.level() == MandateLevel.SPOKESPERSON, by);
    }

    /// Says to have seen that a proof is what it says.
    @Transactional
    boolean see(UUID group, UUID id, ActorId by) {
        return changed(group, id, "groups.act.mandate-seen", by, () -> store.see(id, by, today()));
    }

    /// Ends a mandate before its day.
    @Transactional
    boolean end(UUID group, UUID id, ActorId by) {
        return changed(group, id, "groups.act.mandate-ended", by, () -> store.end(id, today()));
    }

    private boolean changed(UUID group, UUID id, String act, ActorId by, BooleanSupplier work) {
        boolean ours = store.find(id)
                .filter(kept -> kept.mandate().group().equals(group))
                .isPresent();
        if (!ours || !work.getAsBoolean()) {
            return false;
        }
        audit.note(by, act, new Ref(Group.KIND, group), Map.of());
        changes.raise();
        return true;
    }

    /// A proof as it was brought.
    record Proof(byte[] content, MediaType type) {}

    /// Opens a proof. That somebody did stands in the record of acts.
    @Transactional
    Optional<Proof> openProof(UUID group, UUID id, ActorId by) {
        Optional<MandateStore.Kept> kept =
                store.find(id).filter(each -> each.mandate().group().equals(group));
        MediaType type = kept.map(MandateStore.Kept::proofType).orElse(null);
        if (type == null) {
            return Optional.empty();
        }
        audit.note(by, "groups.act.proof-opened", new Ref(Group.KIND, group), Map.of());
        return store.findProof(id)
                .map(closed -> new Proof(Base64.getDecoder().decode(vault.open(place(id, "proof"), closed)), type));
    }

    /// All that a group ever brought.
    List<MandateStore.Kept> list(UUID group) {
        return store.list(group);
    }

    /// Who speaks for the group, as was said.
    String said(MandateStore.Kept kept) {
        String said = kept.said();
        return said == null ? "" : vault.open(place(kept.mandate().id(), "said"), said);
    }

    private UUID add(Draft draft, boolean seen, ActorId by) {
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
                seen,
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
