package org.yadman.memorial;

import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Files that came by the desk, one after the other, while their senders look at something else. What was under
/// way when a server ended goes on when one starts.
@Component
class ImportQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImportQueue.class);
    private static final int PATIENCE_SECONDS = 20;

    private final Importing importing;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("lists").factory());

    ImportQueue(Importing importing) {
        this.importing = importing;
    }

    @EventListener
    void goOn(WebServerInitializedEvent started) {
        importing.listUnderWay().forEach(this::add);
    }

    void add(UUID list) {
        worker.execute(() -> {
            try {
                importing.work(list, (rows, percent) -> {});
            } catch (RuntimeException e) {
                // It stays as far as it was, and goes on with the next start or the next press.
                log.error("A list was not read to its end", e);
            }
        });
    }

    /// Returns when all that was added before has come to rest.
    void rest() throws InterruptedException, ExecutionException {
        worker.submit(() -> {}).get();
    }

    @Override
    public void close() {
        importing.stop();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("A list is still being read; it goes on with the next start.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
