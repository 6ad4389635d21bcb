package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
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
import org.yadman.audit.Audit;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.outreach.Naming.State;
import org.yadman.outreach.NamingStore.Entry;
import org.yadman.outreach.NamingStore.Made;
import org.yadman.outreach.NamingStore.Told;
import org.yadman.outreach.Threads.Done;
import org.yadman.outreach.Threads.Open;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.mail.Inbox;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.web.Caller;

/// Naming in public who was asked as often as announced and has not answered. It is off until two stewards
/// choose it. Everybody is told beforehand, and stands there for one month, once, whether it answers
/// meanwhile or not: whoever watches the page learns nothing from a name that goes (ADR 0029).
@Component
class Namings {

    private final NamingStore store;
    private final NamingCases cases;
    private final ThreadStore threads;
    private final Threads asking;
    private final AppealStore appeals;
    private final ContactStore contacts;
    private final Groups groups;
    private final Mail mail;
    private final Inbox inbox;
    private final Audit audit;
    private final Moment moment;

    Namings(
            NamingStore store,
            NamingCases cases,
            ThreadStore threads,
            Threads asking,
            AppealStore appeals,
            ContactStore contacts,
            Groups groups,
            Mail mail,
            Inbox inbox,
            Audit audit,
            Moment moment) {
        this.store = store;
        this.cases = cases;
        this.threads = threads;
        this.asking = asking;
        this.appeals = appeals;
        this.contacts = contacts;
        this.groups = groups;
        this.mail = mail;
        this.inbox = inbox;
        this.audit = audit;
        this.moment = moment;
    }

    // ---- whether at all

    NamingStore.Choice choice() {
        return store.choice();
    }

    boolean isChosen() {
        return store.choice().since() != null;
    }

    /// Ends it at once: nobody stands there any more, and whoever was told has to be told again.
    @Transactional
    public void stop(Caller by) {
        NamingStore.Choice now = store.choice();
        if (now.since() != null && store.choose(null, now.version())) {
            for (Naming naming : store.listOpen()) {
                end(naming);
            }
            audit.note(by.actor(), "silence.act.stopped", NamingAct.SUBJECT, Map.of());
        }
    }

    private boolean end(Naming naming) {
        store.delete(List.of(naming.thread()));
        return store.change(naming.saying(null).in(naming.state() == State.STANDS ? State.STOOD : State.OFF));
    }

    // ---- one thread

    Optional<Naming> find(UUID thread) {
        return store.find(thread);
    }

    @Transactional(readOnly = true)
    public NamingCase caseOf(Open open) {
        return cases.of(
                open.thread(), open.contact(), store.find(open.thread().id()).orElse(null), contacts.list());
    }

    /// Whether it can be told now that it will be named.
    boolean mayTell(NamingCase found) {
        Naming naming = found.naming();
        return isChosen()
                && found.againstTelling().isEmpty()
                && (naming == null || naming.state() == State.OFF || !wasSent(found, naming));
    }

    // Whoever stood there once does not stand there again; a letter that never left told nobody anything.
    private static boolean wasSent(NamingCase found, Naming naming) {
        return naming.state() == State.STOOD
                || found.asks().stream()
                        .anyMatch(ask -> ask.id().equals(naming.ask())
                                && ask.state() != Ask.State.DROPPED
                                && ask.state() != Ask.State.FAILED);
    }

    /// Notes that it was told, by a way on which this server sends nothing.
    @Transactional
    public Done told(Open seen, Channel way, LocalDate on, Ask.Content content, Caller by) {
        return tell(seen, way, Ask.State.SENT, on, content, null, by);
    }

    private Done tell(
            Open seen,
            Channel way,
            Ask.State state,
            LocalDate on,
            Ask.Content content,
            @Nullable UUID letter,
            Caller by) {
        if (!mayTell(caseOf(seen)) || asking.ask(seen, way, state, on, content, letter, by) == Done.OVERTAKEN) {
            return Threads.overtaken();
        }
        UUID thread = seen.thread().id();
        // Named is nobody earlier than the letter said, even where it was noted late.
        LocalDate today = moment.today();
        LocalDate due = asking.answerBy(seen.thread(), seen.appeal(), today);
        store.put(new Naming(
                thread,
                1,
                threads.asks(thread).getLast().id(),
                State.TOLD,
                on,
                Naming.standsOn(today, way, due),
                null));
        note(by, "silence.act.told", thread);
        return Done.DONE;
    }

    private void note(Caller by, String act, UUID thread) {
        audit.note(by.actor(), act, new Ref(AppealThread.KIND, thread), Map.of());
    }

    /// The address to which this server can write, if it can.
    Optional<String> address(Open open) {
        return Optional.ofNullable(open.contact())
                .filter(contact -> mail.isSetUp())
                .flatMap(contact -> contact.details().point(Contact.Way.EMAIL))
                .map(Contact.Point::value)
                .filter(mail::mayReach);
    }

