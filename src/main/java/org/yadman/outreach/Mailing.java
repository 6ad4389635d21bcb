package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Threads.Done;
import org.yadman.outreach.Threads.Open;
import org.yadman.outreach.Writing.Written;
import org.yadman.platform.db.Changes;
import org.yadman.platform.mail.LetterWatch;
import org.yadman.platform.mail.Mail;
import org.yadman.platform.web.Caller;

/// Sends asks by this server's own mail, and follows what became of each.
@Component
class Mailing implements LetterWatch {

    private static final int LONGEST_NAME = 60;

    /// What a mail server says of an address that it does not have (RFC 5321, 4.2.3).
    private static final Set<Integer> NO_SUCH_MAILBOX = Set.of(550, 551, 553);

    private final Threads threads;
    private final ThreadStore store;
    private final Writing writing;
    private final Mail mail;
    private final Changes changes;
    private final Moment moment;

    Mailing(Threads threads, ThreadStore store, Writing writing, Mail mail, Changes changes, Moment moment) {
        this.threads = threads;
        this.store = store;
        this.writing = writing;
        this.mail = mail;
        this.changes = changes;
        this.moment = moment;
    }

    /// Whether this server can write to it: it sends mail, there is an address, and its country is none
    /// of those that the campaign protects.
    boolean canReach(Open open) {
        return mail.isSetUp()
                && Ready.is(open, threads)
                && address(open).filter(mail::mayReach).isPresent();
    }

    private static Optional<String> address(Open open) {
        return Optional.ofNullable(open.contact())
                .flatMap(contact -> contact.details().point(Contact.Way.EMAIL))
                .map(Contact.Point::value);
    }

    /// Puts the next letter of a thread into the outbox, in the same transaction that notes it as asked: it
    /// leaves once or, where nobody can know, a person decides.
    ///
    /// @param seen as it stood on the page on which somebody pressed
    /// @param base of the site's address
    @Transactional
    public Done send(Open seen, String base, Caller by) {
        changes.waitForTurn();
        AppealThread now = store.find(seen.thread().id()).orElseThrow();
        if (now.version() != seen.thread().version() || !canReach(seen)) {
            return Threads.overtaken();
        }
        AppealThread thread = threads.coded(seen, false, by);
        Open open = new Open(thread, seen.appeal(), seen.contact());
        Contact contact = Objects.requireNonNull(open.contact());
        String to = address(open).orElseThrow();
        LocalDate today = moment.today();
        LocalDate answerBy = threads.answerBy(thread, open.appeal(), today);
        String code = Objects.requireNonNullElse(thread.code(), Writing.HIDDEN);
        Written words = writing.next(thread, open.appeal(), contact, answerBy, today, code, base)
                .orElseThrow();
        List<UUID> earlier = store.asks(thread.id()).stream()
                .flatMap(ask -> Optional.ofNullable(ask.mail()).stream())
                .toList();
        UUID letter = mail.queue(
                new Mail.Letter(to, words.subject(), words.text()),
                new Mail.Conversation(
                        thread.token(), earlier, null, words.language().tag(), name(open, contact.details())));
        Ask.Content content = new Ask.Content(to, words.subject(), Writing.masked(words.text(), thread), "");
        return threads.ask(open, Channel.EMAIL, Ask.State.QUEUED, today, content, letter, by);
    }

    // Whose safety asks for it reads no name of ours in the list of its mails.
    private static @Nullable String name(Open open, Details details) {
        String first = open.appeal().content().sender().getFirst();
        return details.safety().contains(Contact.Safety.NEVER_NAMED) || first.length() > LONGEST_NAME ? null : first;
    }

    @Override
    public void note(UUID letter, Fate fate) {
        store.findByMail(letter).ifPresent(ask -> {
            switch (fate) {
                case Fate.Sent sent -> store.change(ask.in(Ask.State.SENT), moment.today());
                case Fate.Unclear unclear -> store.change(ask.in(Ask.State.UNCLEAR), moment.today());
                case Fate.Failed failed -> {
                    store.change(ask.in(Ask.State.FAILED), moment.today());
                    // Other refusals are of our letter, or our own server's trouble, and not of the address.
                    if (NO_SUCH_MAILBOX.contains(failed.code())) {
                        threads.unreached(ask);
                    }
                }
            }
        });
    }

    /// What a person found out about a letter of which nobody knew whether it left.
    ///
    /// @return false if that is not the question any more, or whoever it went to needs no letter now
    @Transactional
    public boolean settle(AppealThread thread, Ask ask, boolean arrived) {
        UUID letter = Objects.requireNonNull(ask.mail());
        if (arrived) {
            return mail.arrived(letter);
        }
        return thread.state() == AppealThread.State.ASKED
                && mail.sendAgain(letter)
                && store.change(ask.in(Ask.State.QUEUED), moment.today());
    }
}
