package org.yadman.submissions;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.yadman.pure.names.SearchText;

/// How much may come in at once. Over Tor all senders share a few addresses, and we keep none anyway: so it
/// counts all together, and knows a text again by a hash under a key that is drawn every day. All of it stands in
/// memory only.
@Component
class Tide {

    static final int MOST_IN_AN_HOUR = 60;
    static final int MOST_IN_A_BURST = 12;
    static final Duration BURST = Duration.ofMinutes(5);
    static final int MOST_WRONG_CODES = 1000;

    private static final Duration HOUR = Duration.ofHours(1);

    private final Clock clock;
    private final Random random;
    private final Deque<Instant> taken = new ArrayDeque<>();
    private final Deque<Instant> wrong = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final byte[] key = new byte[32];
    private LocalDate day = LocalDate.EPOCH;

    Tide(Clock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    /// Whether something may come in now.
    sealed interface Turn {
        /// It may, and has been counted.
        record Free() implements Turn {}

        record Wait(Duration time) implements Turn {}

        /// The same text has come in today.
        record Known() implements Turn {}
    }

    /// Lets a text in, or not.
    synchronized Turn ask(String text) {
        Instant now = clock.instant();
        forget(taken, now);
        beginDay(LocalDate.ofInstant(now, ZoneOffset.UTC));
        String mark = mark(text);
        if (known.contains(mark)) {
            return new Turn.Known();
        }
        Instant free = now;
        if (taken.size() >= MOST_IN_AN_HOUR) {
            free = taken.getFirst().plus(HOUR);
        }
        Instant burst = nthLast(MOST_IN_A_BURST).plus(BURST);
        if (burst.isAfter(free)) {
            free = burst;
        }
        if (free.isAfter(now)) {
            return new Turn.Wait(Duration.between(now, free));
        }
        taken.addLast(now);
        known.add(mark);
        return new Turn.Free();
    }

    /// Whether codes may be tried: of twelve digits so few are given out that a thousand tries find none.
    synchronized boolean mayTryCodes() {
        forget(wrong, clock.instant());
        return wrong.size() < MOST_WRONG_CODES;
    }

    synchronized void wrongCode() {
        wrong.addLast(clock.instant());
    }

    private Instant nthLast(int count) {
        return taken.size() < count
                ? Instant.EPOCH
                : taken.stream().skip(taken.size() - count).findFirst().orElseThrow();
    }

    private static void forget(Deque<Instant> moments, Instant now) {
        while (!moments.isEmpty() && !moments.getFirst().plus(HOUR).isAfter(now)) {
            moments.removeFirst();
        }
    }

    private void beginDay(LocalDate today) {
        if (!today.equals(day)) {
            day = today;
            known.clear();
            random.nextBytes(key);
        }
    }

    // Folded, so that one more comma or another space makes no other text.
    private String mark(String text) {
        String folded = SearchText.fold(text);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(mac.doFinal((folded.isEmpty() ? text : folded).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
