package org.yadman.outreach;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.yadman.outreach.Reply.Authenticated;
import org.yadman.platform.mail.MailSink;
import org.yadman.platform.mail.Received;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// Takes in the mails that answer ours, each into its thread.
@Component
class Incoming implements MailSink {

    /// More mails than this in one thread are no correspondence; they are kept in the inbox.
    private static final int MOST = 200;

    private static final Set<Ask.State> LEFT = Set.of(Ask.State.QUEUED, Ask.State.SENT, Ask.State.UNCLEAR);

    private final ThreadStore store;
    private final Threads threads;
    private final Messages messages;
    private final Moment moment;

    Incoming(ThreadStore store, Threads threads, Messages messages, Moment moment) {
        this.store = store;
        this.threads = threads;
        this.messages = messages;
        this.moment = moment;
    }

    @Override
    public boolean take(Received mail) {
        Optional<AppealThread> thread = thread(mail).filter(found -> store.countReplies(found.id()) < MOST);
        thread.ifPresent(found -> take(mail, found));
        return thread.isPresent();
    }

    // By the address to which it came, else by the letter that it names.
    private Optional<AppealThread> thread(Received mail) {
        return mail.tokens().stream()
                .flatMap(token -> store.findByToken(token).stream())
                .findFirst()
                .or(() -> ask(mail).flatMap(ask -> store.find(ask.thread())));
    }

    private Optional<Ask> ask(Received mail) {
        return mail.letters().stream()
                .flatMap(letter -> store.findByMail(letter).stream())
                .findFirst();
    }

    private void take(Received mail, AppealThread thread) {
        Reply.Kind kind = switch (mail.kind()) {
            case ANSWER, OTHER -> Reply.Kind.ANSWER;
            case AUTO_REPLY -> Reply.Kind.AUTO_REPLY;
            case BOUNCE -> Reply.Kind.BOUNCE;
        };
        LocalDate on = LocalDate.ofInstant(mail.arrived(), ZoneOffset.UTC);
        // Somebody reads an answer; what machines say is only kept.
        boolean machine = kind == Reply.Kind.AUTO_REPLY || kind == Reply.Kind.BOUNCE;
        UUID id = moment.ids().random();
        Reply.Content content =
                new Reply.Content(from(mail), mail.subject(), Writing.masked(mail.text(), thread), "", notes(mail));
        Reply reply = new Reply(
                id,
                1,
                thread.id(),
                kind,
                Channel.EMAIL,
                content,
                mail.authenticated() ? Authenticated.YES : Authenticated.NO,
                null,
                on,
                null,
                null,
                null,
                null,
                machine ? on : null);
        threads.take(reply);
        mail.attachments()
                .forEach(file ->
                        store.insert(id, new Reply.Enclosed(moment.ids().random(), file.name()), file.content()));
        bounced(mail, thread);
    }

    // Anybody can write a bounce: it counts where it names our letter and the address to which that went, and says that
    // there is no such mailbox (RFC 3463, 3.2).
    private void bounced(Received mail, AppealThread thread) {
        Received.Bounce bounce = mail.bounce();
        if (bounce == null || !bounce.permanent() || !bounce.status().startsWith("5.1.")) {
            return;
        }
        ask(mail)
                .filter(ask -> ask.thread().equals(thread.id()) && LEFT.contains(ask.state()))
                .filter(ask -> ask.content().to().equalsIgnoreCase(bounce.recipient()))
                .filter(ask -> store.find(thread.id())
                        .filter(now -> now.state() == AppealThread.State.ASKED)
                        .isPresent())
                .ifPresent(ask -> {
                    store.change(ask.in(Ask.State.FAILED), moment.today());
                    threads.unreached(ask);
                });
    }

    private static String from(Received mail) {
        String address = mail.from() == null ? "" : mail.from();
        return mail.fromName() == null ? address : mail.fromName() + " <" + address + ">";
    }

    private List<String> notes(Received mail) {
        List<String> notes = new ArrayList<>();
        mail.notes().forEach(note -> notes.add(note.in(messages, Language.SOURCE)));
        return notes;
    }
}
