package org.yadman.outreach;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.yadman.audit.Audit;
import org.yadman.groups.GroupKind;
import org.yadman.outreach.AppealThread.State;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contact.Point;
import org.yadman.outreach.Contact.Safety;
import org.yadman.outreach.Invitations.Invitation;
import org.yadman.outreach.Invitations.Whom;
import org.yadman.outreach.Reply.Authenticated;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// What is asked and what comes back, thread by thread. Nothing here raises the change number of the
/// record: whoever watches it from outside would see the second at which a group answers in confidence.
@Component
class Threads {

    private static final String TOKEN_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int TOKEN_LENGTH = 16;

    private final ThreadStore store;
    private final AppealStore appeals;
    private final ContactStore contacts;
    private final WorkingCalendar calendar;
    private final Optional<Invitations> invitations;
    private final Mail mail;
    private final Audit audit;
    private final Moment moment;
    private final Random random;

    Threads(
            ThreadStore store,
            AppealStore appeals,
            ContactStore contacts,
            WorkingCalendar calendar,
            Optional<Invitations> invitations,
            Mail mail,
            Audit audit,
            Moment moment,
            Random random) {
        this.store = store;
        this.appeals = appeals;
        this.contacts = contacts;
        this.calendar = calendar;
        this.invitations = invitations;
        this.mail = mail;
        this.audit = audit;
        this.moment = moment;
        this.random = random;
    }

    /// A thread with its appeal and, while it is known and somebody may see it, its contact.
    record Open(
            AppealThread thread, Appeal appeal, @Nullable Contact contact) {

        /// Who is asked, or that this has been erased.
        String name(Visitor v) {
            return contact == null ? v.t("outreach.erased") : contact.details().name();
        }

        /// The way on which it is asked next, if there is one.
        Optional<Contact.Way> next() {
            return contact == null
                    ? Optional.empty()
                    : contact.details().ways().stream().findFirst();
        }
    }

    // ---- finding

    /// One that somebody may see: theirs by its contact; without a contact only for those who keep the
    /// record.
    @Transactional(readOnly = true)
    public Optional<Open> find(UUID id, Caller caller) {
        return store.find(id).flatMap(thread -> open(thread, caller));
    }

    /// The one whose printed reference this is, if somebody may see it.
    @Transactional(readOnly = true)
    public Optional<Open> findByToken(String token, Caller caller) {
        return store.findByToken(token).flatMap(thread -> open(thread, caller));
    }

    private Optional<Open> open(AppealThread thread, Caller caller) {
        Contact contact = thread.contact() == null
                ? null
                : contacts.find(thread.contact()).orElse(null);
        boolean keeps = caller.may(Permission.KEEP_RECORD);
        boolean theirs = contact == null ? keeps : contact.isFor(caller.actor().value(), keeps);
        return theirs
                ? appeals.find(thread.appeal()).map(appeal -> new Open(thread, appeal, contact))
                : Optional.empty();
    }

    /// Those of an appeal that somebody may see.
    @Transactional(readOnly = true)
    public List<Open> list(Appeal appeal, Caller caller) {
        return opened(store.list(appeal.id()), Map.of(appeal.id(), appeal), caller);
    }

    @Transactional(readOnly = true)
    public List<Open> listOfContact(UUID contact, Caller caller) {
        Map<UUID, Appeal> all = new HashMap<>();
        appeals.list().forEach(appeal -> all.put(appeal.id(), appeal));
        return opened(store.listOfContact(contact), all, caller);
    }

    private List<Open> opened(List<AppealThread> threads, Map<UUID, Appeal> of, Caller caller) {
        boolean keeps = caller.may(Permission.KEEP_RECORD);
        Map<UUID, Contact> known = new HashMap<>();
        (keeps ? contacts.list() : contacts.list(caller.actor().value()))
                .forEach(contact -> known.put(contact.id(), contact));
        return threads.stream()
                .map(thread -> new Open(
                        thread,
                        Objects.requireNonNull(of.get(thread.appeal())),
                        thread.contact() == null ? null : known.get(thread.contact())))
                .filter(open ->
                        open.contact() != null || (keeps && open.thread().contact() == null))
                .toList();
    }

