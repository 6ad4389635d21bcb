package org.yadman.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.Options;
import org.yadman.platform.mail.LetterWatch.Fate;
import org.yadman.platform.mail.OutboxStore.State;
import org.yadman.platform.mail.OutboxStore.Taken;
import org.yadman.platform.vault.SealedColumns;
import org.yadman.platform.vault.VaultException;

/// Sends what is due, on threads of its own: a mail server that does not answer holds up nothing else, and
/// no database connection is held while one is talked to. Letters of threads have a lane to themselves and
/// leave slowly, so that nobody waits for an appeal who waits for a code.
///
/// At most once: a letter is taken by one server (its number of attempts is the token), and before its
/// first byte is handed over that is noted and on disk. What ends after that without a clear answer is
/// never sent again, unless a person says so of a letter in a thread.
@Component
class Outbox implements SmartLifecycle {

    /// Until when a letter is tried.
    static final Duration PATIENCE = Duration.ofDays(3);
    /// Longer than any one dialogue can take: all its steps have an end (see {@link Post}).
    static final Duration LONGEST_DIALOGUE = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int LOOK_SECONDS = 20;
    private static final int PACE_SECONDS = 3;
    /// After the first, second, … try; then the last one again and again.
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(8));

    private final OutboxStore store;
    private final Post post;
    private final Clock clock;
    private final TransactionTemplate command;
    private final @Nullable MailServer server;
    private final List<MailReach> reaches;
    private final ObjectProvider<LetterWatch> watches;
    private final List<Lane> lanes = List.of(new Lane(false), new Lane(true));
    private volatile boolean running;

    /// @param watches asked for when there is something to tell: those who wait for letters also write some
    Outbox(
            OutboxStore store,
            Post post,
            Clock clock,
            PlatformTransactionManager transactions,
            Options options,
            List<MailReach> reaches,
            ObjectProvider<LetterWatch> watches) {
        this.store = store;
        this.post = post;
        this.clock = clock;
        this.command = new TransactionTemplate(transactions);
        this.server = options.mail();
        this.reaches = List.copyOf(reaches);
        this.watches = watches;
    }

    /// There is something to send.
    void wake() {
        lanes.forEach(lane -> lane.bell.release());
    }

    @Override
    public void start() {
        if (server != null) {
            running = true;
            lanes.forEach(Lane::start);
        }
    }

    @Override
    public void stop() {
        running = false;
        wake();
        // A letter that is being handed over may end its dialogue.
        lanes.forEach(Lane::join);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Sends whatever is due now and may leave now.
    void sendDue() {
        lanes.forEach(Lane::sendDue);
    }

    /// Tells whoever waits for a letter, in the transaction that notes it.
    void tell(UUID id, Fate fate) {
        watches.forEach(watch -> watch.note(id, fate));
    }

    /// Gives up a letter that nobody will send.
    void giveUp(UUID id) {
        command.executeWithoutResult(status -> {
            store.fail(id, clock.instant());
            tell(id, new Fate.Failed(0));
        });
    }

    /// The letters of one kind, one after the other.
    private final class Lane {

        private final boolean bulk;
        private final Semaphore bell = new Semaphore(0);
        private @Nullable Thread thread;

        Lane(boolean bulk) {
            this.bulk = bulk;
        }

        void start() {
            Thread sender = new Thread(this::sendOnAndOn, bulk ? "mail-threads" : "mail");
            sender.setDaemon(true);
            sender.start();
            thread = sender;
        }

        void join() {
            try {
                if (thread != null) {
                    thread.join(Duration.ofSeconds(4));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void sendOnAndOn() {
            while (running) {
                try {
                    sendDue();
                } catch (RuntimeException e) {
                    // A database that is busy or away: the letters stay, and are looked at again.
                    log.warn(
                            "The outbox could not be looked at: {}",
                            e.getClass().getSimpleName());
                }
                try {
                    // Another server's letters ring no bell here, and a wait ends by the clock.
                    if (bell.tryAcquire(bulk ? PACE_SECONDS : LOOK_SECONDS, TimeUnit.SECONDS)) {
                        bell.drainPermits();
                    }
                } catch (InterruptedException e) {
                    return;
                }
            }
        }

        synchronized void sendDue() {
            if (server == null) {
                return;
            }
            lookAfterLost();
            for (Optional<UUID> next = next(server); next.isPresent(); next = next(server)) {
                if (!send(next.get(), server) && bulk) {
                    // Nobody answers there: the others need not try, too.
                    return;
                }
            }
        }

        private Optional<UUID> next(MailServer to) {
            Instant now = clock.instant();
            boolean slow = bulk && store.listTried(now.minus(MINUTE), to.pace()).size() >= to.pace();
            return slow
                    ? Optional.empty()
                    : store.listDue(bulk, now, 1).stream().findFirst();
        }
    }

    // Of servers that are gone.
    private void lookAfterLost() {
        Instant before = clock.instant().minus(LONGEST_DIALOGUE);
        command.executeWithoutResult(status -> store.release(before, clock.instant()));
        for (UUID id : store.listLost(before)) {
            try {
                command.executeWithoutResult(status -> {
                    if (store.lose(id, before, clock.instant())) {
                        log.warn("A letter of which it is not known whether it left");
                        tell(id, new Fate.Unclear());
                    }
                });
            } catch (RuntimeException e) {
                log.warn("A lost letter could not be noted: {}", e.getClass().getSimpleName());
            }
        }
    }

    // Whether the mail server answered at all.
    private boolean send(UUID id, MailServer to) {
        Optional<Taken> taken;
        try {
            taken = Optional.ofNullable(
                    command.execute(status -> store.take(id, clock.instant()).orElse(null)));
        } catch (VaultException | IllegalArgumentException e) {
            log.warn("A letter in the outbox cannot be opened.");
            giveUp(id);
            return true;
        }
        if (taken.isEmpty()) {
            return true;
        }
        if (!mayReach(taken.get())) {
            // A campaign can take a country under its protection while a letter stands in line.
            log.warn("A letter may not be sent any more.");
            giveUp(id);
            return true;
        }
        Post.Outcome outcome = post.send(taken.get(), to, () -> markSending(taken.get()));
        note(taken.get(), outcome);
        return !(outcome instanceof Post.Outcome.Refused refused && refused.code() == 0);
    }

    private boolean mayReach(Taken letter) {
        String to = letter.letter().to();
        return reaches.stream().allMatch(reach -> reach.mayReach(to.substring(to.indexOf('@') + 1)));
    }

    // Before the first byte of the letter, and durable: whoever finds it so after a crash will not send it again.
    private boolean markSending(Taken letter) {
        Boolean ours = command.execute(status -> store.move(letter, State.SENDING, clock.instant(), null));
        return Boolean.TRUE.equals(ours);
    }

    private void note(Taken letter, Post.Outcome outcome) {
        switch (outcome) {
            case Post.Outcome.Sent sent -> end(letter, State.SENT, new Fate.Sent());
            case Post.Outcome.Lost lost -> {
                log.warn("A letter was being handed over when the mail server went away; it is not sent again.");
                end(letter, State.UNKNOWN, new Fate.Unclear());
            }
            case Post.Outcome.Refused refused
            when refused.forGood() -> {
                log.warn("The mail server refused a letter for good ({}).", refused.code());
                end(letter, State.FAILED, new Fate.Failed(refused.code()));
            }
            case Post.Outcome.Refused refused -> later(letter, refused.code());
        }
    }

    private void later(Taken letter, int code) {
        Instant next = clock.instant().plus(WAITS.get(Math.min(letter.attempt(), WAITS.size()) - 1));
        boolean over = next.isAfter(letter.since().plus(PATIENCE));
        // The code is the mail server's, 0 where it said none. Its words could hold the address.
        log.warn(
                "The mail server did not take a letter ({}), try {}{}.",
                code,
                letter.attempt(),
                over ? ", the last" : "");
        if (over) {
            end(letter, State.FAILED, new Fate.Failed(code));
        } else {
            command.executeWithoutResult(status -> store.move(letter, State.WAITING, clock.instant(), next));
        }
    }

    // What a watch throws leaves the letter as it is: half an hour later it is unclear, and never sent twice.
    private void end(Taken letter, State state, Fate fate) {
        command.executeWithoutResult(status -> {
            if (store.move(letter, state, clock.instant(), null)) {
                tell(letter.id(), fate);
            }
        });
    }
}

@Configuration(proxyBeanMethods = false)
class MailWiring {

    @Bean
    SealedColumns sealedMail() {
        return new SealedColumns(OutboxStore.TABLE, "id", List.of("recipient", "subject", "body", "thread"));
    }

    @Bean
    SealedColumns sealedMailIn() {
        return new SealedColumns(IntakeStore.TABLE, "id", List.of("content"));
    }
}
