package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.testing.Said;

/// Each kind of rule and each modifier, by example.
class DayRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "once 1988-09-01|1988-09-01/1988-09-01",
                "once sh:1367-06-10|1988-09-01/1988-09-01",
                "once 1988-07/1988-09|1988-07-01/1988-09-30",
                "once sh:1367-22|1988-06-22/1988-09-22"
            })
    void once_happens_as_exactly_as_it_was_said(String rule, String span) {
        assertThat(spans(rule, 1900, 2100)).containsExactly(span);
    }

    @ParameterizedTest
    @CsvSource({
        "gregorian 02-29, 2024-02-29 2028-02-29",
        "gregorian 02-29 else previous day, 2023-02-28 2024-02-29 2025-02-28 2026-02-28 2027-02-28 2028-02-29",
        "gregorian 02-29 else next day, 2023-03-01 2024-02-29 2025-03-01 2026-03-01 2027-03-01 2028-02-29",
        "solar-hijri 12-30, 2025-03-20",
        "solar-hijri 12-30 else previous day, 2023-03-20 2024-03-19 2025-03-20 2026-03-20 2027-03-20 2028-03-19",
        "solar-hijri 12-30 else next day, 2023-03-21 2024-03-20 2025-03-20 2026-03-21 2027-03-21 2028-03-20"
    })
    void a_leap_day_that_is_missing_is_skipped_or_moved_as_the_rule_says(String rule, String days) {
        assertThat(days(rule, 2023, 2028)).containsExactly(days.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "4th saturday of gregorian 11, 2025-11-22",
        "1st saturday of gregorian 11, 2025-11-01",
        "5th saturday of gregorian 11, 2025-11-29",
        "last friday of gregorian 11, 2025-11-28",
        "2nd last friday of gregorian 11, 2025-11-21",
        "5th last sunday of gregorian 11, 2025-11-02",
        "last friday of solar-hijri 12, 2025-03-14",
        "1st friday of solar-hijri 06, 2025-08-29"
    })
    void the_nth_weekday_of_a_month_is_counted_from_either_end(String rule, String day) {
        assertThat(days(rule, 2025, 2025)).containsExactly(day);
    }

    @ParameterizedTest
    @CsvSource({
        "5th friday of gregorian 11,",
        "5th friday of gregorian 11 else last, 2025-11-28",
        "5th last friday of gregorian 11,",
        "5th last friday of gregorian 11 else first, 2025-11-07"
    })
    void an_absent_fifth_is_skipped_unless_the_rule_says_else(String rule, String day) {
        assertThat(days(rule, 2025, 2025)).isEqualTo(day == null ? List.of() : List.of(day));
    }

    @ParameterizedTest
    @CsvSource({
        "on-or-after, 2025-09-01, 2025-09-05",
        "on-or-before, 2025-09-01, 2025-08-29",
        "after, 2025-09-08, 2025-09-05",
        "before, 2025-08-25, 2025-08-29",
        "nearest, 2025-09-01, 2025-08-29"
    })
    void a_weekday_is_counted_from_its_anchor(String relation, String monday, String friday) {
        assertThat(days("monday " + relation + " (gregorian 09-01)", 2025, 2025))
                .containsExactly(monday);
        assertThat(days("friday " + relation + " (gregorian 09-01)", 2025, 2025))
                .containsExactly(friday);
    }

    @ParameterizedTest
    @CsvSource({"after, 2025-09-08", "before, 2025-08-25"})
    void a_whole_week_away_is_found_in_a_window_of_that_one_day(String relation, LocalDate day) {
        DayRule rule = DayRule.parse("monday " + relation + " (gregorian 09-01)");

        assertThat(rule.between(day, day)).containsExactly(new Occurrence(day, day));
    }

    @Test
    void the_nearest_weekday_is_at_most_three_days_away_on_each_side() {
        List<Long> distances = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            DayRule rule = new DayRule.WeekdayRelative(
                    weekday, DayRule.Relation.NEAREST, new DayRule.Fixed(CalendarSystem.GREGORIAN, 9, 1));
            LocalDate day = rule.inGregorianYear(2025).getFirst().first();
            assertThat(day.getDayOfWeek()).isEqualTo(weekday);
            distances.add(day.toEpochDay() - LocalDate.of(2025, 9, 1).toEpochDay());
        }
        assertThat(distances).containsExactlyInAnyOrder(-3L, -2L, -1L, 0L, 1L, 2L, 3L);
    }

    @Test
    void the_fortieth_day_and_the_eve_are_offsets() {
        assertThat(days("(solar-hijri 06-10) + 40 days", 2025, 2025)).containsExactly("2025-10-11");
        assertThat(days("(gregorian 01-01) - 1 day", 2025, 2025)).containsExactly("2025-12-31");
    }

    @Test
    void an_offset_shifts_the_whole_of_a_range() {
        assertThat(spans("(from (gregorian 07-07) to (gregorian 07-14)) + 7 days", 2026, 2026))
                .containsExactly("2026-07-14/2026-07-21");
    }

    @Test
    void a_range_may_wrap_the_year_and_mix_calendars() {
        assertThat(spans("from (gregorian 07-27) to (gregorian 01-31)", 2024, 2025))
                .containsExactly("2024-07-27/2025-01-31", "2025-07-27/2026-01-31");
        assertThat(spans("from (solar-hijri 06-10) to (gregorian 09-01)", 2024, 2025))
                .containsExactly("2024-08-31/2024-09-01", "2025-09-01/2025-09-01");
    }

    @Test
    void a_range_without_an_end_within_a_year_does_not_happen() {
        assertThat(spans("from (gregorian 03-01) to (gregorian 02-29)", 2021, 2024))
                .containsExactly("2023-03-01/2024-02-29");
    }

    @Test
    void a_range_has_at_most_366_days() {
        String everyOtherYear = "table 2024=2024-01-01 2026=2026-01-01";

        assertThat(spans("from (gregorian 01-01) to (" + everyOtherYear + ")", 2023, 2026))
                .containsExactly(
                        "2023-01-01/2024-01-01",
                        "2024-01-01/2024-01-01",
                        "2025-01-01/2026-01-01",
                        "2026-01-01/2026-01-01");
        assertThat(spans("from (gregorian 12-31) to (table 2025=2025-12-31 2026=2026-12-31)", 2024, 2024))
                .containsExactly("2024-12-31/2025-12-31");
        assertThat(spans("from (gregorian 01-01) to (table 2025=2025-01-01)", 2024, 2024))
                .isEmpty();
    }

    @Test
    void a_vigil_each_friday_happens_in_its_range_only_and_includes_both_ends() {
        assertThat(days("every friday in (from (gregorian 08-01) to (gregorian 08-29))", 2025, 2025))
                .containsExactly("2025-08-01", "2025-08-08", "2025-08-15", "2025-08-22", "2025-08-29");
        assertThat(days("every friday, tuesday in (once 2025-08-01/2025-08-08)", 2025, 2025))
                .containsExactly("2025-08-01", "2025-08-05", "2025-08-08");
    }

    @Test
    void a_weekly_rule_goes_on_over_the_turn_of_the_year() {
        DayRule rule = DayRule.parse("every thursday in (from (gregorian 12-25) to (gregorian 01-08))");

        assertThat(rule.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31)))
                .extracting(Occurrence::first)
                .containsExactly(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 8));
    }

    @Test
    void overlapping_ranges_give_each_day_once() {
        String starts = "table 2025=2025-08-01 2025=2025-08-08";

        assertThat(days("every friday in (from (" + starts + ") to (gregorian 08-15))", 2025, 2025))
                .containsExactly("2025-08-01", "2025-08-08", "2025-08-15");
    }

    @Test
    void a_table_gives_what_was_announced_and_nothing_else() {
        String rule = "table 2030=2030-01-05 2030=2030-12-26 2024=2024-04-10";

        assertThat(days(rule, 2000, 2100)).containsExactly("2024-04-10", "2030-01-05", "2030-12-26");
        assertThat(days("table solar-hijri 1403=sh:1403-01-22", 2000, 2100)).containsExactly("2024-04-10");
    }

    @Test
    void two_anchors_with_the_same_nearest_friday_give_it_once() {
        assertThat(days("friday nearest (table 2025=2025-08-29 2025=2025-08-30)", 2025, 2025))
                .containsExactly("2025-08-29");
    }

    @Test
    void of_the_same_day_twice_the_one_with_a_reason_is_kept() {
        DayRule rule = DayRule.parse("friday nearest (gregorian 09-01; except 2025=2024-08-29 \"early\")");

        assertThat(rule.inGregorianYear(2024))
                .containsExactly(new Occurrence(LocalDate.of(2024, 8, 30), LocalDate.of(2024, 8, 30), "early"));
    }

    @Test
    void since_and_until_count_both_years_in_the_calendar_of_the_rule() {
        assertThat(days("gregorian 09-01; since 2003; until 2005", 2000, 2010))
                .containsExactly("2003-09-01", "2004-09-01", "2005-09-01");
        assertThat(days("solar-hijri 12-29; since 1403; until 1404", 2020, 2030))
                .containsExactly("2025-03-19", "2026-03-20");
    }

    @Test
    void a_reckoned_day_belongs_to_the_year_of_its_anchor() {
        assertThat(days("friday before (solar-hijri 01-01); since 1405; until 1405", 2020, 2030))
                .containsExactly("2026-03-20");
        assertThat(days("(gregorian 12-31) + 1 day; since 2025; until 2025", 2020, 2030))
                .containsExactly("2026-01-01");
        assertThat(days("solar-hijri 12-30 else next day; since 1404; until 1404", 2020, 2030))
                .containsExactly("2026-03-21");
        assertThat(spans("from (gregorian 12-31) to (gregorian 01-01); until 2000", 1999, 2010))
                .containsExactly("1999-12-31/2000-01-01", "2000-12-31/2001-01-01");
    }

    @Test
    void an_exception_stands_in_for_its_year_and_says_why() {
        List<Occurrence> found = DayRule.parse("gregorian 09-01; except 2003=2003-09-02 \"Labor Day\"")
                .between(LocalDate.of(2002, 1, 1), LocalDate.of(2004, 12, 31));

        assertThat(found)
                .extracting(Occurrence::first)
                .containsExactly(LocalDate.of(2002, 9, 1), LocalDate.of(2003, 9, 2), LocalDate.of(2004, 9, 1));
        assertThat(found).extracting(Occurrence::moved).containsExactly(false, true, false);
        assertThat(found).extracting(Occurrence::reason).containsExactly("", "Labor Day", "");
    }

    @Test
    void an_exception_may_move_into_the_next_year_or_fill_a_year_without_a_day() {
        assertThat(days("gregorian 12-31; except 2024=2025-01-02 \"storm\"", 2024, 2025))
                .containsExactly("2025-01-02", "2025-12-31");
        assertThat(days("gregorian 02-29; except 2025=2025-02-27 \"wanted\"", 2025, 2026))
                .containsExactly("2025-02-27");
    }

    @Test
    void an_exception_may_last_several_days() {
        assertThat(spans(
                        "from (gregorian 07-07) to (gregorian 07-14); except 2025=2025-07-01/2025-07-03 \"hall\"",
                        2025,
                        2025))
                .containsExactly("2025-07-01/2025-07-03");
    }

    @Test
    void what_is_reckoned_from_a_moved_day_carries_the_reason_on() {
        String moved = "(gregorian 09-01; except 2025=2025-09-02 \"strike\")";

        for (String rule : List.of(
                moved + " + 40 days",
                "friday after " + moved,
                "from " + moved + " to (gregorian 09-30)",
                "from (gregorian 08-30) to " + moved,
                "every tuesday in " + moved)) {
            assertThat(DayRule.parse(rule).inGregorianYear(2025))
                    .singleElement()
                    .extracting(Occurrence::reason)
                    .as(rule)
                    .isEqualTo("strike");
        }
    }

    @Test
    void a_window_and_a_time_are_told_and_move_nothing() {
        DayRule plain = DayRule.parse("gregorian 04-07");
        DayRule rule = DayRule.parse("gregorian 04-07; window 3 days; at 12:00");

        assertThat(rule.windowDays()).isEqualTo(3);
        assertThat(rule.localTime()).contains(LocalTime.NOON);
        assertThat(rule.inGregorianYear(2026)).isEqualTo(plain.inGregorianYear(2026));
        assertThat(plain.windowDays()).isZero();
        assertThat(plain.localTime()).isEmpty();
        assertThat(plain.modifiers()).isEmpty();
        assertThat(rule.modifiers()).containsExactly(new Modifier.Window(3), new Modifier.At(LocalTime.NOON));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "once sh:1367-06-10|SOLAR_HIJRI",
                "gregorian 09-01|GREGORIAN",
                "last friday of solar-hijri 12|SOLAR_HIJRI",
                "friday nearest (solar-hijri 06-10)|SOLAR_HIJRI",
                "(gregorian 09-01) + 1 day|GREGORIAN",
                "from (solar-hijri 05-01) to (gregorian 09-22)|SOLAR_HIJRI",
                "every friday in (once 1988)|GREGORIAN",
                "table solar-hijri 1403=2024-04-10|SOLAR_HIJRI",
                "solar-hijri 06-10; since 1390|SOLAR_HIJRI"
            })
    void a_rule_counts_its_years_in_the_calendar_it_starts_from(String rule, CalendarSystem calendar) {
        assertThat(DayRule.parse(rule).calendar()).isEqualTo(calendar);
    }

    @Test
    void solar_hijri_rules_happen_from_1300_to_1500_and_not_beyond() {
        List<Occurrence> found = DayRule.parse("solar-hijri 06-10").between(LocalDate.MIN, LocalDate.MAX);

        assertThat(found).hasSize(201);
        assertThat(SolarDate.of(found.getFirst().first())).isEqualTo(new SolarDate(1300, 6, 10));
        assertThat(SolarDate.of(found.getLast().first())).isEqualTo(new SolarDate(1500, 6, 10));
    }

    @Test
    void gregorian_rules_happen_from_1583_to_2999_and_not_beyond() {
        List<Occurrence> found = DayRule.parse("gregorian 01-01").between(LocalDate.MIN, LocalDate.MAX);

        assertThat(found).hasSize(2999 - 1583 + 1);
        assertThat(found.getFirst().first()).isEqualTo("1583-01-01");
        assertThat(found.getLast().first()).isEqualTo("2999-01-01");
        assertThat(days("(gregorian 12-31) + 1 day", 2990, 3010)).endsWith("2999-01-01");
    }

    @Test
    void a_window_is_inclusive_and_asks_for_the_first_day() {
        DayRule rule = DayRule.parse("from (gregorian 07-07) to (gregorian 07-14)");

        assertThat(rule.between(LocalDate.of(2026, 7, 7), LocalDate.of(2026, 7, 7)))
                .hasSize(1);
        assertThat(rule.between(LocalDate.of(2026, 7, 8), LocalDate.of(2027, 7, 6)))
                .isEmpty();
        assertThat(rule.between(LocalDate.of(2026, 7, 8), LocalDate.of(2026, 7, 7)))
                .isEmpty();
    }

    @Test
    void a_gregorian_year_may_hold_a_day_twice_or_not_at_all() {
        DayRule rule = DayRule.parse("friday nearest (gregorian 01-01)");

        assertThat(rule.inGregorianYear(2027))
                .extracting(Occurrence::first)
                .containsExactly(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));
        assertThat(rule.inGregorianYear(2024)).isEmpty();
    }

    @Test
    void collections_are_copied_and_put_in_order() {
        Set<DayOfWeek> weekdays = EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY);
        List<DayRule.Entry> entries = new ArrayList<>(List.of(
                new DayRule.Entry(2025, LocalDate.of(2025, 3, 30)),
                new DayRule.Entry(2024, LocalDate.of(2024, 4, 10))));
        List<Modifier> modifiers = new ArrayList<>(List.of(new Modifier.Window(3), new Modifier.Since(2003)));
        DayRule day = new DayRule.Fixed(CalendarSystem.GREGORIAN, 9, 1);
        DayRule.WeeklyInRange weekly = new DayRule.WeeklyInRange(weekdays, day);
        DayRule.Table table = new DayRule.Table(CalendarSystem.GREGORIAN, entries);
        DayRule.Modified modified = new DayRule.Modified(day, modifiers);
        weekdays.clear();
        entries.clear();
        modifiers.clear();

        assertThat(weekly.weekdays()).containsExactly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        assertThat(table.entries()).extracting(DayRule.Entry::year).containsExactly(2024, 2025);
        assertThat(modified.modifiers()).containsExactly(new Modifier.Since(2003), new Modifier.Window(3));
        assertThatThrownBy(() -> weekly.weekdays().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> table.entries().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> modified.modifiers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void records_refuse_what_the_notation_cannot_even_say() {
        DayRule day = new DayRule.Fixed(CalendarSystem.GREGORIAN, 9, 1);

        assertThatThrownBy(() -> new DayRule.NthWeekday(0, DayOfWeek.FRIDAY, CalendarSystem.GREGORIAN, 9))
                .extracting(Said::english)
                .isEqualTo("A weekday of a month is the 1st to the 5th, or the last to the 5th last.");
        assertThatThrownBy(() -> new DayRule.NthWeekday(-6, DayOfWeek.FRIDAY, CalendarSystem.GREGORIAN, 9))
                .extracting(Said::english)
                .isEqualTo("A weekday of a month is the 1st to the 5th, or the last to the 5th last.");
        assertThatThrownBy(() -> new DayRule.Offset(day, Integer.MIN_VALUE))
                .extracting(Said::english)
                .isEqualTo("An offset has 1 to 9999 days, forwards or backwards.");
        assertThatThrownBy(() -> new DayRule.WeeklyInRange(Set.of(), day))
                .extracting(Said::english)
                .isEqualTo("A weekly rule needs a weekday.");
        assertThatThrownBy(() -> new DayRule.Table(CalendarSystem.GREGORIAN, List.of()))
                .extracting(Said::english)
                .isEqualTo("A table needs an entry such as 2024=2024-04-10.");
        assertThatThrownBy(() -> new DayRule.Modified(day, List.of()))
                .extracting(Said::english)
                .isEqualTo("A modified rule needs a modifier.");
        assertThatThrownBy(() -> new Modifier.At(LocalTime.of(12, 0, 1)))
                .extracting(Said::english)
                .isEqualTo("A time of day has hours and minutes only.");
        assertThatThrownBy(() -> new Occurrence(LocalDate.of(2025, 9, 2), LocalDate.of(2025, 9, 1)))
                .hasMessage("An occurrence cannot end (2025-09-01) before it begins (2025-09-02).");
    }

    private static List<String> days(String rule, int firstYear, int lastYear) {
        return occurrences(rule, firstYear, lastYear).stream()
                .map(occurrence -> {
                    assertThat(occurrence.last()).isEqualTo(occurrence.first());
                    return occurrence.first().toString();
                })
                .toList();
    }

    private static List<String> spans(String rule, int firstYear, int lastYear) {
        return occurrences(rule, firstYear, lastYear).stream()
                .map(occurrence -> occurrence.first() + "/" + occurrence.last())
                .toList();
    }

    private static List<Occurrence> occurrences(String rule, int firstYear, int lastYear) {
        return DayRule.parse(rule).between(LocalDate.of(firstYear, 1, 1), LocalDate.of(lastYear, 12, 31));
    }
}