    Phase phase(AppealThread thread) {
        return thread.phase(moment.today(), calendar.of(thread.country()));
    }

    List<Ask> asks(AppealThread thread) {
        return store.asks(thread.id());
    }

    List<Reply> replies(AppealThread thread) {
        return store.replies(thread.id());
    }

    List<Reply.Enclosed> files(Reply reply) {
        return store.files(reply.id());
    }

    byte[] content(Reply.Enclosed file) {
        return store.content(file);
    }

    /// By when an answer is hoped for, if it is asked on this day.
    LocalDate answerBy(AppealThread thread, Appeal appeal, LocalDate on) {
        return calendar.of(thread.country()).plus(on, appeal.content().days());
    }

    /// Whether a letter from us could endanger somebody where a contact is: mail goes to no such country,
    /// and so nothing written does.
    boolean isProtected(Contact contact) {
        String country = contact.details().country();
        return country != null && isProtected(country);
    }

    /// The same of a country.
    ///
    /// @param country ISO 3166
    boolean isProtected(String country) {
        return !mail.mayReach("office@example." + country.toLowerCase(Locale.ROOT));
    }

    // ---- whom

    /// Adds addressees to an appeal; whoever is there already is left alone.
    ///
    /// @return how many are new
    @Transactional
    public int address(Appeal appeal, Collection<Contact> whom, Caller by) {
        Set<UUID> there = new HashSet<>();
        store.list(appeal.id()).forEach(thread -> {
            if (thread.contact() != null) {
                there.add(thread.contact());
            }
        });
        int added = 0;
        for (Contact contact : whom) {
            if (there.add(contact.id())) {
                store.insert(prepared(appeal, contact));
                added++;
            }
        }
        if (added > 0) {
            audit.note(
                    by.actor(),
                    "outreach.act.addressed",
                    new Ref(Appeal.KIND, appeal.id()),
                    Map.of("threads", String.valueOf(added)));
        }
        return added;
    }

    private AppealThread prepared(Appeal appeal, Contact contact) {
        Details details = contact.details();
        return new AppealThread(
                moment.ids().random(),
                1,
                appeal.id(),
                contact.id(),
                details.country(),
                details.kind(),
                details.language(),
                token(),
                null,
                null,
                details.ways().isEmpty() ? State.NO_ADDRESS : State.PREPARED,
                0,
                appeal.content().reminders(),
                !details.safety().contains(Safety.DO_NOT_PUBLISH),
                null,
                null,
                null,
                null);
    }

