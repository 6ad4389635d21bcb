package org.yadman.agreements;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// Who agrees to what, on which condition, and what of it is in force.
@Component
public class Agreements {

    private final AgreementStore store;
    private final Groups groups;
    private final Made made;

    Agreements(AgreementStore store, Groups groups, Made made) {
        this.store = store;
        this.groups = groups;
        this.made = made;
    }

    /// What a group has confirmed.
    ///
    /// @param after with [Visibility#AFTER] how many others; else 0
    public record Draft(
            UUID group,
            UUID text,
            Commitment commitment,
            @Nullable Rule rule,
            Localized reservation,
            Visibility visibility,
            int after) {}

    /// Makes an agreement of a confirmed consent, or gives the one that stands new terms. What is public stays so.
    ///
    /// @return its id
    @Transactional
    public UUID enter(Draft draft, ActorId by) {
        LocalDate today = made.today();
        Agreement agreement = new Agreement(
                made.ids().random(),
                draft.group(),
                draft.text(),
                draft.commitment(),
                draft.rule(),
                draft.reservation(),
                draft.visibility(),
                draft.after(),
                today,
                today.plusYears(1),
                draft.visibility() == Visibility.NOW ? today : null,
                draft.visibility() == Visibility.NOW && draft.rule() == null ? today : null,
                null,
                1);
        store.insert(agreement);
        return agreement.id();
    }

    /// Ends it, at once.
    ///
    /// @param version the one that was seen
    /// @throws Conflict when it has moved on since
    @Transactional
    public void withdraw(UUID id, int version, ActorId by) {
        throw new Conflict(Map.of(), Map.of());
    }

    /// Good for another year.
    ///
    /// @throws Conflict when it has moved on since
    @Transactional
    public void renew(UUID id, int version, ActorId by) {
        throw new Conflict(Map.of(), Map.of());
    }

    /// "Yes, but": the group's own words, shown beside its agreement; empty: none any more.
    ///
    /// @throws Conflict when it has moved on since
    @Transactional
    public void reserve(UUID id, int version, Localized words, ActorId by) {
        throw new Conflict(Map.of(), Map.of());
    }

    /// Confirms the joint moment for one member of a circle. With the last one all are in force.
    ///
    /// @throws Conflict when it has moved on since
    @Transactional
    public void confirmTogether(UUID id, int version, ActorId by) {
        throw new Conflict(Map.of(), Map.of());
    }

    public Optional<Agreement> find(UUID id) {
        return store.find(id);
    }

    /// The one that stands.
    public Optional<Agreement> ofGroup(UUID group, UUID text, Commitment commitment) {
        return store.find(group, text, commitment);
    }

    /// What everybody may see: families first, then by commitment and name.
    @Transactional(readOnly = true)
    public List<Shown> published(UUID text) {
        List<Agreement> all = store.listPublished(text);
        Map<UUID, Group> known =
                groups.byId(all.stream().map(Agreement::group).distinct().toList());
        return all.stream()
                .filter(agreement -> known.containsKey(agreement.group()))
                .map(agreement -> new Shown(
                        agreement.id(),
                        Objects.requireNonNull(known.get(agreement.group())),
                        agreement.commitment(),
                        Objects.requireNonNull(agreement.publishedOn()),
                        agreement.inForceSince(),
                        agreement.rule(),
                        agreement.rule() == null ? List.of() : agreement.rule().leaves(),
                        agreement.reservation(),
                        agreement.renewBy()))
                .toList();
    }

    /// How many agree.
    @Transactional(readOnly = true)
    public Totals totals(UUID text) {
        Map<Commitment, Integer> inForce = new EnumMap<>(Commitment.class);
        Map<Commitment, Integer> waiting = new EnumMap<>(Commitment.class);
        Set<UUID> different = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (Shown shown : published(text)) {
            (shown.inForce() ? inForce : waiting).merge(shown.commitment(), 1, Integer::sum);
            if (shown.inForce()) {
                different.add(shown.group().id());
                if (shown.group().country() != null) {
                    countries.add(shown.group().country());
                }
            }
        }
        return new Totals(inForce, waiting, different.size(), countries.size(), 0);
    }
}
