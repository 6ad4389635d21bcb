package org.yadman.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// How passphrases are checked when very many come at once. A check takes 19 MB and a whole core for a moment,
/// so at most two are begun at a time, one for enrolled browsers, one for everybody else, and they take turns. Others
/// wait in a queue that has an end, and know their place; nobody is told apart by where they come from, and no account
/// is ever locked.
@Component
class Lanes implements AutoCloseable {

    static final int MOST_WAITING = 200;

    private static final int MOST_ENROLLED_WAITING = 16;
    /// Uncollected answers; each has dropped its passphrase.
    private static final int MOST_TICKETS = 5_000;
    private static final Duration TICKET_LASTS = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_REST = Duration.ofMillis(200);

    private final ThreadPoolExecutor enrolled = new Lane("sign-in-enrolled", MOST_ENROLLED_WAITING, false);
    private final ThreadPoolExecutor others = new Lane("sign-in-others", MOST_WAITING, true);
    private final AtomicLong given = new AtomicLong();
    /// Who may wait for an answer on the spot: whoever found the queue empty.
    private final Semaphore spot = new Semaphore(1);
    private final Cache<String, Ticket<?>> tickets;
    private final Secrets secrets;

    Lanes(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.tickets = Caffeine.newBuilder()
                .maximumSize(MOST_TICKETS)
                .expireAfterWrite(TICKET_LASTS)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /// One check after the other. A lane that rests does so after each check for as long as the check took, while
    /// others
    /// wait: a flood then takes half a core at most from those who read.
    private static final class Lane extends ThreadPoolExecutor {

        private final boolean rests;
        private long begun;

        Lane(String name, int waiting, boolean rests) {
            super(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(waiting),
                    Thread.ofPlatform().daemon().name(name).factory());
            this.rests = rests;
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable check) {
            begun = System.nanoTime();
        }

        @Override
        protected void afterExecute(Runnable check, @Nullable Throwable failure) {
            if (rests && !getQueue().isEmpty()) {
                LockSupport.parkNanos(Math.min(System.nanoTime() - begun, LONGEST_REST.toNanos()));
            }
        }
    }

    /// A place in the queue.
    ///
    /// @param about what the check is for, without any secret
    private record Ticket<T>(long number, Future<Boolean> check, T about) {}

    /// What became of a check.
    sealed interface Place<T> {
        record Checked<T>(T about, boolean right) implements Place<T> {}

        /// It has not been made yet.
        ///
        /// @param ticket a secret of this browser
        record Waits<T>(String ticket) implements Place<T> {}

        /// The queue is full.
        record Full<T>() implements Place<T> {}
    }

    /// Runs a check at once, or as soon as the other enrolled browsers have had theirs.
    <T> Place<T> first(T about, Callable<Boolean> check) {
        try {
            return new Place.Checked<>(about, enrolled.submit(check).get());
        } catch (RejectedExecutionException full) {
            return new Place.Full<>();
        } catch (InterruptedException | ExecutionException e) {
            throw broken(e);
        }
    }

    /// Makes a hash for somebody who has a good code or session already.
    <R> R work(Callable<R> work) {
        try {
            return enrolled.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw broken(e);
        }
    }

    /// Whether somebody more would find no place in the queue.
    boolean isFull() {
        return others.getQueue().remainingCapacity() == 0;
    }

    /// Runs a check at once where nobody waits, else gives a ticket for it.
    <T> Place<T> queue(T about, Callable<Boolean> check) {
        boolean free = others.getActiveCount() == 0 && others.getQueue().isEmpty() && spot.tryAcquire();
        try {
            Future<Boolean> answer = others.submit(check);
            Ticket<T> ticket = new Ticket<>(given.incrementAndGet(), answer, about);
            if (free) {
                Boolean right = awaited(answer);
                if (right != null) {
                    return new Place.Checked<>(about, right);
                }
            }
            String secret = secrets.token();
            tickets.put(Secrets.hash(secret), ticket);
            return new Place.Waits<>(secret);
        } catch (RejectedExecutionException full) {
            return new Place.Full<>();
        } finally {
            if (free) {
                spot.release();
            }
        }
    }

    private static @Nullable Boolean awaited(Future<Boolean> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException later) {
            return null;
        } catch (InterruptedException | ExecutionException e) {
            throw broken(e);
        }
    }

    /// How many checks come before that of a ticket: 0 when it has been made.
    Optional<Long> before(String ticket) {
        Ticket<?> there = tickets.getIfPresent(Secrets.hash(ticket));
        if (there == null) {
            return Optional.empty();
        }
        long made = given.get() - others.getQueue().size() - others.getActiveCount();
        return Optional.of(there.check().isDone() ? 0 : Math.max(1, there.number() - made - 1));
    }

    /// Takes what a ticket has come to, once; nothing if it has not, or there is no such ticket.
    <T> Optional<Place.Checked<T>> collect(String ticket, Class<T> type) {
        String key = Secrets.hash(ticket);
        Ticket<?> there = tickets.getIfPresent(key);
        if (there == null || !there.check().isDone() || !tickets.asMap().remove(key, there)) {
            return Optional.empty();
        }
        return Optional.of(
                new Place.Checked<>(type.cast(there.about()), there.check().resultNow()));
    }

    private static IllegalStateException broken(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("A passphrase was not checked", e);
    }

    /// How many checks and hashes the lane of enrolled browsers has made.
    long worked() {
        return enrolled.getCompletedTaskCount();
    }

    /// Lets the lane of the others do something else: a test that wants it busy.
    Future<?> occupy(Runnable work) {
        return others.submit(work);
    }

    @Override
    public void close() {
        enrolled.shutdownNow();
        others.shutdownNow();
    }
}
