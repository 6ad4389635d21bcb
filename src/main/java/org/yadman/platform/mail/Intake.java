package org.yadman.platform.mail;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.DiskFullException;
import org.yadman.platform.db.Ids;
import org.yadman.platform.vault.VaultException;

/// The one way in for mails, whether they are fetched or handed over. Each is taken once: what makes it
/// this mail is a unique key, written in the transaction in which a room takes it. Whatever is wrong with a
/// mail, it ends in a room or in the {@link Inbox}; only a database that is away keeps it waiting.
@Component
public class Intake {

    /// Of a mail larger than this only the beginning is read.
    public static final int LARGEST = 15 << 20;

    /// How much of it.
    public static final int BEGINNING = 1 << 20;
    static final String UNREADABLE = "UNREADABLE";

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int KEPT_HEAD = 8_000;
    private static final int KEPT_TEXT = 20_000;

    private final IntakeStore store;
    private final Ids ids;
    private final Clock clock;
    private final TransactionTemplate command;
    private final ObjectProvider<MailSink> sinks;
    private final @Nullable MailServer server;
    /// One at a time: a large mail takes its place in memory.
    private final ReentrantLock turn = new ReentrantLock(true);

    /// @param sinks asked for when there is a mail: those who take mails also write some
    Intake(
            IntakeStore store,
            Ids ids,
            Clock clock,
            PlatformTransactionManager transactions,
            ObjectProvider<MailSink> sinks,
            Options options) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.command = new TransactionTemplate(transactions);
        this.sinks = sinks;
        this.server = options.mail();
    }

    /// The database does not take a mail now: the same mail is to be offered again later.
    public static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1;

        Away(Throwable cause) {
            super("The mail cannot be taken now", cause);
        }
    }

    /// Whether it is known which addresses are ours.
    public boolean isSetUp() {
        return server != null;
    }

    /// Takes a mail in, if it was not taken before.
    ///
    /// @param raw as it arrived, or of a mail larger than {@link #LARGEST} the beginning
    /// @throws Away when it is to be offered again later
    public void take(byte[] raw, boolean cut) {
        turn.lock();
        try {
            byte[] read = raw.length > LARGEST ? Arrays.copyOf(raw, BEGINNING) : raw;
            MailReading reading = reading(read, cut || raw.length > LARGEST);
            if (reading == null || !offer(reading)) {
                leave(read, reading);
            }
        } finally {
            turn.unlock();
        }
    }

    /// Keeps what could not even be fetched, by what is known of it.
    void leaveUnfetched(String identity) {
        inTurn(() -> {
            UUID id = ids.random();
            if (store.insert(id, identity, UNREADABLE, clock.instant())) {
                store.keep(id, "\n\n");
            }
        });
    }

    private @Nullable MailReading reading(byte[] raw, boolean cut) {
        try {
            MailServer own = Objects.requireNonNull(server, "No mail server is set up");
            return new MailReading(raw, cut, new ReplyAddress(own.reply()), own.authserv());
        } catch (RuntimeException | StackOverflowError e) {
            log.warn("A mail could not be read: {}", e.getClass().getSimpleName());
            return null;
        }
    }

    // Whether it ended somewhere, or was known.
    private boolean offer(MailReading reading) {
        if (!reading.isMail()) {
            return false;
        }
        try {
            Received mail = reading.read(ids.random(), clock.instant());
            String identity = reading.identity();
            command.executeWithoutResult(status -> {
                if (!store.insert(mail.id(), identity, mail.kind().name(), clock.instant())) {
                    return;
                }
                if (sinks.orderedStream().noneMatch(sink -> sink.take(mail))) {
                    store.keep(mail.id(), kept(mail));
                }
            });
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            if (isAway(e)) {
                throw new Away(e);
            }
            log.warn("A mail could not be read or taken: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    private static String kept(Received mail) {
        String text = mail.text();
        return Objects.requireNonNullElse(mail.from(), "") + "\n" + mail.subject() + "\n"
                + text.substring(0, Math.min(text.length(), KEPT_TEXT));
    }

    // For a person, by its raw beginning.
    private void leave(byte[] raw, @Nullable MailReading reading) {
        String identity = reading == null ? MailReading.beginning(raw, KEPT_HEAD) : reading.identity();
        inTurn(() -> {
            UUID id = ids.random();
            if (store.insert(id, identity, UNREADABLE, clock.instant())) {
                store.keep(id, "\n\n" + MailReading.beginning(raw, KEPT_HEAD));
            }
        });
    }

    private void inTurn(Runnable work) {
        try {
            command.executeWithoutResult(status -> work.run());
        } catch (RuntimeException e) {
            throw isAway(e) ? new Away(e) : e;
        }
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof DiskFullException
                || failure instanceof TransactionException
                || failure instanceof VaultException;
    }
}
