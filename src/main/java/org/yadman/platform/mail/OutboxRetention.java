package org.yadman.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.jobs.Job;

/// Deletes letters 30 days after they were sent or given up, and those of threads of which a person is to
/// say whether they arrived after 180.
@Component
class OutboxRetention implements Job {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration UNCLEAR_KEPT = Duration.ofDays(180);
    /// What arrived and nobody has looked at; and by what a mail is known that comes again.
    private static final Duration LEFT_KEPT = Duration.ofDays(180);

    private static final Duration KNOWN_KEPT = Duration.ofDays(548);

    private final OutboxStore store;
    private final Outbox outbox;
    private final IntakeStore intake;
    private final Clock clock;
    private final TransactionTemplate command;

    OutboxRetention(
            OutboxStore store,
            Outbox outbox,
            IntakeStore intake,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.outbox = outbox;
        this.intake = intake;
        this.clock = clock;
        this.command = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "mail-retention";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(3, 20);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        // Whoever waits for one of these is told, and it goes another 30 days later.
        store.listStale(now.minus(KEPT)).forEach(outbox::giveUp);
        command.executeWithoutResult(status -> store.deleteBefore(now.minus(KEPT), now.minus(UNCLEAR_KEPT)));
        command.executeWithoutResult(status -> intake.deleteBefore(now.minus(LEFT_KEPT), now.minus(KNOWN_KEPT)));
    }
}
