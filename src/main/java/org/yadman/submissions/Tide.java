package org.yadman.submissions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Lately;
import org.yadman.platform.web.SeenToday;
import org.yadman.pure.names.SearchText;

/// How much may come in at once. Over Tor all senders share a few addresses, and we keep none anyway: so it
/// counts all together. A text that comes in twice on one day is known again. All of it stands in memory only.
@Component
class Tide {

    static final int MOST_IN_AN_HOUR = 60;
    static final int MOST_IN_A_BURST = 12;
    static final Duration BURST = Duration.ofMinutes(5);
    static final int MOST_WRONG_CODES = 1000;

    private final Clock clock;
    private final Lately taken = new Lately(MOST_IN_AN_HOUR);
    private final Lately wrong = new Lately(MOST_WRONG_CODES);
    private final SeenToday texts;

    Tide(Clock clock, Random random) {
        this.clock = clock;
        this.texts = new SeenToday(random);
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
        // Folded, so that one more comma or another space makes no other text.
        String folded = SearchText.fold(text);
        String mark = folded.isEmpty() ? text : folded;
        if (texts.count(mark, now) > 0) {
            return new Turn.Known();
        }
        Duration hour = taken.until(MOST_IN_AN_HOUR, Lately.HOUR, now);
        Duration burst = taken.until(MOST_IN_A_BURST, BURST, now);
        Duration wait = burst.compareTo(hour) > 0 ? burst : hour;
        if (wait.isPositive()) {
            return new Turn.Wait(wait);
        }
        taken.add(now);
        texts.add(mark, now);
        return new Turn.Free();
    }

    /// Whether codes may be tried: of twelve digits so few are given out that a thousand tries find none.
    synchronized boolean mayTryCodes() {
        return wrong.count(clock.instant()) < MOST_WRONG_CODES;
    }

    synchronized void wrongCode() {
        wrong.add(clock.instant());
    }
}
