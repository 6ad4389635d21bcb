package org.yadman.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yadman.submissions.Tide.Turn;
import org.yadman.testing.TestClock;

class TideTest {

    private final TestClock clock = new TestClock("2026-11-23T12:00:00Z");
    private final Tide tide = new Tide(clock, new Random(1));

    @Test
    void in_no_hour_and_no_five_minutes_more_come_in_than_may() {
        Random random = new Random(2);
        List<java.time.Instant> taken = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            if (tide.ask("text " + i) instanceof Turn.Free) {
                taken.add(clock.instant());
            }
            clock.advance(Duration.ofSeconds(random.nextInt(60)));
        }
        assertThat(taken).hasSizeGreaterThan(500);
        for (int i = 0; i < taken.size(); i++) {
            if (i >= Tide.MOST_IN_AN_HOUR) {
                assertThat(Duration.between(taken.get(i - Tide.MOST_IN_AN_HOUR), taken.get(i)))
                        .isGreaterThanOrEqualTo(Duration.ofHours(1));
            }
            if (i >= Tide.MOST_IN_A_BURST) {
                assertThat(Duration.between(taken.get(i - Tide.MOST_IN_A_BURST), taken.get(i)))
                        .isGreaterThanOrEqualTo(Tide.BURST);
            }
        }
    }

    @Test
    void the_time_it_names_is_the_time_at_which_it_lets_in() {
        for (int i = 0; i < Tide.MOST_IN_A_BURST; i++) {
            tide.ask("text " + i);
            clock.advance(Duration.ofSeconds(1));
        }
        Turn.Wait wait = (Turn.Wait) tide.ask("late");
        clock.advance(wait.time().minusSeconds(1));
        assertThat(tide.ask("late")).isInstanceOf(Turn.Wait.class);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tide.ask("late")).isInstanceOf(Turn.Free.class);
        assertThat(tide.ask("Late!")).isInstanceOf(Turn.Known.class);
    }

    @Test
    void what_was_refused_is_not_known() {
        for (int i = 0; i < Tide.MOST_IN_A_BURST; i++) {
            tide.ask("text " + i);
        }
        assertThat(tide.ask("late")).isInstanceOf(Turn.Wait.class);
        assertThat(tide.ask("late")).isInstanceOf(Turn.Wait.class);
    }

    @Test
    void texts_without_letters_are_told_apart() {
        assertThat(tide.ask("!")).isInstanceOf(Turn.Free.class);
        assertThat(tide.ask("?")).isInstanceOf(Turn.Free.class);
        assertThat(tide.ask("!")).isInstanceOf(Turn.Known.class);
    }
}
