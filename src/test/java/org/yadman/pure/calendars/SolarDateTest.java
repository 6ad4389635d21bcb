package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolarDateTest {
    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final int[] BREAKS = {
        -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178
    };

    @ParameterizedTest
    @CsvSource({
        "1403-01-01, 2024-03-20",
        "1404-01-01, 2025-03-21",
        "1405-01-01, 2026-03-21",
        "1381-01-30, 2002-04-19",
        "1382-01-15, 2003-04-04",
        "1367-05-06, 1988-07-28",
        "1367-06-10, 1988-09-01",
        "1367-12-29, 1989-03-20",
        "1381-06-08, 2002-08-30",
        "1178-01-01, 1799-03-21",
        "1633-12-29, 2255-03-20"
    })
    void single_dates_agree_with_the_record(String solar, LocalDate gregorian) {
        assertThat(SolarDate.of(gregorian)).hasToString(solar);
        assertThat(SolarDate.of(gregorian).toGregorian()).isEqualTo(gregorian);
    }

    @Test
    void ten_shahrivar_is_the_thirty_first_of_august_in_a_gregorian_leap_year() {
        assertThat(new SolarDate(1403, 6, 10).toGregorian()).isEqualTo("2024-08-31");
        assertThat(new SolarDate(1404, 6, 10).toGregorian()).isEqualTo("2025-09-01");
    }

    @Test
    void leap_years_from_1390_to_1430_are_those_of_the_record() {
        assertThat(IntStream.rangeClosed(1390, 1430).filter(SolarDate::isLeap))
                .containsExactly(1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428);
    }

    @Test
    void the_cycle_is_the_whole_table_of_breaks_from_1178_to_1633() {
        for (int year = SolarDate.FIRST_YEAR; year <= SolarDate.LAST_YEAR; year++) {
            assertThat(SolarDate.isLeap(year)).as("%d", year).isEqualTo(leapByBreaks(year));
            assertThat(new SolarDate(year, 1, 1).toGregorian())
                    .isEqualTo(LocalDate.of(year + 621, 3, marchDayByBreaks(year)));
        }
    }

    @Test
    void every_day_from_1300_to_1500_is_the_one_of_icu_in_both_directions() {
        LocalDate day = new SolarDate(1300, 1, 1).toGregorian();
        LocalDate last = new SolarDate(1500, 12, SolarDate.lengthOfMonth(1500, 12)).toGregorian();
        assertThat(last).isEqualTo("2122-03-20");
        Calendar icu = icu();
        int days = 0;
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            SolarDate ours = SolarDate.of(day);
            icu.setTimeInMillis(day.toEpochDay() * MILLIS_A_DAY);
            assertThat(List.of(ours.year(), ours.month(), ours.day())).isEqualTo(fields(icu));
            icu.clear();
            icu.set(ours.year(), ours.month() - 1, ours.day());
            assertThat(LocalDate.ofEpochDay(Math.floorDiv(icu.getTimeInMillis(), MILLIS_A_DAY)))
                    .isEqualTo(day)
                    .isEqualTo(ours.toGregorian());
            days++;
        }
        assertThat(days)
                .isEqualTo(201 * 365
                        + (int) IntStream.rangeClosed(1300, 1500)
                                .filter(SolarDate::isLeap)
                                .count());
    }

    @Test
    void icu_differs_within_our_limits_only_in_the_two_years_that_the_documentation_names() {
        Calendar icu = icu();
        List<LocalDate> different = new SolarDate(1178, 1, 1)
                .toGregorian()
                .datesUntil(new SolarDate(1633, 12, 29).toGregorian().plusDays(1))
                .filter(day -> {
                    icu.setTimeInMillis(day.toEpochDay() * MILLIS_A_DAY);
                    SolarDate ours = SolarDate.of(day);
                    return !List.of(ours.year(), ours.month(), ours.day()).equals(fields(icu));
                })
                .toList();
        List<LocalDate> documented = new ArrayList<>();
        for (int year : new int[] {1502, 1601}) {
            new SolarDate(year, 12, 30)
                    .toGregorian()
                    .datesUntil(new SolarDate(year + 2, 1, 1).toGregorian())
                    .forEach(documented::add);
        }
        assertThat(different).isEqualTo(documented);
        assertThat(documented)
                .startsWith(LocalDate.of(2124, 3, 20))
                .contains(LocalDate.of(2125, 3, 20))
                .hasSize(732);
    }

    @Test
    void every_date_there_and_back_is_itself_and_days_follow_each_other() {
        LocalDate expected = new SolarDate(SolarDate.FIRST_YEAR, 1, 1).toGregorian();
        for (int year = SolarDate.FIRST_YEAR; year <= SolarDate.LAST_YEAR; year++) {
            for (int month = 1; month <= 12; month++) {
                for (int day = 1; day <= SolarDate.lengthOfMonth(year, month); day++) {
                    SolarDate date = new SolarDate(year, month, day);
                    assertThat(date.toGregorian()).isEqualTo(expected);
                    assertThat(SolarDate.of(expected)).isEqualTo(date);
                    expected = expected.plusDays(1);
                }
            }
        }
        assertThat(expected).isEqualTo("2255-03-21");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1404|12|30|Month 12 of the Solar Hijri year 1404 has the days 1 to 29, not 30.",
                "1404|6|32|Month 6 of the Solar Hijri year 1404 has the days 1 to 31, not 32.",
                "1404|7|31|Month 7 of the Solar Hijri year 1404 has the days 1 to 30, not 31.",
                "1404|7|0|Month 7 of the Solar Hijri year 1404 has the days 1 to 30, not 0.",
                "1404|0|1|A year has the months 1 to 12, not 0.",
                "1404|13|1|A year has the months 1 to 12, not 13.",
                "1177|1|1|Solar Hijri dates are known for the years 1178 to 1633, not for 1177.",
                "1634|1|1|Solar Hijri dates are known for the years 1178 to 1633, not for 1634."
            })
    void impossible_dates_are_refused_with_a_sentence(int year, int month, int day, String sentence) {
        assertThatThrownBy(() -> new SolarDate(year, month, day))
                .isInstanceOf(DateTimeException.class)
                .hasMessage(sentence);
    }

    @Test
    void days_outside_the_known_years_are_refused() {
        for (LocalDate day :
                List.of(LocalDate.MIN, LocalDate.of(1799, 3, 20), LocalDate.of(2255, 3, 21), LocalDate.MAX)) {
            assertThatThrownBy(() -> SolarDate.of(day)).isInstanceOf(DateTimeException.class);
        }
    }

    @Test
    void thirty_esfand_exists_in_a_leap_year() {
        assertThat(new SolarDate(1403, 12, 30).toGregorian()).isEqualTo("2025-03-20");
    }

    @Test
    void dates_are_ordered_by_time() {
        assertThat(List.of(
                        new SolarDate(1404, 1, 1),
                        new SolarDate(1403, 12, 1),
                        new SolarDate(1403, 2, 9),
                        new SolarDate(1403, 2, 8)))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    private static Calendar icu() {
        Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("en@calendar=persian"));
        assertThat(calendar.getType()).isEqualTo("persian");
        calendar.setLenient(false);
        return calendar;
    }

    private static List<Integer> fields(Calendar icu) {
        return List.of(icu.get(Calendar.EXTENDED_YEAR), icu.get(Calendar.MONTH) + 1, icu.get(Calendar.DAY_OF_MONTH));
    }

    /// Borkowski's table as the jalaali libraries read it: cycles of 33 years, interrupted at the breaks.
    private static boolean leapByBreaks(int year) {
        int next = indexOfNextBreak(year);
        int jump = BREAKS[next] - BREAKS[next - 1];
        int n = year - BREAKS[next - 1];
        if (jump - n < 6) {
            n = n - jump + (jump + 4) / 33 * 33;
        }
        return ((n + 1) % 33 - 1) % 4 == 0;
    }

    private static int marchDayByBreaks(int year) {
        int next = indexOfNextBreak(year);
        int leaps = -14;
        for (int i = 1; i < next; i++) {
            int jump = BREAKS[i] - BREAKS[i - 1];
            leaps += jump / 33 * 8 + jump % 33 / 4;
        }
        int jump = BREAKS[next] - BREAKS[next - 1];
        int n = year - BREAKS[next - 1];
        leaps += n / 33 * 8 + (n % 33 + 3) / 4;
        if (jump % 33 == 4 && jump - n == 4) {
            leaps++;
        }
        int gregorian = year + 621;
        int gregorianLeaps = gregorian / 4 - (gregorian / 100 + 1) * 3 / 4 - 150;
        return 20 + leaps - gregorianLeaps;
    }

    private static int indexOfNextBreak(int year) {
        int i = 1;
        while (BREAKS[i] <= year) {
            i++;
        }
        return i;
    }
}
