package org.yadman.platform.db;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Asks for the change number twice a second, so that two server processes on one database show each other's changes
/// within two seconds. A database that is away for a while is asked again.
@Component
class ChangePoll implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Logger log = LoggerFactory.getLogger(ChangePoll.class);

    private final Changes changes;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-poll").factory());
    private volatile boolean running;

    ChangePoll(Changes changes) {
        this.changes = changes;
    }

    @Override
    public void start() {
        running = true;
        var _ = thread.scheduleWithFixedDelay(this::ask, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        try {
            changes.poll();
        } catch (DataAccessException | TransactionException away) {
            log.warn("The database did not answer: {}", away.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
