package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.PartialDate;

class DatesTest {

    private static final Language EN = Language.SOURCE;
    private static final Language FA = new Language("fa");
    private static final LocalDate COMMON_DAY = LocalDate.of(2026, 9, 1);

    private final Dates dates = new Dates(new Messages());

    @Test
    void gregorian_months_have_their_own_names_in_persian_and_not_those_of_the_solar_year() {
        assertThat(months(FA, CalendarSystem.GREGORIAN))
                .containsExactly(
                        "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر",
                        "دسامبر");
    }

    @Test
    void solar_months_have_their_names_in_both_languages() {
        assertThat(months(FA, CalendarSystem.SOLAR_HIJRI))
                .containsExactly(
                        "فروردین",
                        "اردیبهشت",
                        "خرداد",
                        "تیر",
                        "مرداد",
                        "شهریور",
                        "مهر",
                        "آبان",
                        "آذر",
                        "دی",
                        "بهمن",
                        "اسفند");
        assertThat(months(EN, CalendarSystem.SOLAR_HIJRI))
                .contains("Farvardin", "Shahrivar", "Esfand")
                .hasSize(12);
    }

    private List<String> months(Language language, CalendarSystem calendar) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(month -> dates.month(language, calendar, month))
                .toList();
    }

    @Test
    void a_date_stands_in_both_calendars_the_readers_own_first() {
        assertThat(dates.both(EN, COMMON_DAY)).isEqualTo("1 September 2026 · 10 Shahrivar 1405");
        assertThat(dates.both(FA, COMMON_DAY)).isEqualTo("۱۰ شهریور ۱۴۰۵ · ۱ سپتامبر ۲۰۲۶");
    }

    @Test
    void a_weekday_stands_before_the_date() {
        assertThat(dates.bothWithWeekday(EN, COMMON_DAY)).isEqualTo("Tuesday 1 September 2026 · 10 Shahrivar 1405");
        assertThat(dates.bothWithWeekday(FA, COMMON_DAY)).isEqualTo("سه‌شنبه ۱۰ شهریور ۱۴۰۵ · ۱ سپتامبر ۲۰۲۶");
    }

    @Test
    void the_days_of_the_week_are_not_shifted() {
        assertThat(dates.weekday(EN, DayOfWeek.SUNDAY)).isEqualTo("Sunday");
        assertThat(dates.weekday(EN, DayOfWeek.MONDAY)).isEqualTo("Monday");
        assertThat(dates.weekday(EN, DayOfWeek.SATURDAY)).isEqualTo("Saturday");
        assertThat(dates.weekday(FA, DayOfWeek.FRIDAY)).isEqualTo("جمعه");
    }

    @Test
    void numbers_are_in_the_readers_digits_and_years_are_not_grouped() {
        assertThat(dates.number(EN, 2026)).isEqualTo("2026");
        assertThat(dates.number(FA, 1405)).isEqualTo("۱۴۰۵");
        assertThat(dates.number(FA, 12345)).isEqualTo("۱۲۳۴۵");
        assertThat(dates.digits(FA, "12:30 (2nd)")).isEqualTo("۱۲:۳۰ (۲nd)");
        assertThat(dates.digits(EN, "12:30")).isEqualTo("12:30");
    }

    @Test
    void a_day_without_a_year_is_in_the_readers_own_calendar() {
        assertThat(dates.dayAndMonth(EN, COMMON_DAY)).isEqualTo("1 September");
        assertThat(dates.dayAndMonth(FA, COMMON_DAY)).isEqualTo("۱۰ شهریور");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2002-10-02         | 2 October 2002 · 10 Mehr 1381    | ۱۰ مهر ۱۳۸۱ · ۲ اکتبر ۲۰۰۲
                    sh:1367-06-10      | 1 September 1988 · 10 Shahrivar 1367 | ۱۰ شهریور ۱۳۶۷ · ۱ سپتامبر ۱۹۸۸
                    2002-10            | October 2002                     | اکتبر ۲۰۰۲
                    2002-08            | August 2002                      | اوت ۲۰۰۲
                    sh:1381-06         | Shahrivar 1381                   | شهریور ۱۳۸۱
                    1988-21            | spring 1988                      | بهار ۱۹۸۸
                    1988-22            | summer 1988                      | تابستان ۱۹۸۸
                    sh:1367-23         | autumn 1367                      | پاییز ۱۳۶۷
                    sh:1367-24         | winter 1367                      | زمستان ۱۳۶۷
                    2002               | 2002                             | ۲۰۰۲
                    sh:1367            | 1367                             | ۱۳۶۷
                    2021?              | 2021 (uncertain)                 | ۲۰۲۱ (نامطمئن)
                    2002-10~           | about October 2002               | حدود اکتبر ۲۰۰۲
                    2002%              | about 2002 (uncertain)           | حدود ۲۰۰۲ (نامطمئن)
                    1988-07/1988-09    | July 1988 to September 1988      | از ژوئیه ۱۹۸۸ تا سپتامبر ۱۹۸۸
                    2003/..            | since 2003                       | از ۲۰۰۳ به این سو
                    """)
    void a_date_is_told_as_exactly_as_it_was_said_and_no_more(String written, String english, String persian) {
        PartialDate date = PartialDate.parse(written);
        assertThat(dates.partial(EN, date)).isEqualTo(english);
        assertThat(dates.partial(FA, date)).isEqualTo(persian);
    }
}
