package org.yadman.platform.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.URLName;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPSSLStore;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.config.Mailbox;
import org.yadman.platform.config.Options;
import org.yadman.platform.mail.IntakeStore.Mark;

/// Reads the mailbox on a thread of its own: whatever is newer than the mark, in its order, and then waits
/// until the server says that something came (IDLE), or a minute where it cannot say so. After a failure it
/// waits longer each time.
///
/// Nothing is deleted or moved there. How far it was read stands in our database, by the mailbox's own
/// numbers; that a mail was seen (`\Seen`) is a matter of the people who read the mailbox, too, and is
/// neither asked nor set. What we have taken gets the keyword `Yadman` where the server keeps keywords, so
/// that they can tell.
@Component
class MailboxReader implements SmartLifecycle, DisposableBean {

    static final String KEYWORD = "Yadman";

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10));
    private static final int POLL_SECONDS = 60;
    /// An answer may take this long; a server that waits with us is spoken to before.
    private static final String ANSWER_MILLIS = "300000";
    private static final int NUDGE_SECONDS = 60;
    private static final String CONNECT_MILLIS = "20000";
    /// After a new numbering everything is looked at again; of what is older than our memory nothing is
    /// taken again.
    private static final Duration MEMORY = Duration.ofDays(500);
    private static final int MOST_TRIES = 5;

    private final Intake intake;
    private final IntakeStore store;
    private final Inbox inbox;
    private final Clock clock;
    private final TransactionTemplate command;
    private final @Nullable Mailbox mailbox;
    private final @Nullable SSLSocketFactory trusted;
    private final Semaphore bell = new Semaphore(0);
    private final ScheduledExecutorService timer = timer();
    private volatile @Nullable Thread thread;
    private volatile @Nullable IMAPFolder open;
    private long stuckAt;
    private int tries;
    private int failures;

    /// @param trusted for a server whose certificate the machine's own list does not know; usually none
    MailboxReader(
            Intake intake,
            IntakeStore store,
            Inbox inbox,
            Clock clock,
            PlatformTransactionManager transactions,
            Options options,
            ObjectProvider<SSLSocketFactory> trusted) {
        this.intake = intake;
        this.store = store;
        this.inbox = inbox;
        this.clock = clock;
        this.command = new TransactionTemplate(transactions);
        this.mailbox = options.mailbox();
        this.trusted = trusted.getIfAvailable();
    }

    private static ScheduledExecutorService timer() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "mail-in-timer");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void start() {
        if (mailbox != null) {
            Thread reader = new Thread(() -> readOnAndOn(mailbox), "mail-in");
            reader.setDaemon(true);
            thread = reader;
            reader.start();
        }
    }

    @Override
    public void stop() {
        Thread reader = thread;
        thread = null;
        bell.release();
        IMAPFolder folder = open;
        if (folder != null) {
            // Waits for whoever uses it, so not here.
            timer.execute(() -> end(folder));
        }
        if (reader != null) {
            try {
                reader.join(Duration.ofSeconds(4));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void destroy() {
        timer.shutdown();
    }

    private static void end(IMAPFolder folder) {
        try {
            folder.forceClose();
        } catch (MessagingException | IllegalStateException e) {
            // It is closed either way.
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void readOnAndOn(Mailbox from) {
        while (thread != null) {
            try {
                read(from);
            } catch (MessagingException | IOException | RuntimeException | OutOfMemoryError e) {
                if (thread == null) {
                    return;
                }
                // Its words could hold an address.
                log.warn("The mailbox cannot be read: {}", e.getClass().getSimpleName());
            }
            inbox.missed();
            pause(WAITS.get(Math.min(failures, WAITS.size() - 1)).toSeconds());
            failures++;
        }
    }

    private void pause(long seconds) {
        try {
            if (bell.tryAcquire(seconds, TimeUnit.SECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            thread = null;
        }
    }

    // Until the connection ends.
    private void read(Mailbox from) throws MessagingException, IOException {
        Session session = Session.getInstance(settings(from));
        URLName name = new URLName("imap", from.host(), from.port(), null, null, null);
        try (IMAPStore connection =
                from.encryption() == Encryption.TLS ? new IMAPSSLStore(session, name) : new IMAPStore(session, name)) {
            connection.connect(from.host(), from.port(), from.user(), from.password());
            IMAPFolder folder = (IMAPFolder) connection.getFolder(from.folder());
            boolean keywords = open(folder);
            // What is announced just before the waiting begins does not end it.
            folder.addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    later(folder);
                }
            });
            open = folder;
            boolean idle = connection.hasCapability("IDLE");
            while (thread != null) {
                int before = folder.getMessageCount();
                look(folder, from, keywords);
                inbox.reached();
                failures = 0;
                // What came meanwhile is not announced again.
                ask(folder);
                if (folder.getMessageCount() == before && thread != null) {
                    await(folder, idle);
                }
            }
        } finally {
            open = null;
        }
    }

    // Whether it keeps keywords.
    private static boolean open(IMAPFolder folder) throws MessagingException {
        try {
            folder.open(Folder.READ_WRITE);
            return folder.getPermanentFlags().contains(Flags.Flag.USER);
        } catch (ReadOnlyFolderException e) {
            folder.open(Folder.READ_ONLY);
            return false;
        }
    }

    private void await(IMAPFolder folder, boolean idle) throws MessagingException {
        if (!idle) {
            pause(POLL_SECONDS);
            return;
        }
        ScheduledFuture<?> nudge = timer.schedule(() -> nudge(folder), NUDGE_SECONDS, TimeUnit.SECONDS);
        try {
            folder.idle(true);
        } finally {
            nudge.cancel(false);
        }
    }

    // Any word ends the waiting, before the server or something on the way forgets us.
    private static void nudge(IMAPFolder folder) {
        try {
            ask(folder);
        } catch (MessagingException | IllegalStateException e) {
            // Whoever waits learns it, too.
        }
    }

    private void later(IMAPFolder folder) {
        try {
            timer.execute(() -> nudge(folder));
        } catch (RejectedExecutionException e) {
            // The server stops.
        }
    }

    private static void ask(IMAPFolder folder) throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return true;
        });
    }

    private void look(IMAPFolder folder, Mailbox from, boolean keywords) throws MessagingException, IOException {
        String name = from.user() + "@" + from.host() + "/" + from.folder();
        long validity = folder.getUIDValidity();
        Optional<Mark> mark = store.findMark(name);
        boolean renumbered = mark.isPresent() && mark.get().validity() != validity;
        long after =
                mark.filter(old -> old.validity() == validity).map(Mark::uid).orElse(0L);
        // Where there is none above, the server answers with the last one.
        for (Message message : folder.getMessagesByUID(after + 1, UIDFolder.LASTUID)) {
            long uid = folder.getUID(message);
            if (thread == null) {
                return;
            }
            if (uid > after) {
                take(folder, (IMAPMessage) message, name + " " + validity + " " + uid, renumbered);
                command.executeWithoutResult(status -> store.mark(name, new Mark(validity, uid), clock.instant()));
                flag(folder, message, keywords);
                ((IMAPMessage) message).invalidateHeaders();
            }
        }
    }

    private void take(IMAPFolder folder, IMAPMessage message, String identity, boolean renumbered)
            throws MessagingException, IOException {
        try {
            Date came = renumbered ? message.getReceivedDate() : null;
            if (came != null && came.toInstant().isBefore(clock.instant().minus(MEMORY))) {
                return;
            }
            boolean large = message.getSize() > Intake.LARGEST;
            byte[] raw = fetch(message, large ? Intake.BEGINNING : Intake.LARGEST + 1);
            intake.take(raw, large);
        } catch (MessageRemovedException e) {
            // Somebody was faster; it was theirs.
        } catch (Intake.Away e) {
            throw e;
        } catch (MessagingException | IOException e) {
            if (!folder.isOpen() && !isStuck(identity)) {
                throw e;
            }
            passOver(identity, e);
        } catch (RuntimeException | OutOfMemoryError e) {
            if (!isStuck(identity)) {
                throw e;
            }
            passOver(identity, e);
        }
    }

    // It stays in the mailbox, and a person is told.
    private void passOver(String identity, Throwable why) {
        log.warn("A mail cannot be fetched: {}", why.getClass().getSimpleName());
        intake.leaveUnfetched(identity);
    }

    // Whether the line broke at this one again and again: then it is the mail, and those behind it have waited.
    private boolean isStuck(String identity) {
        long at = identity.hashCode();
        tries = at == stuckAt ? tries + 1 : 1;
        stuckAt = at;
        return tries >= MOST_TRIES;
    }

    private static byte[] fetch(IMAPMessage message, int most) throws MessagingException, IOException {
        try (InputStream raw = message.getMimeStream()) {
            return raw.readNBytes(most);
        }
    }

    private static void flag(IMAPFolder folder, Message message, boolean keywords) throws MessagingException {
        if (!keywords) {
            return;
        }
        try {
            message.setFlags(new Flags(KEYWORD), true);
        } catch (MessagingException e) {
            // It is a courtesy.
            if (!folder.isOpen()) {
                throw e;
            }
        }
    }

    private Properties settings(Mailbox from) {
        Properties settings = new Properties();
        String at = from.encryption() == Encryption.TLS ? "mail.imaps." : "mail.imap.";
        settings.put(at + "connectiontimeout", CONNECT_MILLIS);
        settings.put(at + "timeout", ANSWER_MILLIS);
        settings.put(at + "writetimeout", CONNECT_MILLIS);
        settings.put(at + "peek", "true");
        settings.put(at + "partialfetch", "true");
        settings.put(at + "fetchsize", "262144");
        settings.put(at + "starttls.enable", String.valueOf(from.encryption() == Encryption.STARTTLS));
        settings.put(at + "starttls.required", String.valueOf(from.encryption() == Encryption.STARTTLS));
        settings.put(at + "ssl.checkserveridentity", "true");
        settings.put(at + "ssl.protocols", "TLSv1.3 TLSv1.2");
        if (trusted != null) {
            settings.put(at + "ssl.socketFactory", trusted);
        }
        return settings;
    }
}
