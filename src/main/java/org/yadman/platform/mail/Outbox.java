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
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.Options;
import org.yadman.platform.mail.OutboxStore.State;
import org.yadman.platform.mail.OutboxStore.Taken;
import org.yadman.platform.vault.SealedColumns;
import org.yadman.platform.vault.VaultException;

/// Sends what is due, one letter after the other, on a thread of its own: a mail server that does not answer holds up
/// nothing else, and no database connection is held while one is talked to.
///
/// At most once: a letter is taken by one server (its number of attempts is the token), and before its first byte is
/// handed over that is noted and on disk. What ends after that without a clear answer is never sent again.
@Component
class Outbox implements SmartLifecycle {

    /// Until when a letter is tried.
    static final Duration PATIENCE = Duration.ofDays(3);
    /// Longer than any one dialogue can take: all its steps have an end (see {@link Post}).
    static final Duration LONGEST_DIALOGUE = Duration.ofMinutes(30);

    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int AT_A_TIME = 20;
    private static final int LOOK_SECONDS = 20;
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
    private final Semaphore bell = new Semaphore(0);
    private volatile @Nullable Thread thread;

    Outbox(OutboxStore store, Post post, Clock clock, PlatformTransactionManager transactions, Options options) {
        this.store = store;
        this.post = post;
        this.clock = clock;
        this.command = new TransactionTemplate(transactions);
        this.server = options.mail();
    }

    /// There is something to send.
    void wake() {
        bell.release();
    }

    @Override
    public void start() {
        if (server != null) {
            Thread sender = new Thread(this::sendOnAndOn, "mail");
            sender.setDaemon(true);
            thread = sender;
            sender.start();
        }
    }

    private void sendOnAndOn() {
        while (thread != null) {
            try {
                sendDue();
            } catch (RuntimeException e) {
                // A database that is busy or away: the letters stay, and are looked at again.
                log.warn("The outbox could not be looked at: {}", e.getClass().getSimpleName());
            }
            try {
                // Another server's letters ring no bell here, and a wait ends by the clock.
                if (bell.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    bell.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void stop() {
        Thread sender = thread;
        thread = null;
        if (sender != null) {
            bell.release();
            try {
                // A letter that is being handed over may end its dialogue.
                sender.join(Duration.ofSeconds(4));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Sends whatever is due now.
    synchronized void sendDue() {
        if (server == null) {
            return;
        }
        Integer unknown =
                command.execute(status -> store.release(clock.instant().minus(LONGEST_DIALOGUE), clock.instant()));
        if (unknown != null && unknown > 0) {
            log.warn("Letters of which it is not known whether they left: {}", unknown);
        }
        List<UUID> due = store.listDue(clock.instant(), AT_A_TIME);
        while (!due.isEmpty()) {
            due.forEach(id -> send(id, server));
            due = store.listDue(clock.instant(), AT_A_TIME);
        }
    }

    private void send(UUID id, MailServer to) {
        Optional<Taken> taken;
        try {
            taken = Optional.ofNullable(
                    command.execute(status -> store.take(id, clock.instant()).orElse(null)));
        } catch (VaultException | IllegalArgumentException e) {
            command.executeWithoutResult(status -> store.fail(id, clock.instant()));
            log.warn("A letter in the outbox cannot be opened.");
            return;
        }
        taken.ifPresent(letter -> note(letter, post.send(letter, to, () -> markSending(letter))));
    }

    // Before the first byte of the letter, and durable: whoever finds it so after a crash will not send it again.
    private boolean markSending(Taken letter) {
        Boolean ours = command.execute(status -> store.move(letter, State.SENDING, clock.instant(), null));
        return Boolean.TRUE.equals(ours);
    }

    private void note(Taken letter, Post.Outcome outcome) {
        switch (outcome) {
            case Post.Outcome.Sent sent -> move(letter, State.SENT, null);
            case Post.Outcome.Lost lost -> {
                log.warn("A letter was being handed over when the mail server went away; it is not sent again.");
                move(letter, State.UNKNOWN, null);
            }
            case Post.Outcome.Refused refused
            when refused.forGood() -> {
                log.warn("The mail server refused a letter for good ({}).", refused.code());
                move(letter, State.FAILED, null);
            }
            case Post.Outcome.Refused refused -> later(letter, refused.code());
        }
    }

    private void later(Taken letter, int code) {
        Instant next = clock.instant().plus(WAITS.get(Math.min(letter.attempt(), WAITS.size()) - 1));
        boolean over = next.isAfter(letter.queued().plus(PATIENCE));
        // The code is the mail server's, 0 where it said none. Its words could hold the address.
        log.warn(
                "The mail server did not take a letter ({}), try {}{}.",
                code,
                letter.attempt(),
                over ? ", the last" : "");
        move(letter, over ? State.FAILED : State.WAITING, next);
    }

    private void move(Taken letter, State state, @Nullable Instant next) {
        command.executeWithoutResult(status -> store.move(letter, state, clock.instant(), next));
    }
}

@Configuration(proxyBeanMethods = false)
class MailWiring {

    @Bean
    SealedColumns sealedMail() {
        return new SealedColumns(OutboxStore.TABLE, "id", List.of("recipient", "subject", "body"));
    }
}
