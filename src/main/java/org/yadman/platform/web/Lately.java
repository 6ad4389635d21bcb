package org.yadman.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// When something happened, of the last hour and in memory only: what a limit that counts everybody together needs to
/// know. Not safe for several threads.
public final class Lately {

    public static final Duration HOUR = Duration.ofHours(1);

    private final int most;
    private final Deque<Instant> moments = new ArrayDeque<>();

    /// @param most how many moments are kept, the latest; as many as the highest limit that is asked about
    public Lately(int most) {
        this.most = most;
    }

    public void add(Instant moment) {
        if (moments.size() >= most) {
            moments.removeFirst();
        }
        moments.addLast(moment);
    }

    /// How many of the hour before, up to as many as are kept.
    public int count(Instant now) {
        while (!moments.isEmpty() && !moments.getFirst().plus(HOUR).isAfter(now)) {
            moments.removeFirst();
        }
        return moments.size();
    }

    /// How long from now until fewer than so many lie in such a span; zero when that is so already.
    ///
    /// @param fewerThan from 1 to as many as are kept
    /// @param span at most an hour
    public Duration until(int fewerThan, Duration span, Instant now) {
        int count = count(now);
        if (count < fewerThan) {
            return Duration.ZERO;
        }
        Instant leaves = moments.stream()
                .skip(count - fewerThan)
                .findFirst()
                .orElseThrow()
                .plus(span);
        return leaves.isAfter(now) ? Duration.between(now, leaves) : Duration.ZERO;
    }
}
