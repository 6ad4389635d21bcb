package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.outreach.Contact.Details;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;
import org.yadman.pure.names.SearchText;

/// Whom we can reach. Everybody sees only what is theirs; those who keep the record see all.
@Component
class Contacts {

    private final ContactStore store;
    private final AppealStore appeals;
    private final BroadcastStore broadcasts;
    private final Threads threads;
    private final Audit audit;
    private final Moment moment;

    Contacts(
            ContactStore store,
            AppealStore appeals,
            BroadcastStore broadcasts,
            Threads threads,
            Audit audit,
            Moment moment) {
        this.store = store;
        this.appeals = appeals;
        this.broadcasts = broadcasts;
        this.threads = threads;
        this.audit = audit;
        this.moment = moment;
    }

    private static boolean keeps(Caller caller) {
        return caller.may(Permission.KEEP_RECORD);
    }

    /// Those that somebody may see, by name.
    @Transactional(readOnly = true)
    public List<Contact> list(Caller caller) {
        List<Contact> own = new ArrayList<>(
                keeps(caller) ? store.list() : store.list(caller.actor().value()));
        own.sort(Comparator.comparing(
                        (Contact contact) -> SearchText.fold(contact.details().name()))
                .thenComparing(Contact::id));
        return own;
    }

    /// One that somebody may see; one that is not theirs does not exist for them.
    @Transactional(readOnly = true)
    public Optional<Contact> find(UUID id, Caller caller) {
        return store.find(id).filter(contact -> contact.isFor(caller.actor().value(), keeps(caller)));
    }

    /// What became of a form.
    enum Done {
        DONE,
        /// Somebody else has changed it meanwhile.
        OVERTAKEN
    }

    @Transactional
    public Contact add(Details details, Caller by) {
        Contact contact =
                new Contact(moment.ids().random(), 1, details, by.actor().value(), null, moment.today());
        store.insert(contact);
        audit.note(by.actor(), "outreach.act.contact", new Ref(Contact.KIND, contact.id()), Map.of());
        return contact;
    }

    /// Adds many at once, all or none.
    ///
    /// @return how many
    @Transactional
    public int addAll(List<Details> many, Caller by) {
        many.forEach(details -> add(details, by));
        return many.size();
    }

    @Transactional
    public Done change(Contact seen, int version, Details details, Caller by) {
        Contact changed = new Contact(seen.id(), version, details, seen.owner(), seen.deputy(), moment.today());
        return store.change(changed) ? Done.DONE : Done.OVERTAKEN;
    }

    /// Gives it to somebody else.
    @Transactional
    public Done assign(Contact seen, int version, String owner, @Nullable String deputy, Caller by) {
        Contact changed = new Contact(seen.id(), version, seen.details(), owner, deputy, seen.usedOn());
        if (!store.change(changed)) {
            return Done.OVERTAKEN;
        }
        audit.note(by.actor(), "outreach.act.assigned", new Ref(Contact.KIND, seen.id()), Map.of());
        return Done.DONE;
    }

    /// Gives all that somebody looks after to the next volunteer.
    ///
    /// @return how many contacts went over
    @Transactional
    public int handOver(String from, String to, Caller by) {
        int handed = store.handOver(from, to);
        appeals.handOver(from, to);
        broadcasts.handOver(from, to);
        audit.note(
                by.actor(),
                "outreach.act.handed-over",
                new Ref("account", UUID.fromString(to)),
                Map.of("contacts", String.valueOf(handed)));
        return handed;
    }

    /// Whether somebody may erase a contact at once: its owner, or who keeps the record.
    static boolean mayErase(Contact contact, Caller caller) {
        return keeps(caller) || contact.owner().equals(caller.actor().value());
    }

    /// Erases one at once: who it was, and how it was reached. What was asked stays, with country and kind.
    @Transactional
    public void erase(Contact contact, Caller by) {
        forget(contact.id());
        audit.note(by.actor(), "outreach.act.erased", new Ref(Contact.KIND, contact.id()), Map.of());
        audit.eraseAbout(new Ref(Contact.KIND, contact.id()), by.actor());
    }

    /// Erases those that were last used 18 months ago.
    @Transactional
    public void forget() {
        LocalDate day = moment.today().minusMonths(Contact.MONTHS_KEPT);
        store.listUnusedSince(day).forEach(this::forget);
    }

    private void forget(UUID contact) {
        threads.forget(contact);
        broadcasts.forget(contact);
        store.delete(contact);
    }

    /// Why two contacts may be the same.
    enum Same {
        /// One way to reach them is the same.
        CERTAIN,
        /// They are called the same, as far as spellings tell.
        LIKELY
    }

    /// One that may be the same as another.
    record Twin(Contact contact, Same same) {}

    /// Those among these that may be the same as one that is being added.
    static List<Twin> twins(Details added, List<Contact> known) {
        List<Twin> twins = new ArrayList<>();
        for (Contact contact : known) {
            Likely.same(added, contact.details()).ifPresent(same -> twins.add(new Twin(contact, same)));
        }
        return twins;
    }
}
