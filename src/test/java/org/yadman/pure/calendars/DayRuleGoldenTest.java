package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The days that the campaign's record names, computed elsewhere.
class DayRuleGoldenTest {
    @ParameterizedTest
    @CsvSource({
        "2024, 2024-08-31, 2024-08-30, 2024-09-07, 2024-03-15",
        "2025, 2025-09-01, 2025-08-29, 2025-09-06, 2025-03-14",
        "2026, 2026-09-01, 2026-09-04, 2026-09-05, 2026-03-20",
        "2027, 2027-09-01, 2027-09-03, 2027-09-04, 2027-03-19",
        "2028, 2028-08-31, 2028-09-01, 2028-09-02, 2028-03-17",
        "2029, 2029-08-31, 2029-08-31, 2029-09-01, 2029-03-16",
        "2030, 2030-09-01, 2030-08-30, 2030-09-07, 2030-03-15",
        "2031, 2031-09-01, 2031-08-29, 2031-09-06, 2031-03-14",
        "2032, 2032-08-31, 2032-09-03, 2032-09-04, 2032-03-19",
        "2033, 2033-08-31, 2033-09-02, 2033-09-03, 2033-03-18"
    })
    void the_table_of_days_for_1988_comes_out(
            int year, LocalDate tenShahrivar, LocalDate nearest, LocalDate firstSaturday, LocalDate beforeNowruz) {
        assertThat(only("solar-hijri 06-10", year)).isEqualTo(tenShahrivar);
        assertThat(only("friday nearest (solar-hijri 06-10)", year)).isEqualTo(nearest);
        assertThat(only("saturday on-or-after (gregorian 09-01)", year)).isEqualTo(firstSaturday);
        assertThat(only("friday before (solar-hijri 01-01)", year)).isEqualTo(beforeNowruz);
    }

    @ParameterizedTest
    @CsvSource({"2002, 2002-08-30", "2005, 2005-09-02", "2006, 2006-09-01", "2019, 2019-08-30", "2025, 2025-08-29"})
    void the_friday_nearest_ten_shahrivar_reproduces_the_days_on_which_families_went_to_khavaran(
            int year, LocalDate day) {
        assertThat(only("friday nearest (solar-hijri 06-10)", year)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024-03-20", "2025, 2025-03-21", "2026, 2026-03-21"})
    void nowruz_is_one_farvardin(int year, LocalDate day) {
        assertThat(only("solar-hijri 01-01", year)).isEqualTo(day);
    }

    @Test
    void one_mordad_to_thirty_one_shahrivar_2026_is_23_july_to_22_september() {
        DayRule rule = DayRule.parse("from (solar-hijri 05-01) to (solar-hijri 06-31)");

        assertThat(rule.inGregorianYear(2026))
                .containsExactly(new Occurrence(LocalDate.of(2026, 7, 23), LocalDate.of(2026, 9, 22)));
    }

    @ParameterizedTest
    @CsvSource({"2002, friday", "2003, friday"})
    void the_two_resolutions_were_adopted_on_fridays(int year, String weekday) {
        String anchor = year == 2002 ? "solar-hijri 01-30" : "solar-hijri 01-15";

        assertThat(only(weekday + " on-or-after (" + anchor + ")", year)).isEqualTo(only(anchor, year));
        assertThat(only(anchor, year)).isEqualTo(year == 2002 ? "2002-04-19" : "2003-04-04");
    }

    @Test
    void one_september_2003_was_labor_day_and_the_event_was_held_the_day_after() {
        DayRule rule = DayRule.parse("gregorian 09-01; since 2003; except 2003=2003-09-02 \"Labor Day\"");

        assertThat(only("1st monday of gregorian 09", 2003)).isEqualTo("2003-09-01");
        assertThat(rule.inGregorianYear(2003))
                .containsExactly(new Occurrence(LocalDate.of(2003, 9, 2), LocalDate.of(2003, 9, 2), "Labor Day"));
        assertThat(rule.inGregorianYear(2004))
                .containsExactly(new Occurrence(LocalDate.of(2004, 9, 1), LocalDate.of(2004, 9, 1)));
    }

    private static LocalDate only(String rule, int year) {
        assertThat(DayRule.parse(rule).inGregorianYear(year)).hasSize(1);
        Occurrence occurrence = DayRule.parse(rule).inGregorianYear(year).getFirst();
        assertThat(occurrence.last()).isEqualTo(occurrence.first());
        return occurrence.first();
    }
}
