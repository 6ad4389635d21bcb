package org.yadman.agreements;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.AgreementStore.Kept;
import org.yadman.agreements.AgreementStore.Told;
import org.yadman.agreements.Line.Member;
import org.yadman.audit.Audit;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Mandate;
import org.yadman.groups.Mandates;
import org.yadman.groups.Standing;
import org.yadman.groups.StandingWatch;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Accord;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Facts;
import org.yadman.pure.conditions.Rule;

/// Who agrees to what, on which condition, and what of it is in force. Every command reads the [Ledger] of the text,
/// lets it follow its rules, and writes what has changed in one transaction, one command at a time.
///
/// Of acts that change nothing public nothing stands in the audit, and the change number does not move: both can be
/// watched from outside.
@Component
public class Agreements implements StandingWatch {

    /// How long before its end a group is asked to renew.
    static final int DAYS_TO_RENEW = 30;

    /// How long a withdrawn agreement is kept, and what a group was told.
    static final int DAYS_KEPT = 30;

    private final AgreementStore store;
    private final Texts texts;
    private final Circumstances circumstances;
    private final Mandates mandates;
    private final Changes changes;
    private final Audit audit;
    private final ObjectProvider<ConsentWatch> watches;
    private final Made made;

    Agreements(
            AgreementStore store,
            Texts texts,
            Circumstances circumstances,
            Mandates mandates,
            Changes changes,
            Audit audit,
            ObjectProvider<ConsentWatch> watches,
            Made made) {
        this.store = store;
        this.texts = texts;
        this.circumstances = circumstances;
        this.mandates = mandates;
        this.changes = changes;
        this.audit = audit;
        this.watches = watches;
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

    /// Makes an agreement of a confirmed consent, or gives the one that stands new terms. What is public stays so; what
    /// comes from a group that is not admitted is hidden until it is.
    ///
    /// @return its id
    /// @throws IllegalArgumentException when the text is not one that this group can agree to
    @Transactional
    public UUID enter(Draft draft, ActorId by) {
        changes.waitForTurn();
        Member member = member(draft.group());
        requireSameWorld(draft);
        Optional<Agreement> there = store.find(draft.group(), draft.text(), draft.commitment());
        UUID id = there.map(Agreement::id).orElseGet(made.ids()::random);
        change(
                draft.text(),
                by,
                "agreements.act.entered",
                id,
                ledger -> there.isPresent()
                        ? ledger.terms(id, draft.rule(), draft.reservation(), draft.visibility(), draft.after())
                        : ledger.enter(new Line(agreement(id, draft), member)));
        return id;
    }

    private Agreement agreement(UUID id, Draft draft) {
        LocalDate today = made.today();
        return new Agreement(
                id,
                draft.group(),
                draft.text(),
                draft.commitment(),
                draft.rule(),
                draft.reservation(),
                draft.visibility(),
                draft.after(),
                today,
                today.plusYears(1),
                null,
                null,
                null,
                1);
    }

    // Example groups and groups of the record are two worlds.
    private void requireSameWorld(Draft draft) {
        AgreementText text = texts.find(draft.text()).orElseThrow(() -> new IllegalArgumentException("No such text"));
        Group group = Objects.requireNonNull(
                circumstances.groups(Set.of(draft.group())).get(draft.group()));
        if (text.example() != group.example()) {
            throw new IllegalArgumentException("An example group agrees to the example text and to no other");
        }
    }

    private Member member(UUID group) {
        return Optional.ofNullable(circumstances.members(Set.of(group)).get(group))
                .orElseThrow(() -> new IllegalArgumentException("No such group"));
    }

    /// The same terms for the newest version of the text. The agreement to the version before ends with it.
    ///
    /// @param version the one that was seen
    /// @return the id of the new agreement
    /// @throws Conflict when it has moved on since
    @Transactional
    public UUID agreeToNewWords(UUID id, int version, ActorId by) {
        changes.waitForTurn();
        Agreement old = unchanged(id, version);
        AgreementText text = texts.find(old.text()).orElseThrow(Agreements::moved);
        AgreementText now = texts.current(text.example()).orElseThrow(Agreements::moved);
        if (now.id().equals(old.text())
                || store.find(old.group(), now.id(), old.commitment()).isPresent()) {
            throw moved();
        }
        UUID next = made.ids().random();
        Draft draft = new Draft(
                old.group(),
                now.id(),
                old.commitment(),
                old.rule(),
                old.reservation(),
                old.published() ? Visibility.NOW : old.visibility(),
                old.published() ? 0 : old.after());
        Line line = new Line(agreement(next, draft), member(old.group()), null, old.inForce());
        change(now.id(), by, "agreements.act.new-words", next, ledger -> ledger.enter(line));
        if (!store.withdraw(old, made.today())) {
            throw moved();
        }
        return next;
    }

    /// Ends it, at once.
    ///
    /// @param version the one that was seen
    /// @throws Conflict when it has moved on since
    @Transactional
    public void withdraw(UUID id, int version, ActorId by) {
        act(id, version, by, "agreements.act.withdrawn", ledger -> ledger.withdraw(id));
    }

    /// Good for another year.
    ///
    /// @throws Conflict when it has moved on since
    @Transactional
    public void renew(UUID id, int version, ActorId by) {
        act(id, version, by, "agreements.act.renewed", ledger -> ledger.renew(id));
    }

    /// "Yes, but": the group's own words, shown beside its agreement; empty: none any more.
    ///
    /// @throws Conflict when it has moved on since
    @Transactional
    public void reserve(UUID id, int version, Localized words, ActorId by) {
        act(id, version, by, "agreements.act.reserved", ledger -> ledger.reserve(id, words));
    }

    /// Confirms the joint moment for one member of a circle. With the last one all are in force.
    ///
    /// @throws Conflict when it has moved on since
    @Transactional
    public void confirmTogether(UUID id, int version, ActorId by) {
        act(id, version, by, "agreements.act.together", ledger -> ledger.together(id));
    }

    /// A part of its condition that only people can judge has come true, as the group itself says: from now on it asks
    /// for the rest.
    ///
    /// @throws Conflict when it has moved on since
    @Transactional
    public void cameTrue(UUID id, int version, Rule.Words words, ActorId by) {
        act(id, version, by, "agreements.act.words", ledger -> ledger.cameTrue(id, words));
    }

    private void act(UUID id, int version, ActorId by, String name, UnaryOperator<Ledger> act) {
        changes.waitForTurn();
        change(unchanged(id, version).text(), by, name, id, act);
    }

    private Agreement unchanged(UUID id, int version) {
        return store.find(id)
                .filter(agreement -> agreement.version() == version)
                .orElseThrow(Agreements::moved);
    }

    private static Conflict moved() {
        return new Conflict(Map.of(), Map.of());
    }

    private void change(UUID text, ActorId by, String name, UUID id, UnaryOperator<Ledger> act) {
        Ledger before = read(text);
        Ledger after = act.apply(before);
        if (write(text, before, after)) {
            Line line = after.lines().getOrDefault(id, before.lines().get(id));
            if (line != null && line.agreement().published()) {
                audit.note(by, name, line.agreement().ref(), Map.of());
            }
        }
    }

    private void everywhere(UnaryOperator<Ledger> act) {
        for (AgreementText text : texts.all()) {
            Ledger before = read(text.id());
            write(text.id(), before, act.apply(before));
        }
    }

    Ledger read(UUID text) {
        return ledger(text, store.list(text));
    }

    /// Without anything hidden.
    Ledger readPublished(UUID text) {
        return ledger(text, store.listPublished(text));
    }

    private Ledger ledger(UUID text, List<Kept> rows) {
        Map<UUID, Member> members = circumstances.members(
                rows.stream().map(kept -> kept.agreement().group()).collect(Collectors.toSet()));
        List<Line> lines = rows.stream()
                .filter(kept -> members.containsKey(kept.agreement().group()))
                .map(kept -> new Line(
                        kept.agreement(),
                        Objects.requireNonNull(members.get(kept.agreement().group())),
                        kept.together(),
                        kept.carried()))
                .toList();
        return Ledger.of(lines, store.unnamed(text), circumstances.world());
    }

    // Whether anything public has changed.
    private boolean write(UUID text, Ledger before, Ledger after) {
        for (Line line : before.lines().values()) {
            Line now = after.lines().get(line.id());
            boolean written = now == null
                    ? store.withdraw(line.agreement(), made.today())
                    : now.equals(line) || sameRow(line, now) || store.write(now);
            if (!written) {
                throw moved();
            }
        }
        after.lines().values().stream()
                .filter(line -> !before.lines().containsKey(line.id()))
                .forEach(store::insert);
        if (!after.unnamed().equals(before.unnamed())) {
            store.setUnnamed(
                    text,
                    after.unnamed().number(),
                    Objects.requireNonNull(after.unnamed().on()));
        }
        after.notes().forEach(note -> store.tell(made.ids().random(), note, made.today()));
        boolean moved = !after.view().equals(before.view());
        if (moved) {
            changes.raise();
            watches.forEach(ConsentWatch::consentsChanged);
        }
        return moved;
    }

    private static boolean sameRow(Line before, Line after) {
        return before.agreement().equals(after.agreement())
                && Objects.equals(before.together(), after.together())
                && before.carried() == after.carried();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void standingChanged(UUID group) {
        Member now = circumstances.members(Set.of(group)).get(group);
        if (now != null) {
            // The ledger is read with the group as it stands now; what it did before is found by its own rules.
            everywhere(ledger -> ledger.member(group, now));
            // How it was checked counts for a body's condition, and for nothing that the pages of agreements show.
            watches.forEach(ConsentWatch::consentsChanged);
        }
    }

    /// What a day brings: once a day, by the job.
    @Transactional
    public void dayHasCome() {
        changes.waitForTurn();
        everywhere(ledger -> ledger.day(made.today()));
        store.forgetWithdrawn(made.today().minusDays(DAYS_KEPT));
        store.forgetNotices(made.today().minusDays(3L * DAYS_KEPT));
    }

    public Optional<Agreement> find(UUID id) {
        return store.find(id);
    }

    /// The one that stands.
    public Optional<Agreement> ofGroup(UUID group, UUID text, Commitment commitment) {
        return store.find(group, text, commitment);
    }

    /// All that everybody may see of a text.
    record Published(List<Shown> lines, Totals totals) {
        Published {
            lines = List.copyOf(lines);
        }
    }

    /// What everybody may see: families first, then the groups that keep the day, then those that agree with the
    /// date; each by name.
    @Transactional(readOnly = true)
    public List<Shown> published(UUID text) {
        return view(text).lines();
    }

    /// The same with how many agree.
    @Transactional(readOnly = true)
    public Published view(UUID text) {
        Ledger.View view = readPublished(text).view();
        Set<UUID> ids = view.lines().stream().map(Ledger.Open::group).collect(Collectors.toSet());
        Map<UUID, Group> groups = circumstances.groups(ids);
        Map<UUID, Standing> standings = circumstances.standings(ids);
        Map<UUID, Mandate> proofs = mandates.current(ids);
        Set<UUID> ringed = new HashSet<>();
        view.circles().forEach(ringed::addAll);
        List<Shown> lines = view.lines().stream()
                .map(open -> new Shown(
                        open.id(),
                        Objects.requireNonNull(groups.get(open.group())),
                        Objects.requireNonNull(standings.get(open.group())).checked(),
                        proofs.get(open.group()),
                        open.commitment(),
                        open.publishedOn(),
                        open.inForceSince(),
                        open.rule(),
                        view.open().getOrDefault(open.id(), List.of()),
                        ringed.contains(open.id()),
                        open.reservation(),
                        open.renewBy()))
                .sorted(Comparator.comparing((Shown shown) -> shown.group().kind() != GroupKind.FAMILIES)
                        .thenComparing(Shown::commitment)
                        .thenComparing(shown -> shown.group().slug()))
                .toList();
        return new Published(lines, view.totals());
    }

    /// Those of these that are published and stand.
    @Transactional(readOnly = true)
    public Map<UUID, Agreement> published(Collection<UUID> ids) {
        return store.listPublished(ids).stream().collect(Collectors.toMap(Agreement::id, agreement -> agreement));
    }

    /// On which days groups took back what everybody could see, and how many on each. Who they were is nobody's
    /// business any more. Of a group that was suspended nothing could be seen.
    @Transactional(readOnly = true)
    public Map<LocalDate, Long> left(UUID text) {
        List<AgreementStore.Left> left = store.listLeft(text);
        Map<UUID, Member> members = circumstances.members(
                left.stream().map(AgreementStore.Left::group).collect(Collectors.toSet()));
        // Who went over to the other commitment has left nothing.
        Set<UUID> stayed = store.listPublished(text).stream()
                .map(kept -> kept.agreement().group())
                .collect(Collectors.toSet());
        return left.stream()
                .filter(each -> !stayed.contains(each.group()))
                .filter(each -> members.containsKey(each.group()))
                .filter(each ->
                        Objects.requireNonNull(members.get(each.group())).counts())
                .collect(Collectors.groupingBy(AgreementStore.Left::on, TreeMap::new, Collectors.counting()));
    }

    /// How many agree.
    @Transactional(readOnly = true)
    public Totals totals(UUID text) {
        return ledger(text, store.listPublished(text)).view().totals();
    }

    /// What a body's condition can ask for: the consents that are published and in force, to the text in use, and the
    /// rest of the world.
    @Transactional(readOnly = true)
    public Facts facts() {
        Set<Consent> consents = texts.current().stream()
                .flatMap(text -> readPublished(text.id()).lines().values().stream())
                .filter(line -> line.visible() && line.agreement().inForce())
                .map(line -> line.pledge().consent())
                .collect(Collectors.toSet());
        return circumstances.world().with(consents);
    }

    /// What a group is told at its desk.
    List<Told> told(UUID group) {
        return store.told(group);
    }

    @Transactional
    void haveRead(UUID notice, UUID group) {
        store.read(notice, group);
    }

    /// The published ones to a text, as they stand in the record.
    @Transactional(readOnly = true)
    public List<Agreement> record(UUID text) {
        return store.listPublished(text).stream().map(Kept::agreement).toList();
    }

    /// Writes a published one as a folder has it. Where the same group had a hidden one, it is public now.
    @Transactional(propagation = Propagation.MANDATORY)
    void bringIn(Agreement agreement) {
        store.find(agreement.group(), agreement.text(), agreement.commitment())
                .ifPresent(hidden -> store.withdraw(hidden, made.today()));
        Agreement kept = new Agreement(
                made.ids().random(),
                agreement.group(),
                agreement.text(),
                agreement.commitment(),
                agreement.rule(),
                agreement.reservation(),
                Visibility.NOW,
                0,
                agreement.confirmedOn(),
                agreement.renewBy(),
                agreement.publishedOn(),
                agreement.inForceSince(),
                null,
                1);
        store.insert(new Line(kept, new Member("", "", null, 0, false)));
    }

    /// Removes the published ones to a text, before a folder brings them in again. What is hidden stays.
    @Transactional(propagation = Propagation.MANDATORY)
    void clear(UUID text) {
        store.deletePublished(text);
    }

    /// What a group is to know of its own agreement.
    ///
    /// @param open what it still waits for
    /// @param soFar for each of these that counts groups, how many others count so far
    /// @param circle the agreements of the circle it is in, with its own; empty where in none
    /// @param confirmed those of them that have confirmed the joint moment
    record Own(
            Agreement agreement,
            List<Rule.Leaf> open,
            Map<Rule.Leaf, Integer> soFar,
            Map<UUID, UUID> circle,
            Set<UUID> confirmed) {
        boolean hasConfirmed() {
            return confirmed.contains(agreement.id());
        }
    }

    /// A group's agreements to a text. What a hidden one waits for is seen by its own group, and computed from what is
    /// public.
    @Transactional(readOnly = true)
    public List<Own> own(UUID group, UUID text) {
        Ledger ledger = read(text);
        return ledger.lines().values().stream()
                .filter(line -> line.agreement().group().equals(group))
                .map(line -> own(ledger, line))
                .sorted(Comparator.comparing(own -> own.agreement().commitment()))
                .toList();
    }

    private static Own own(Ledger ledger, Line line) {
        Accord accord = ledger.accordWith(List.of(line));
        Map<Rule.Leaf, Integer> soFar = new HashMap<>();
        List<Rule.Leaf> open = line.agreement().inForce() ? List.of() : accord.open(line.key());
        for (Rule.Leaf leaf : open) {
            if (leaf instanceof Rule.AtLeast atLeast) {
                soFar.put(leaf, accord.soFar(line.key(), atLeast));
            }
        }
        Map<UUID, UUID> circle = new HashMap<>();
        Set<UUID> confirmed = new HashSet<>();
        for (UUID id : ledger.circle(ledger.accord(), line)) {
            Line member = Objects.requireNonNull(ledger.lines().get(id));
            circle.put(id, member.agreement().group());
            if (member.together() != null) {
                confirmed.add(id);
            }
        }
        return new Own(line.agreement(), open, soFar, circle, confirmed);
    }
}