    /// Puts the letter that tells it into the outbox.
    ///
    /// @param written with the thread's code
    @Transactional
    public Done send(Open seen, Writing.Written written, Caller by) {
        AppealThread thread = seen.thread();
        Optional<String> to = address(seen);
        if (to.isEmpty() || !mayTell(caseOf(seen))) {
            return Threads.overtaken();
        }
        List<UUID> earlier = threads.asks(thread.id()).stream()
                .flatMap(ask -> Optional.ofNullable(ask.mail()).stream())
                .toList();
        UUID letter = mail.queue(
                new Mail.Letter(to.get(), written.subject(), written.text()),
                new Mail.Conversation(
                        thread.token(), earlier, null, written.language().tag(), null));
        Ask.Content content = new Ask.Content(to.get(), written.subject(), Writing.masked(written.text(), thread), "");
        return tell(seen, Channel.EMAIL, Ask.State.QUEUED, moment.today(), content, letter, by);
    }

    /// Whether what came back is from the group beyond doubt: our mail server vouches for it, or it was
    /// read back to the group.
    static boolean isCertain(Reply reply) {
        return reply.kind() == Reply.Kind.ANSWER
                && !reply.content().words().isBlank()
                && (reply.readOn() != null
                        || (reply.recordedBy() == null && reply.authenticated() == Reply.Authenticated.YES));
    }

    /// Puts the group's own words in the place of ours, because it wants that: at once where it stands
    /// there already.
    ///
    /// @param reply one that is {@link #isCertain}
    @Transactional
    public boolean say(Naming seen, Reply reply, String language, Caller by) {
        Naming.Words words = new Naming.Words(reply.content().words(), language);
        if (!seen.open() || !store.change(seen.saying(words))) {
            return false;
        }
        store.say(seen.thread(), words);
        note(by, "silence.act.words", seen.thread());
        return true;
    }

    /// It is not named, or not any longer.
    @Transactional
    public boolean takeOff(Naming seen, Caller by) {
        if (!seen.open() || !end(seen)) {
            return false;
        }
        note(by, "silence.act.off", seen.thread());
        return true;
    }

    // ---- month by month

    /// Begins the month: whoever was told for it, and against whose name nothing stands, stands there from
    /// now on; whoever stood there last month does so no more. While a mail waits that may be an answer of
    /// any of them, or the mailbox cannot be read, nothing begins.
    @Transactional
    public void turn() {
        LocalDate month = moment.today().withDayOfMonth(1);
        for (Naming naming : store.listErased()) {
            end(naming);
        }
        List<Contact> all = contacts.list();
        boolean quiet = inbox.count() == 0 && inbox.awaySince().isEmpty();
        for (Naming naming : store.listOpen()) {
            if (naming.standsOn().isBefore(month)) {
                end(naming);
            } else if (naming.state() == State.TOLD && naming.standsOn().equals(month) && isChosen() && quiet) {
                begin(naming, all);
            }
        }
    }

    private void begin(Naming naming, List<Contact> all) {
        AppealThread thread = threads.find(naming.thread()).orElseThrow();
        Contact contact = all.stream()
                .filter(each -> each.id().equals(thread.contact()))
                .findFirst()
                .orElse(null);
        NamingCase found = cases.of(thread, contact, naming, all);
        if (!found.againstNaming().isEmpty()) {
            end(naming);
        } else if (store.change(naming.in(State.STANDS))) {
            Appeal appeal = appeals.find(thread.appeal()).orElseThrow();
            store.insert(new Entry(
                    thread.id(),
                    Objects.requireNonNull(found.group()).id(),
                    naming.standsOn(),
                    new Told(appeal.kind(), naming.toldOn(), made(found)),
                    naming.words(),
                    thread.contact()));
        }
    }

    private static List<Made> made(NamingCase found) {
        return found.made().stream()
                .map(ask -> new Made(ask.on(), ask.way(), ask.state() == Ask.State.SENT))
                .toList();
    }

    /// Who stands on the page of a month, each with its group. Whoever was erased or must not be named since
    /// then is left out at once.
    @Transactional(readOnly = true)
    public Map<Entry, Group> standing(LocalDate month) {
        Map<Entry, Group> standing = new HashMap<>();
        if (!isChosen()) {
            return standing;
        }
        List<Entry> entries = store.entries(month);
        Map<UUID, Contact> known = contacts(entries);
        Map<UUID, Group> named =
                groups.byId(entries.stream().map(Entry::group).distinct().toList());
        for (Entry entry : entries) {
            Contact contact = entry.contact() == null ? null : known.get(entry.contact());
            Group group = named.get(entry.group());
            if (contact != null && group != null && !NamingCases.forbids(contact) && cases.isHarmless(contact, group)) {
                standing.put(entry, group);
            }
        }
        return standing;
    }

    private Map<UUID, Contact> contacts(Collection<Entry> of) {
        Set<UUID> ids = new HashSet<>();
        of.forEach(entry -> Optional.ofNullable(entry.contact()).ifPresent(ids::add));
        Map<UUID, Contact> known = new HashMap<>();
        contacts.list(ids).forEach(contact -> known.put(contact.id(), contact));
        return known;
    }

    /// Those that were told or stand, by thread.
    @Transactional(readOnly = true)
    public Map<UUID, Naming> open() {
        Map<UUID, Naming> open = new HashMap<>();
        store.listOpen().forEach(naming -> open.put(naming.thread(), naming));
        return open;
    }

    /// Chooses that it is published; two have decided it.
    @Transactional
    public boolean choose(int version, ActorId approved) {
        NamingStore.Choice now = store.choice();
        if (now.since() != null || !store.choose(moment.today(), version)) {
            return false;
        }
        audit.note(approved, "silence.act.chosen", NamingAct.SUBJECT, Map.of());
        return true;
    }
}