    private String token() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < TOKEN_LENGTH; i++) {
            token.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
        }
        return token.toString();
    }

    // ---- codes

    /// Draws the code by which this addressee can answer on the site, once for a thread, and again where
    /// it no longer works.
    ///
    /// @param shown whether the caller gets to see it; then they read back nothing that comes by it
    @Transactional
    public AppealThread coded(Open open, boolean shown, Caller by) {
        AppealThread thread = store.find(open.thread().id()).orElse(open.thread());
        Contact contact = open.contact();
        if (contact == null || invitations.isEmpty()) {
            return thread;
        }
        Invitations codes = invitations.get();
        Invitation drawn = working(thread, codes).orElseGet(() -> drawn(contact, codes, by.actor()));
        if (shown) {
            codes.shown(drawn.slip(), by.actor());
        }
        if (drawn.code().equals(thread.code())) {
            return thread;
        }
        store.change(ThreadEdit.of(thread).coded(drawn));
        return store.find(thread.id()).orElseThrow();
    }

    /// Whether a thread's code was drawn by somebody or shown to them.
    boolean knowsCode(AppealThread thread, Caller caller) {
        UUID slip = thread.slip();
        return slip != null && invitations.isPresent() && invitations.get().isKnownTo(slip, caller.actor());
    }

    private static Optional<Invitation> working(AppealThread thread, Invitations codes) {
        String code = thread.code();
        UUID slip = thread.slip();
        return code != null && slip != null && codes.works(slip, code)
                ? Optional.of(new Invitation(slip, code))
                : Optional.empty();
    }

    // A second letter to the same group carries the code of the first, which it may still have in its hands.
    private Invitation drawn(Contact contact, Invitations codes, ActorId by) {
        Details details = contact.details();
        UUID group = details.group();
        List<AppealThread> others = group == null
                ? store.listOfContact(contact.id())
                : codes.slipOf(group).map(store::listOfSlip).orElse(List.of());
        for (AppealThread other : others) {
            Optional<Invitation> still = working(other, codes);
            if (still.isPresent()) {
                return still.get();
            }
        }
        // One way that may be used is enough to reach it by; the others are its owner's to know.
        String reach = details.ways().stream()
                .findFirst()
                .flatMap(details::point)
                .map(Point::value)
                .orElse("");
        GroupKind kind = details.kind() == null ? GroupKind.OTHER : details.kind();
        return codes.draw(new Whom(group, details.name(), kind, details.country()), reach, by);
    }

    // ---- asking

    /// What became of something done.
    enum Done {
        DONE,
        /// Somebody else was faster.
        OVERTAKEN
    }

    // What was written in this transaction before it turned out to be too late goes with it.
    static Done overtaken() {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Done.OVERTAKEN;
    }

    /// Notes that a thread has been asked: sent, posted, or said.
    ///
    /// @param seen as it stood on the page on which somebody pressed
    @Transactional
    public Done asked(Open seen, Channel way, LocalDate on, Ask.Content content, Caller by) {
        return ask(seen, way, Ask.State.SENT, on, content, null, by);
    }

    Done ask(
            Open seen,
            Channel way,
            Ask.State state,
            LocalDate on,
            Ask.Content content,
            @Nullable UUID letter,
            Caller by) {
        AppealThread thread = seen.thread();
        boolean closed = thread.state() == State.CLOSED;
        if (closed || !store.change(ThreadEdit.of(thread).asked(on, answerBy(thread, seen.appeal(), on)))) {
            return overtaken();
        }
        int number = store.asks(thread.id()).size() + 1;
        store.insert(new Ask(
                moment.ids().random(),
                1,
                thread.id(),
                number,
                way,
                state,
                content,
                letter,
                by.actor().value(),
                on));
        if (way.written()) {
            appeals.begin(thread.appeal(), moment.today());
        }
        use(thread);
        audit.note(
                by.actor(),
                "outreach.act.asked",
                new Ref(AppealThread.KIND, thread.id()),
                Map.of("way", way.word(), "number", String.valueOf(number)));
        return Done.DONE;
    }

    private void use(AppealThread thread) {
        if (thread.contact() != null) {
            contacts.use(thread.contact(), moment.today());
        }
    }

    /// Takes back what was noted by mistake, or a letter that waits in the outbox: the ask was not made
    /// after all.
    @Transactional
    public Done drop(Open seen, UUID ask, Caller by) {
        Ask last = store.asks(seen.thread().id()).stream()
                .reduce((older, newer) -> newer)
                .filter(each -> each.id().equals(ask) && mayDrop(each))
                .orElse(null);
        if (last == null || (last.mail() != null && !mail.recall(last.mail()))) {
            return overtaken();
        }
        AppealThread thread = seen.thread();
        if (!store.change(ThreadEdit.of(thread).unasked())
                || !store.change(last.in(Ask.State.DROPPED), moment.today())) {
            return overtaken();
        }
        audit.note(by.actor(), "outreach.act.dropped", new Ref(AppealThread.KIND, thread.id()), Map.of());
        return Done.DONE;
    }

    static boolean mayDrop(Ask ask) {
        return ask.mail() == null ? ask.state() == Ask.State.SENT : ask.state() == Ask.State.QUEUED;
    }

    // Whoever has answered, or is closed, gets no letter that waits in the outbox.
    private void recallQueued(UUID id) {
        for (Ask ask : store.asks(id)) {
            if (ask.state() == Ask.State.QUEUED && ask.mail() != null && mail.recall(ask.mail())) {
                store.change(ask.in(Ask.State.DROPPED), moment.today());
                store.find(id)
                        .ifPresent(thread -> store.change(ThreadEdit.of(thread).unasked()));
            }
        }
    }

    // ---- answers

    /// Writes down what came back. The thread is quiet at once.
    @Transactional
    public Done record(
            Open seen, Channel way, Reply.Content content, @Nullable Meaning meaning, LocalDate cameOn, Caller by) {
        AppealThread now = store.find(seen.thread().id()).orElseThrow();
        if (now.version() != seen.thread().version()) {
            return overtaken();
        }
        take(new Reply(
                moment.ids().random(),
                1,
                now.id(),
                Reply.Kind.ANSWER,
                way,
                content,
                Authenticated.UNKNOWN,
                by.actor().value(),
                cameOn,
                meaning,
                null,
                null,
                null,
                null));
        audit.note(
                by.actor(), "outreach.act.recorded", new Ref(AppealThread.KIND, now.id()), Map.of("way", way.word()));
        return Done.DONE;
    }

    /// Takes in a slip that came back on paper, as a file; what it says is for a person to say.
    @Transactional
    public Done scanned(Open seen, byte[] file, String name, Caller by) {
        UUID id = moment.ids().random();
        take(new Reply(
                id,
                1,
                seen.thread().id(),
                Reply.Kind.ANSWER,
                Channel.POST,
                new Reply.Content("", "", "", "", List.of()),
                Authenticated.UNKNOWN,
                by.actor().value(),
                moment.today(),
                null,
                null,
                null,
                null,
                null));
        store.insert(id, new Reply.Enclosed(moment.ids().random(), name), file);
        note(seen, "outreach.act.recorded", by);
        return Done.DONE;
    }

    /// Takes in what came back, in the caller's transaction, and tells its thread.
    void take(Reply reply) {
        UUID id = Objects.requireNonNull(reply.thread());
        store.insert(reply);
        retell(id);
        store.find(id).ifPresent(this::use);
    }

    // Whether and since when a thread is answered follows from all its replies: who has answered once and says "thank
    // you" later has answered.
    private void retell(UUID id) {
        AppealThread thread = store.find(id).orElseThrow();
        LocalDate answeredOn = store.replies(id).stream()
                .filter(reply -> reply.kind() == Reply.Kind.ANSWER)
                .filter(reply -> reply.meaning() == null || !reply.meaning().open())
                .map(Reply::cameOn)
                .min(LocalDate::compareTo)
                .orElse(null);
        AppealThread told = ThreadEdit.of(thread).told(answeredOn);
        if (!told.equals(thread)) {
            store.change(told);
        }
        if (answeredOn != null) {
            recallQueued(id);
        }
    }

    /// Says what an answer means.
    @Transactional
    public Done mean(Open seen, Reply reply, Meaning meaning, Caller by) {
        if (!store.change(ReplyEdit.of(reply).meaning(meaning))) {
            return overtaken();
        }
        retell(seen.thread().id());
        note(seen, "outreach.act.meaning", by);
        return Done.DONE;
    }

    private void note(Open seen, String act, Caller by) {
        audit.note(by.actor(), act, new Ref(AppealThread.KIND, seen.thread().id()), Map.of());
    }

    /// Notes that what came has been read back to the group, which can set it right for two weeks.
    @Transactional
    public Done readBack(Open seen, Reply reply, Caller by) {
        if (!store.change(
                ReplyEdit.of(reply).readBack(moment.today(), by.actor().value()))) {
            return overtaken();
        }
        note(seen, "outreach.act.read-back", by);
        return Done.DONE;
    }

    /// Notes into which room an answer went, and that nothing more is to be done about it here.
    @Transactional
    public Done done(Open seen, Reply reply, @Nullable String flowedTo, Caller by) {
        if (!store.change(ReplyEdit.of(reply).done(moment.today(), flowedTo))) {
            return overtaken();
        }
        note(seen, "outreach.act.done", by);
        return Done.DONE;
    }

    /// Closes a thread: nothing more is asked. Or takes it up again.
    @Transactional
    public Done close(Open seen, boolean closed, Caller by) {
        AppealThread thread = seen.thread();
        if (closed) {
            if (!store.change(ThreadEdit.of(thread).closed(moment.today()))) {
                return overtaken();
            }
            recallQueued(thread.id());
            note(seen, "outreach.act.closed", by);
            return Done.DONE;
        }
        State back = thread.answeredOn() != null ? State.ANSWERED : thread.asked() > 0 ? State.ASKED : State.PREPARED;
        if (!store.change(ThreadEdit.of(thread).in(back))) {
            return overtaken();
        }
        note(seen, "outreach.act.reopened", by);
        return Done.DONE;
    }

    /// Notes that an ask did not arrive: the address to which it went leads nowhere, and the thread goes
    /// on by another way or waits for one. An answer that came all the same counts more than that.
    void unreached(Ask ask) {
        AppealThread thread = store.find(ask.thread()).orElseThrow();
        Contact contact = thread.contact() == null
                ? null
                : contacts.find(thread.contact()).orElse(null);
        if (contact == null || thread.state() != State.ASKED) {
            return;
        }
        Details details = contact.details().without(ask.content().to());
        contacts.change(new Contact(
                contact.id(), contact.version(), details, contact.owner(), contact.deputy(), contact.usedOn()));
        AppealThread left = ThreadEdit.of(thread).unasked();
        store.change(details.ways().isEmpty() ? ThreadEdit.of(left).in(State.NO_ADDRESS) : left);
    }

    /// Follows what became known of a contact: threads that waited for an address go on, those whose only
    /// address is dead wait.
    @Transactional
    public void follow(Contact contact) {
        boolean reachable = !contact.details().ways().isEmpty();
        for (AppealThread thread : store.listOfContact(contact.id())) {
            if (thread.state() == State.NO_ADDRESS && reachable) {
                store.change(ThreadEdit.of(thread).in(thread.asked() > 0 ? State.ASKED : State.PREPARED));
            } else if (thread.state() == State.PREPARED && !reachable) {
                store.change(ThreadEdit.of(thread).in(State.NO_ADDRESS));
            }
        }
    }

    // ---- forgetting

    /// Takes from the threads of a contact all that tells who it was: what stays is that somebody
    /// of this kind in this country was asked, when, how, and whether an answer came.
    void forget(UUID contact) {
        for (AppealThread thread : store.listOfContact(contact)) {
            recallQueued(thread.id());
            for (Ask ask : store.asks(thread.id())) {
                if (ask.mail() != null) {
                    mail.forget(ask.mail());
                }
                store.change(ask.erased(), moment.today());
            }
            for (Reply reply : store.replies(thread.id())) {
                store.deleteFiles(reply.id());
                store.change(ReplyEdit.of(reply).erased(moment.today()));
            }
            UUID slip = thread.slip();
            if (slip != null) {
                invitations.ifPresent(codes -> codes.forget(slip));
            }
            store.find(thread.id())
                    .ifPresent(now -> store.change(ThreadEdit.of(now).forgotten(moment.today())));
        }
    }
}
