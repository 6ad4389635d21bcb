package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What must hold for every rule, tried on random ones with fixed seeds.
class DayRulePropertyTest {
    @Test
    void what_is_written_is_read_as_the_same_rule() {
        RandomRules rules = new RandomRules(1988);
        Set<Class<?>> kinds = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            DayRule rule = i % 100 == 0 ? towardsMeeting(i / 100) : rules.next();
            kinds.add(rule.getClass());
            String text = rule.text();
            assertThat(DayRule.parse(text)).as(text).isEqualTo(rule);
            assertThat(DayRule.parse(text).text()).isEqualTo(text).doesNotContain("\n");
        }
        assertThat(kinds).containsExactlyInAnyOrder(DayRule.class.getPermittedSubclasses());
    }

    // Random rules are expanded, which one without its meeting cannot be.
    private static DayRule towardsMeeting(int number) {
        DayRule meeting = new DayRule.Meeting();
        return number % 2 == 0 ? meeting : new DayRule.Offset(meeting, -number);
    }

    @Test
    void capitals_and_wide_spaces_change_no_rule() {
        RandomRules rules = new RandomRules(1367);
        int tried = 0;
        for (int i = 0; i < 1000; i++) {
            DayRule rule = rules.next();
            if (!rule.text().contains("\"")) {
                String loud = "\t"
                        + rule.text()
                                .toUpperCase(Locale.ROOT)
                                .replace(" ", "   ")
                                .replace("(", " ( ");
                assertThat(DayRule.parse(loud)).as(loud).isEqualTo(rule);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(300);
    }

    @Test
    void windows_side_by_side_give_what_one_window_over_both_gives() {
        RandomRules rules = new RandomRules(2002);
        int occurrences = 0;
        for (int i = 0; i < 2000; i++) {
            DayRule rule = rules.next();
            LocalDate from = rules.day(2018, 2025);
            LocalDate middle = from.plusDays(i % 900);
            LocalDate to = rules.day(2028, 2032);
            List<Occurrence> parts = new ArrayList<>(rule.between(from, middle));
            parts.addAll(rule.between(middle.plusDays(1), to));
            assertThat(parts).as(rule.text()).isEqualTo(rule.between(from, to));
            occurrences += parts.size();
        }
        assertThat(occurrences).isGreaterThan(10_000);
    }

    @Test
    void every_occurrence_satisfies_the_definition_and_none_is_left_out() {
        RandomRules rules = new RandomRules(2013);
        LocalDate from = LocalDate.of(2020, 1, 1);
        LocalDate to = LocalDate.of(2030, 12, 31);
        int occurrences = 0;
        for (int i = 0; i < 1500; i++) {
            DayRule rule = rules.next();
            List<Occurrence> found = rule.between(from, to);
            assertThat(found).as(rule.text()).isEqualTo(NaiveDays.between(rule, from, to));
            occurrences += found.size();
        }
        assertThat(occurrences).isGreaterThan(10_000);
    }

    @Test
    void occurrences_are_in_order_inside_the_window_and_without_duplicates() {
        RandomRules rules = new RandomRules(1403);
        for (int i = 0; i < 1000; i++) {
            DayRule rule = rules.next();
            LocalDate from = rules.day(2018, 2022);
            LocalDate to = rules.day(2026, 2030);
            List<Occurrence> found = rule.between(from, to);
            assertThat(found).extracting(Occurrence::first).isSorted();
            assertThat(found)
                    .allMatch(o -> !o.first().isBefore(from) && !o.first().isAfter(to));
            assertThat(found.stream().map(o -> List.of(o.first(), o.last()))).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_partial_date_is_read_as_written_and_agrees_with_itself() {
        RandomRules rules = new RandomRules(1381);
        for (int i = 0; i < 1000; i++) {
            LocalDate day = rules.day(1800, 2200);
            SolarDate solar = SolarDate.of(day);
            String gregorianText = day.toString().substring(0, new int[] {4, 7, 10}[i % 3]);
            String solarText = "sh:" + solar.toString().substring(0, new int[] {4, 7, 10}[i % 3]);
            for (String text : List.of(gregorianText, solarText)) {
                PartialDate date = PartialDate.parse(text);
                assertThat(date.text()).isEqualTo(text);
                assertThat(date.agreesWith(date)).isTrue();
                assertThat(day).isBetween(date.earliest(), date.latest());
                assertThat(date.agreesWith(PartialDate.parse(day.toString()))).isTrue();
            }
        }
    }
}
