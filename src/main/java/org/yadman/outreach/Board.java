package org.yadman.outreach;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.yadman.accounts.GroupChoices;
import org.yadman.audit.Audit;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.groups.Standings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// Which human-rights organisations there are to win for the day, and which group has taken which. Each group
/// takes one at most, of its own country. Whoever speaks for a group sees those of the record, by name,
/// country and who has taken them; contacts, and how the asking stands, are for those who may see them.
@Component
class Board {

    private final TakenStore store;
    private final ContactStore contacts;
    private final Groups groups;
    private final GroupChoices all;
    private final Standings standings;
    private final Threads threads;
    private final Audit audit;
    private final Moment moment;

    Board(
            TakenStore store,
            ContactStore contacts,
            Groups groups,
            GroupChoices all,
            Standings standings,
            Threads threads,
            Audit audit,
            Moment moment) {
        this.store = store;
        this.contacts = contacts;
        this.groups = groups;
        this.all = all;
        this.standings = standings;
        this.threads = threads;
        this.audit = audit;
        this.moment = moment;
    }

    /// An organisation that can be won.
    ///
    /// @param contact whether it is a contact, not a group of the record
    /// @param offices its contacts that the caller may see
    record Organisation(
            UUID id,
            boolean contact,
            Localized name,
            @Nullable String country,
            List<Contact> offices) {
        Organisation {
            offices = List.copyOf(offices);
        }
    }

    /// All that a caller may see of it.
    ///
    /// @param groups every group of the record
    /// @param taken by the id of the organisation
    record Whole(List<Organisation> organisations, Map<UUID, Group> groups, Map<UUID, Taken> taken) {

        Optional<Organisation> find(String id) {
            return organisations.stream()
                    .filter(each -> each.id().toString().equals(id))
                    .findFirst();
        }

        Optional<Taken> of(UUID group) {
            return taken.values().stream()
                    .filter(each -> each.group().equals(group))
                    .findFirst();
        }

        /// Groups of this country that have taken none.
        List<Group> free(@Nullable String country, UUID but) {
            return groups.values().stream()
                    .filter(group -> country != null && country.equals(group.country()))
                    .filter(group -> !group.id().equals(but) && of(group.id()).isEmpty())
                    .toList();
        }
    }

    @Transactional(readOnly = true)
    public Whole of(Caller caller) {
        Map<UUID, Group> known = known();
        List<Contact> offices = !caller.may(Permission.REACH_GROUPS)
                ? List.of()
                : caller.may(Permission.KEEP_RECORD)
                        ? contacts.list()
                        : contacts.list(caller.actor().value());
        List<Organisation> organisations = new ArrayList<>();
        known.values().stream()
                .filter(group -> group.kind() == GroupKind.HUMAN_RIGHTS_ORGANISATION)
                .map(group -> new Organisation(
                        group.id(),
                        false,
                        group.name(),
                        group.country(),
                        offices.stream()
                                .filter(each -> group.id().equals(each.details().group()))
                                .toList()))
                .forEach(organisations::add);
        offices.stream()
                .filter(each -> each.details().kind() == GroupKind.HUMAN_RIGHTS_ORGANISATION)
                .filter(each -> !known.containsKey(
                        Objects.requireNonNullElse(each.details().group(), each.id())))
                .map(each -> new Organisation(
                        each.id(),
                        true,
                        new Localized(
                                Map.of(each.details().language(), each.details().name())),
                        each.details().country(),
                        List.of(each)))
                .forEach(organisations::add);
        // Nobody shall write there, so nobody shall set out to.
        organisations.removeIf(each -> each.country() != null && threads.isProtected(each.country()));
        Map<UUID, Taken> taken = new HashMap<>();
        store.list().forEach(each -> taken.put(each.organisation(), each));
        return new Whole(List.copyOf(organisations), known, taken);
    }

    private Map<UUID, Group> known() {
        Collection<UUID> ids = all.choices(Language.SOURCE).stream()
                .map(GroupChoices.Group::id)
                .toList();
        return groups.byId(ids);
    }

    /// Whether somebody may take for this group: they speak for it, or keep the record.
    static boolean mayActFor(UUID group, Caller caller) {
        return caller.may(Permission.KEEP_RECORD)
                || (caller.may(Permission.ACT_FOR_GROUP) && group.equals(caller.group()));
    }

    /// What became of it.
    sealed interface Outcome {
        record Done() implements Outcome {}

        /// Somebody was faster.
        record Has(Taken taken) implements Outcome {}

        /// The group has one already.
        record HasOne(Taken taken) implements Outcome {}

        /// It is not for this group to take.
        record Refused(Why why) implements Outcome {}

        /// Somebody else has changed it meanwhile.
        record Overtaken() implements Outcome {}
    }

    /// Why a group cannot take an organisation.
    enum Why {
        ITSELF,
        NO_COUNTRY,
        OTHER_COUNTRY,
        SUSPENDED
    }

    /// Takes an organisation for a group.
    ///
    /// @param organisation one that the caller sees on the board
    @Transactional
    public Outcome take(Organisation organisation, Group group, Caller by) {
        Why why = against(organisation, group);
        if (why != null) {
            return new Outcome.Refused(why);
        }
        dropLost(group.id());
        Taken taken = new Taken(
                moment.ids().random(), 1, organisation.id(), organisation.contact(), group.id(), moment.today());
        if (!store.insert(taken)) {
            return inTheWay(organisation.id(), group.id());
        }
        note("board.act.taken", taken, by);
        return new Outcome.Done();
    }

    private @Nullable Why against(Organisation organisation, Group group) {
        if (organisation.id().equals(group.id())) {
            return Why.ITSELF;
        }
        if (organisation.country() == null || group.country() == null) {
            return Why.NO_COUNTRY;
        }
        if (!organisation.country().equals(group.country())) {
            return Why.OTHER_COUNTRY;
        }
        return standings.of(group.id()).suspended() ? Why.SUSPENDED : null;
    }

    // One that the record knows no more holds nobody up.
    private void dropLost(UUID group) {
        store.list().stream()
                .filter(taken -> taken.group().equals(group) && !taken.contact())
                .filter(taken -> groups.byId(List.of(taken.organisation())).isEmpty())
                .forEach(store::delete);
    }

    private Outcome inTheWay(UUID organisation, UUID group) {
        List<Taken> now = store.list();
        for (Taken taken : now) {
            if (taken.organisation().equals(organisation)) {
                return new Outcome.Has(taken);
            }
        }
        return now.stream()
                .filter(taken -> taken.group().equals(group))
                .findFirst()
                .<Outcome>map(Outcome.HasOne::new)
                .orElseGet(Outcome.Overtaken::new);
    }

    /// Gives it back: it is free.
    @Transactional
    public Outcome giveBack(Taken seen, Caller by) {
        if (!store.delete(seen)) {
            return new Outcome.Overtaken();
        }
        note("board.act.given-back", seen, by);
        return new Outcome.Done();
    }

    /// Passes it on to another group of the same country that has none.
    @Transactional
    public Outcome passOn(Taken seen, Organisation organisation, Group to, Caller by) {
        Outcome outcome = store.delete(seen) ? take(organisation, to, by) : new Outcome.Overtaken();
        if (!(outcome instanceof Outcome.Done)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    private void note(String act, Taken taken, Caller by) {
        audit.note(by.actor(), act, new Ref(Taken.KIND, taken.id()), Map.of());
    }
}
