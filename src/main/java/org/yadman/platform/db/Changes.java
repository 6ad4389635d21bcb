package org.yadman.platform.db;

import java.time.Clock;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The change number of the record: every command that changes what a page shows raises it in its own
/// transaction. When it moves, whichever server process moved it, a new {@link Edition} of the record begins and what
/// was kept in memory is shown no more.
@Component
public class Changes {

    private final ChangeStore store;
    private final Clock clock;
    private final Edition edition;
    private long seen = -1;

    Changes(ChangeStore store, Clock clock, Edition edition) {
        this.store = store;
        this.clock = clock;
        this.edition = edition;
    }

    /// The number and the time of the last change.
    ///
    /// @param at when the record last changed; the epoch if it never did
    public record Stamp(long number, Instant at) {}

    /// Lets one command at a time replace the record: another one that asks for this waits until the first has
    /// ended. To be called first in its transaction, before it reads.
    @Transactional(propagation = Propagation.MANDATORY)
    public void waitForTurn() {
        store.lock();
    }

    /// To be called by every command that changes the public record; inside its transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void raise() {
        store.raise(clock.instant());
        long raised = store.last().number();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                saw(raised);
            }
        });
    }

    public Stamp last() {
        return store.last();
    }

    /// Asks the database once; a new edition begins if the number has moved since the last time.
    void poll() {
        saw(store.last().number());
    }

    // Under a lock, so that a command does not return while the poll, which was faster, has not begun the edition yet.
    private synchronized void saw(long number) {
        if (number > seen) {
            seen = number;
            edition.next();
        }
    }
}

@Component
@Transactional(readOnly = true)
class ChangeStore {

    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Changes.Stamp last() {
        return jdbc.sql("select number, changed_at from change_number")
                .query((row, i) -> new Changes.Stamp(row.getLong(1), Instant.ofEpochMilli(row.getLong(2))))
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void lock() {
        jdbc.sql("update change_number set number = number").update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void raise(Instant at) {
        jdbc.sql("update change_number set number = number + 1, changed_at = :at")
                .param("at", at.toEpochMilli())
                .update();
    }
}
