package org.yadman.platform.db;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The change number of the record: every command that changes what a page shows raises it in its own
/// transaction. What is kept in memory is dropped when the number moves, whichever server process moved it.
@Component
public class Changes {

    /// Something that keeps a copy of the record in memory.
    public interface Listener {
        /// The record has changed; forget what was kept.
        void recordChanged();
    }

    private final ChangeStore store;
    private final Clock clock;
    private final List<Listener> listeners;
    private final AtomicLong seen = new AtomicLong(-1);

    Changes(ChangeStore store, Clock clock, List<Listener> listeners) {
        this.store = store;
        this.clock = clock;
        this.listeners = listeners;
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
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tellListeners();
            }
        });
    }

    public Stamp last() {
        return store.last();
    }

    /// Asks the database once; tells the listeners if the number has moved since the last time.
    void poll() {
        long now = store.last().number();
        if (seen.getAndSet(now) != now) {
            tellListeners();
        }
    }

    private void tellListeners() {
        listeners.forEach(Listener::recordChanged);
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
