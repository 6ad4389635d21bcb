package org.yadman.agreements;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Lately;

/// How many codes may be tried. Eight digits are few, all who come over Tor look alike, and a limit that counts
/// everybody together would let a flood lock out every group. So in quiet times the code is enough; while very many
/// wrong ones come in, the name on the letter is asked for besides, and wrong tries count for the group that was named
/// and for no other. Who floods can then make one group wait whose name they know, and that group only for a while.
/// All of it stands in memory only.
@Component
class SlipTide {

    /// So many wrong codes in an hour are people who mistype.
    static final int MOST_QUIET = 20;

    /// So many wrong codes may be tried in an hour for one name.
    static final int MOST_FOR_A_NAME = 20;

    private static final int MOST_NAMES = 20_000;

    private final Clock clock;
    private final Lately wrong = new Lately(MOST_QUIET);
    private final Map<String, Lately> byName = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Lately> eldest) {
            return size() > MOST_NAMES;
        }
    };

    SlipTide(Clock clock) {
        this.clock = clock;
    }

    /// Whether the code alone is enough just now.
    synchronized boolean quiet() {
        return wrong.count(clock.instant()) < MOST_QUIET;
    }

    /// Whether another code may be tried for this name while it is not quiet.
    ///
    /// @param name folded
    synchronized boolean mayTry(String name) {
        Lately tries = byName.get(name);
        return tries == null || tries.count(clock.instant()) < MOST_FOR_A_NAME;
    }

    /// Counts a wrong code.
    ///
    /// @param name folded; empty where none was asked for
    synchronized void wrong(String name) {
        wrong.add(clock.instant());
        if (!name.isEmpty()) {
            byName.computeIfAbsent(name, none -> new Lately(MOST_FOR_A_NAME)).add(clock.instant());
        }
    }
}
