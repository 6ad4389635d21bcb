package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.yadman.platform.web.Lately;
import org.yadman.testing.TestClock;

class SlipTideTest {

    private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
    private final SlipTide tide = new SlipTide(clock);

    private void flood(String name, int tries) {
        for (int i = 0; i < tries; i++) {
            tide.wrong(name);
        }
    }

    @Test
    void people_who_mistype_are_asked_for_nothing_more() {
        flood("", SlipTide.MOST_QUIET - 1);
        assertThat(tide.quiet()).isTrue();
        flood("", 1);
        assertThat(tide.quiet()).isFalse();
        clock.advance(Lately.HOUR);
        assertThat(tide.quiet()).isTrue();
    }

    @Test
    void a_flood_for_one_name_makes_no_other_wait() {
        flood("", SlipTide.MOST_QUIET);
        flood("cedar", 10_000);
        assertThat(tide.quiet()).isFalse();
        assertThat(tide.mayTry("cedar")).isFalse();
        assertThat(tide.mayTry("watch")).isTrue();
    }

    @Test
    void a_name_that_was_flooded_is_free_again_after_an_hour_without() {
        flood("cedar", SlipTide.MOST_FOR_A_NAME);
        assertThat(tide.mayTry("cedar")).isFalse();
        clock.advance(Lately.HOUR.minus(Duration.ofSeconds(1)));
        assertThat(tide.mayTry("cedar")).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(tide.mayTry("cedar")).isTrue();
    }
}
