package org.yadman.platform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.jobs.Job;

/// Deletes letters 30 days after they were sent or given up.
@Component
class OutboxRetention implements Job {

    private static final Duration KEPT = Duration.ofDays(30);

    private final OutboxStore store;
    private final Clock clock;
    private final TransactionTemplate command;

    OutboxRetention(OutboxStore store, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
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
        command.executeWithoutResult(
                status -> store.deleteBefore(clock.instant().minus(KEPT)));
    }
}
