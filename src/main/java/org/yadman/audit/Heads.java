package org.yadman.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.jobs.Job;

/// Publishes once a day where the chain ends. Not more often: whoever could ask all day long would learn at what hour
/// somebody did something.
@Component
class Heads implements Job {

    private final AuditStore store;
    private final SigningKeys keys;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Heads(AuditStore store, SigningKeys keys, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        if (store.findLastPublished().isEmpty()) {
            run();
        }
    }

    @Override
    public String name() {
        return "audit-head";
    }

    @Override
    public LocalTime dailyAt() {
        return LocalTime.of(0, 10);
    }

    // A command that opens the database before a server has ever started finds no key yet.
    @Override
    public final void run() {
        if (keys.areThere()) {
            SignedHead head = now();
            transaction.executeWithoutResult(status -> store.publish(head.day(), head.json()));
        }
    }

    /// The end of the chain as it is now, for whoever keeps the machine.
    SignedHead now() {
        String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        return SignedHead.of(
                store.head(), today, keys.server(), keys.findCertificate().orElseThrow());
    }

    /// The head that was published last.
    Optional<String> findPublished() {
        return store.findLastPublished();
    }
}
