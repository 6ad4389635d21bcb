package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.pure.calendars.BackPlan.Meeting;
import org.yadman.pure.calendars.BackPlan.Missed;
import org.yadman.pure.calendars.BackPlan.Step;

class BackPlanTest {

    private static final DayRule ASSEMBLY = DayRule.parse("1st saturday of gregorian 04");

    private static BackPlan<String> plan(String meetings, String today, String... steps) {
        Map<String, DayRule> rules = new LinkedHashMap<>();
        for (int i = 0; i < steps.length; i += 2) {
            rules.put(steps[i], DayRule.parse(steps[i + 1]));
        }
        return BackPlan.of(DayRule.parse(meetings), rules, LocalDate.parse(today));
    }

    @Test
    void what_leads_to_a_meeting_is_reckoned_backwards_from_it() {
        BackPlan<String> plan = plan(
                "1st saturday of gregorian 04",
                "2026-11-23",
                "motions",
                "(meeting) - 60 days",
                "members",
                "(meeting) - 30 days",
                "agenda",
                "friday before ((meeting) - 14 days)");
        assertThat(plan.missed()).isEmpty();
        assertThat(plan.meetings().stream().map(Meeting::day).map(String::valueOf))
                .containsExactly("2027-04-03", "2028-04-01", "2029-04-07");
        assertThat(plan.meetings().getFirst().steps())
                .containsExactly(
                        new Step<>("motions", LocalDate.of(2027, 2, 2), false),
                        new Step<>("members", LocalDate.of(2027, 3, 4), false),
                        new Step<>("agenda", LocalDate.of(2027, 3, 19), false));
        assertThat(plan.next("members")).hasValue(LocalDate.of(2027, 3, 4));
        assertThat(plan.next("nothing")).isEmpty();
    }

    @Test
    void a_day_of_its_own_counts_for_the_first_meeting_on_or_after_it() {
        BackPlan<String> plan = plan("last saturday of gregorian 10", "2026-08-31", "resolutions", "gregorian 09-01");
        assertThat(plan.meetings())
                .first()
                .isEqualTo(new Meeting<>(
                        LocalDate.of(2026, 10, 31),
                        List.of(new Step<>("resolutions", LocalDate.of(2026, 9, 1), false))));
        assertThat(plan("gregorian 09-01", "2026-08-31", "resolutions", "gregorian 09-01")
                        .next("resolutions"))
                .as("on the day of the meeting it is not too late")
                .hasValue(LocalDate.of(2026, 9, 1));
    }

    @ParameterizedTest
    @CsvSource({"2026-09-01,", "2026-09-02,2027-09-01", "2026-10-31,2027-09-01", "2026-11-01,"})
    void a_missed_day_moves_to_the_next_meeting_and_costs_a_year(String today, LocalDate then) {
        BackPlan<String> plan = plan("last saturday of gregorian 10", today, "resolutions", "gregorian 09-01");
        if (then == null) {
            assertThat(plan.missed()).isEmpty();
            return;
        }
        assertThat(plan.missed())
                .containsExactly(new Missed<>(
                        "resolutions",
                        LocalDate.of(2026, 9, 1),
                        LocalDate.of(2026, 10, 31),
                        then,
                        LocalDate.of(2027, 10, 30)));
        assertThat(plan.missed().getFirst().monthsLater()).hasValue(12L);
        assertThat(plan.next("resolutions")).hasValue(then);
    }

    @Test
    void where_no_later_meeting_is_known_nothing_is_promised() {
        BackPlan<String> plan = plan("once 2027-04-03", "2027-03-01", "motions", "(meeting) - 60 days");
        assertThat(plan.missed())
                .containsExactly(
                        new Missed<>("motions", LocalDate.of(2027, 2, 2), LocalDate.of(2027, 4, 3), null, null));
        assertThat(plan.missed().getFirst().monthsLater()).isEmpty();
    }

    @Test
    void a_meeting_that_was_moved_takes_along_what_is_counted_from_it() {
        BackPlan<String> plan = plan(
                "1st saturday of gregorian 04; except 2027=2027-05-15 \"hall\"",
                "2026-11-23",
                "motions",
                "(meeting) - 60 days");
        assertThat(plan.next("motions")).hasValue(LocalDate.of(2027, 3, 16));
    }

    @Test
    void of_a_month_in_which_nobody_knows_the_day_the_first_counts() {
        assertThat(plan("once 2027-04", "2026-11-23", "papers", "once 2027-02").meetings())
                .containsExactly(new Meeting<>(
                        LocalDate.of(2027, 4, 1), List.of(new Step<>("papers", LocalDate.of(2027, 2, 1), false))));
    }

    private static DayRule step(Random random) {
        int days = 1 + random.nextInt(500);
        return switch (random.nextInt(4)) {
            case 0 -> DayRule.parse("gregorian %02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)));
            case 1 -> DayRule.parse("friday before ((meeting) - " + days + " days)");
            case 2 -> DayRule.parse("(meeting) + " + days + " days");
            default -> DayRule.parse("(meeting) - " + days + " days");
        };
    }

    @Test
    void no_last_day_lies_after_its_meeting_and_a_missed_one_moves_to_a_later_meeting() {
        int missedInAll = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            RandomRules rules = new RandomRules(seed);
            DayRule meetings = random.nextBoolean() ? rules.next() : ASSEMBLY;
            Map<Integer, DayRule> steps = new LinkedHashMap<>();
            for (int i = 0; i < random.nextInt(5); i++) {
                steps.put(i, random.nextInt(4) == 0 ? rules.next() : step(random));
            }
            LocalDate today = rules.day(2021, 2027);
            BackPlan<Integer> plan = BackPlan.of(meetings, steps, today);
            assertThat(plan.meetings()).as("seed %d", seed).isSortedAccordingTo(Comparator.comparing(Meeting::day));
            for (Meeting<Integer> meeting : plan.meetings()) {
                assertThat(meeting.day()).as("seed %d", seed).isBetween(today, today.plusYears(BackPlan.YEARS));
                assertThat(meeting.steps())
                        .as("seed %d", seed)
                        .isSortedAccordingTo(Comparator.comparing(Step::lastDay))
                        .allMatch(step -> !step.lastDay().isAfter(meeting.day()))
                        .allMatch(step -> step.late() == step.lastDay().isBefore(today));
            }
            for (Missed<Integer> missed : plan.missed()) {
                missedInAll++;
                assertThat(missed.lastDay()).as("seed %d", seed).isBefore(today);
                if (missed.thenMeeting() != null) {
                    assertThat(missed.thenMeeting()).as("seed %d", seed).isAfter(missed.meeting());
                    assertThat(missed.then())
                            .as("seed %d", seed)
                            .isBetween(today, Objects.requireNonNull(missed.thenMeeting()));
                    assertThat(plan.next(missed.what())).isPresent();
                } else {
                    assertThat(plan.next(missed.what())).as("seed %d", seed).isEmpty();
                }
            }
        }
        assertThat(missedInAll).isGreaterThan(100);
    }
}
