package org.yadman.agreements;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How many codes may be tried. Eight digits are few, all who come over Tor look alike, and a limit that counts
/// everybody together would let a flood lock out every group. So in quiet times the code is enough; while very many
/// wrong ones come in, the name on the letter is asked for besides, and wrong tries count for the group that was named
/// and for no other. Who floods can then make one group wait whose name they know, and that group only for a while.
/// All of it stands in memory only.
@Component
class SlipTide {

    /// So many wrong codes in an hour are people who mistype.
    static final int MOST_QUIET = 100;

    /// So many wrong codes may be tried in an hour for one name.
    static final int MOST_FOR_A_NAME = 20;

    static final Duration HOUR = Duration.ofHours(1);

    private static final int MOST_NAMES = 20_000;

    private final Clock clock;
    private final Deque<Instant> wrong = new ArrayDeque<>();
    private final Map<String, Deque<Instant>> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > MOST_NAMES;
        }
    };

    SlipTide(Clock clock) {
        this.clock = clock;
    }

    /// Whether the code alone is enough just now.
    synchronized boolean quiet() {
        forget(wrong);
        return wrong.size() < MOST_QUIET;
    }

    /// Whether another code may be tried for this name while it is not quiet.
    ///
    /// @param name folded
    synchronized boolean mayTry(String name) {
        Deque<Instant> tries = byName.get(name);
        if (tries == null) {
            return true;
        }
        forget(tries);
        return tries.size() < MOST_FOR_A_NAME;
    }

    /// Counts a wrong code.
    ///
    /// @param name folded; empty where none was asked for
    synchronized void wrong(String name) {
        count(wrong, MOST_QUIET);
        if (!name.isEmpty()) {
            count(byName.computeIfAbsent(name, none -> new ArrayDeque<>()), MOST_FOR_A_NAME);
        }
    }

    // As many as matter are kept, the latest.
    private void count(Deque<Instant> moments, int most) {
        if (moments.size() >= most) {
            moments.removeFirst();
        }
        moments.addLast(clock.instant());
    }

    private void forget(Deque<Instant> moments) {
        Instant now = clock.instant();
        while (!moments.isEmpty() && !moments.getFirst().plus(HOUR).isAfter(now)) {
            moments.removeFirst();
        }
    }
}
