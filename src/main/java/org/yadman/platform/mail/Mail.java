package org.yadman.platform.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.Ids;

/// The outbox. A letter is written down in the transaction that wants it sent, and leaves after it.
@Component
public class Mail {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern CONTROL_IN_TEXT = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7e&&[^<>]]{1,250}>");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 100_000;

    private final OutboxStore store;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final @Nullable ReplyAddress replies;
    private final boolean setUp;
    private final List<MailReach> reaches;

    Mail(OutboxStore store, Outbox outbox, Ids ids, Clock clock, Options options, List<MailReach> reaches) {
        this.store = store;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.replies =
                options.mail() == null ? null : new ReplyAddress(options.mail().reply());
        this.setUp = options.mail() != null;
        this.reaches = List.copyOf(reaches);
    }

    /// A letter to one address, plain text.
    ///
    /// @param to one plain address
    /// @param subject one line, without names of groups, people or matters where it goes to an account
    public record Letter(String to, String subject, String text) {

        /// @throws IllegalArgumentException when a line end or another control character could begin a
        ///     header of its own, or the address is not one plain address; a form checks that first ({@link
        ///     #isAddress})
        public Letter {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
            if (!MailServer.isAddress(to)) {
                throw new IllegalArgumentException("A letter goes to one plain address");
            }
            if (subject.isBlank()
                    || subject.length() > LONGEST_SUBJECT
                    || CONTROL.matcher(subject).find()) {
                throw new IllegalArgumentException("A subject is one line of at most " + LONGEST_SUBJECT + " signs");
            }
            if (text.isBlank()
                    || text.length() > LONGEST_TEXT
                    || CONTROL_IN_TEXT.matcher(text).find()) {
                throw new IllegalArgumentException("A letter is plain text of at most " + LONGEST_TEXT + " signs");
            }
        }

        /// Names nobody, so that no log line can.
        @Override
        public String toString() {
            return "Letter";
        }
    }

    /// Where in a correspondence a letter stands.
    ///
    /// @param token the thread's own word, 8 to 32 small letters and digits, as hard to guess as the room
    ///     needs it (80 random bits or more)
    /// @param earlier the ids of our letters that went before it in the thread, the oldest first
    /// @param answering the Message-ID of the mail that it answers, as it arrived, or null
    /// @param language of the text, as in `fa` or `pt-BR`
    /// @param name who writes, to stand beside our address, or null
    public record Conversation(
            String token,
            List<UUID> earlier,
            @Nullable String answering,
            String language,
            @Nullable String name) {

        public Conversation {
            earlier = List.copyOf(earlier);
            if (!ReplyAddress.isToken(token)) {
                throw new IllegalArgumentException("A thread's word has 8 to 32 small letters and digits");
            }
            if (answering != null && !isMessageId(answering)) {
                throw new IllegalArgumentException("Not the id of a mail");
            }
            if (!LANGUAGE.matcher(language).matches()) {
                throw new IllegalArgumentException("Not a language: " + language);
            }
            if (name != null
                    && (name.isBlank()
                            || name.length() > LONGEST_NAME
                            || CONTROL.matcher(name).find())) {
                throw new IllegalArgumentException("A name is one line of at most " + LONGEST_NAME + " signs");
            }
        }

        /// Names nobody, so that no log line can.
        @Override
        public String toString() {
            return "Conversation";
        }
    }

    /// Whether a text can stand in a header as the id of a mail.
    static boolean isMessageId(String text) {
        return MESSAGE_ID.matcher(text).matches();
    }

    /// A letter of which a person must know.
    ///
    /// @param known false when the server went down, or the line broke, while the letter was being handed
    ///     over: it may have left and is not sent again
    public record Trouble(UUID id, String to, Instant queued, boolean known) {

        /// Names nobody, so that no log line can.
        @Override
        public String toString() {
            return "Trouble " + id;
        }
    }

    /// Whether a text is one plain mail address.
    public static boolean isAddress(String text) {
        return MailServer.isAddress(text);
    }

    /// Whether the operator named a mail server. Without one nothing can be queued.
    public boolean isSetUp() {
        return setUp;
    }

    /// Whether mail may go to an address: it is one, and its country is none of those that the campaign
    /// protects.
    public boolean mayReach(String address) {
        return isAddress(address)
                && reaches.stream().allMatch(reach -> reach.mayReach(address.substring(address.indexOf('@') + 1)));
    }

    /// Sends a letter soon after this transaction has ended well; at most once.
    ///
    /// @throws IllegalStateException where no mail server is set up, or the address may not be reached: the
    ///     caller asks {@link #isSetUp} and {@link #mayReach} first
    @Transactional(propagation = Propagation.MANDATORY)
    public void queue(Letter letter) {
        queue(letter, false, null);
    }

    /// The same for a letter in a thread, which a person has written. It leaves slowly, after the letters
    /// that nobody may wait for, and is in nobody's list of troubles: whoever queues it watches it ({@link
    /// LetterWatch}).
    ///
    /// @return its id, which an answer names
    /// @throws IllegalStateException as {@link #queue(Letter)}
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID queue(Letter letter, Conversation thread) {
        return queue(letter, false, thread);
    }

    /// The same for somebody whom nobody may know of: nothing of the letter is left as soon as it has left
    /// or been given up, and it is in nobody's list of troubles.
    ///
    /// @return by which it can be forgotten sooner
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID queueDiscreetly(Letter letter) {
        return queue(letter, true, null);
    }

    private UUID queue(Letter letter, boolean discreet, @Nullable Conversation thread) {
        if (!setUp) {
            throw new IllegalStateException("No mail server is set up");
        }
        if (!mayReach(letter.to())) {
            throw new IllegalStateException("No mail goes to a protected country");
        }
        UUID id = ids.random();
        store.insert(id, letter, discreet, thread, clock.instant());
        wakeAfterwards();
        return id;
    }

    private void wakeAfterwards() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                outbox.wake();
            }
        });
    }

    /// The address to which answers to a thread go.
    ///
    /// @throws IllegalStateException where no mail server is set up
    public String replyTo(String token) {
        if (replies == null) {
            throw new IllegalStateException("No mail server is set up");
        }
        if (!ReplyAddress.isToken(token)) {
            throw new IllegalArgumentException("A thread's word has 8 to 32 small letters and digits");
        }
        return replies.of(token);
    }

    /// Takes a letter back that has not been begun, as a reminder to somebody who has answered.
    ///
    /// @return whether it will not leave any more
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean recall(UUID id) {
        return store.recall(id);
    }

    /// A person has found out that an unclear letter of a thread arrived. Watches are told that it was sent.
    ///
    /// @return false if it is not unclear, or not any more
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean arrived(UUID id) {
        boolean settled = store.settle(id, clock.instant());
        if (settled) {
            outbox.tell(id, new LetterWatch.Fate.Sent());
        }
        return settled;
    }

    /// A person wants an unclear letter of a thread sent again, under the same Message-ID, by which the
    /// receiving side may see that it is one.
    ///
    /// @return false if it is not unclear, or not any more, or was kept its 180 days
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean sendAgain(UUID id) {
        boolean again = store.renew(id, clock.instant());
        if (again) {
            wakeAfterwards();
        }
        return again;
    }

    /// Forgets a letter, whether it has left or not.
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(UUID id) {
        store.delete(id);
    }

    /// The letters that failed or of which it is not known whether they left, the oldest first, without
    /// those of threads; for a steward.
    public List<Trouble> listTroubles() {
        return store.listTroubles();
    }

    public int countTroubles() {
        return store.countTroubles();
    }

    /// Forgets a letter of which somebody has taken note.
    @Transactional
    public void dismiss(UUID id) {
        store.deleteTrouble(id);
    }
}
