package org.yadman.outreach;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.outreach.Broadcast.CallBack;
import org.yadman.outreach.BroadcastForm.Typed;
import org.yadman.outreach.CallForm.Said;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Threads.Done;
import org.yadman.outreach.Threads.Open;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// What was on the radio and on television, and who called back. Everybody who reaches groups sees what
/// was on the air; who called is seen by those who look after that contact.
@Component
class Broadcasts {

    private final BroadcastStore store;
    private final ContactStore known;
    private final Contacts contacts;
    private final Threads threads;
    private final Appeals appeals;
    private final Audit audit;
    private final Moment moment;

    Broadcasts(
            BroadcastStore store,
            ContactStore known,
            Contacts contacts,
            Threads threads,
            Appeals appeals,
            Audit audit,
            Moment moment) {
        this.store = store;
        this.known = known;
        this.contacts = contacts;
        this.threads = threads;
        this.appeals = appeals;
        this.audit = audit;
        this.moment = moment;
    }

    List<Broadcast> list() {
        return store.list();
    }

    Optional<Broadcast> find(UUID id) {
        return store.find(id);
    }

    List<CallBack> calls(Broadcast broadcast) {
        return store.calls(broadcast.id());
    }

    Map<UUID, Integer> countCalls() {
        return store.countCalls();
    }

    /// Whether somebody may change one: whoever looks after it, or who keeps the record.
    static boolean mayChange(Broadcast broadcast, Caller caller) {
        return caller.may(Permission.KEEP_RECORD)
                || broadcast.owner().equals(caller.actor().value());
    }

    @Transactional
    public Broadcast add(Typed typed, Caller by) {
        Broadcast broadcast = new Broadcast(
                moment.ids().random(),
                1,
                typed.medium(),
                typed.content(),
                typed.on(),
                typed.appeal(),
                by.actor().value());
        store.insert(broadcast);
        note("broadcasts.act.logged", broadcast, by);
        return broadcast;
    }

    private void note(String act, Broadcast broadcast, Caller by) {
        audit.note(by.actor(), act, new Ref(Broadcast.KIND, broadcast.id()), Map.of());
    }

    @Transactional
    public Done change(Broadcast seen, int version, Typed typed, Caller by) {
        Broadcast changed = new Broadcast(
                seen.id(), version, typed.medium(), typed.content(), typed.on(), typed.appeal(), seen.owner());
        if (!store.change(changed)) {
            return Threads.overtaken();
        }
        note("broadcasts.act.changed", seen, by);
        return Done.DONE;
    }

    /// Takes away one that was logged by mistake, as long as nobody has called about it.
    @Transactional
    public Done remove(Broadcast broadcast, Caller by) {
        if (!store.delete(broadcast.id())) {
            return Threads.overtaken();
        }
        note("broadcasts.act.removed", broadcast, by);
        return Done.DONE;
    }

    // ---- who called back

    /// Who it was.
    sealed interface Who {
        /// Somebody whom we have asked: the answer stands in that thread.
        record InThread(Open thread) implements Who {}

        /// Somebody whom we know.
        record Known(Contact contact) implements Who {}

        /// Somebody who is a contact from now on.
        record New(Details details) implements Who {}
    }

    /// Writes down who called back. Where the broadcast belongs to an appeal, or the caller was asked in
    /// another, it is an answer in that thread and goes on from there.
    @Transactional
    public Done called(Broadcast broadcast, Who who, Said said, Caller by) {
        Done done = switch (who) {
            case Who.InThread(Open thread) -> answered(broadcast, thread, said, by);
            case Who.Known(Contact contact) -> called(broadcast, contact, said, by);
            case Who.New(Details details) -> called(broadcast, contacts.add(details, by), said, by);
        };
        if (done == Done.OVERTAKEN) {
            return Threads.overtaken();
        }
        note("broadcasts.act.called", broadcast, by);
        return done;
    }

    private Done called(Broadcast broadcast, Contact contact, Said said, Caller by) {
        UUID of = broadcast.appeal();
        Appeal appeal = of == null ? null : appeals.find(of).orElse(null);
        if (appeal == null) {
            keep(broadcast, contact.id(), null, said.words(), said, by);
            known.use(contact.id(), moment.today());
            return Done.DONE;
        }
        threads.address(appeal, List.of(contact), by);
        return threads.listOfContact(contact.id(), by).stream()
                .filter(open -> open.thread().appeal().equals(appeal.id()))
                .findFirst()
                .map(open -> answered(broadcast, open, said, by))
                .orElse(Done.OVERTAKEN);
    }

    private Done answered(Broadcast broadcast, Open thread, Said said, Caller by) {
        keep(broadcast, null, thread.thread().id(), "", said, by);
        Reply.Content content = new Reply.Content("", "", said.words(), said.language(), List.of());
        return threads.record(thread, broadcast.medium(), content, null, said.on(), by);
    }

    private void keep(
            Broadcast broadcast, @Nullable UUID contact, @Nullable UUID thread, String words, Said said, Caller by) {
        store.insert(new CallBack(
                moment.ids().random(),
                broadcast.id(),
                contact,
                thread,
                words,
                said.on(),
                by.actor().value()));
    }
}
