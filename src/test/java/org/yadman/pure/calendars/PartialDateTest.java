package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.pure.Refused;
import org.yadman.pure.calendars.PartialDate.Precision;
import org.yadman.testing.Said;

class PartialDateTest {
    @ParameterizedTest
    @CsvSource({
        "2002, YEAR, 2002-01-01, 2002-12-31",
        "2002-10, MONTH, 2002-10-01, 2002-10-31",
        "2024-02, MONTH, 2024-02-01, 2024-02-29",
        "2002-10-02, DAY, 2002-10-02, 2002-10-02",
        "1988-21, SEASON, 1988-03-01, 1988-06-30",
        "1988-22, SEASON, 1988-06-01, 1988-09-30",
        "1988-23, SEASON, 1988-09-01, 1988-12-31",
        "1988-24, SEASON, 1988-12-01, 1989-03-31",
        "2021?, YEAR, 2021-01-01, 2021-12-31",
        "1988-07/1988-09, INTERVAL, 1988-07-01, 1988-09-30",
        "1988-07-27/1988, INTERVAL, 1988-07-27, 1988-12-31",
        "2003/.., INTERVAL, 2003-01-01, +999999999-12-31",
        "sh:1367, YEAR, 1988-03-21, 1989-03-20",
        "sh:1403, YEAR, 2024-03-20, 2025-03-20",
        "sh:1367-05, MONTH, 1988-07-23, 1988-08-22",
        "sh:1381-06-08, DAY, 2002-08-30, 2002-08-30",
        "sh:1367-21, SEASON, 1988-03-21, 1988-06-21",
        "sh:1367-22, SEASON, 1988-06-22, 1988-09-22",
        "sh:1367-23, SEASON, 1988-09-23, 1988-12-21",
        "sh:1367-24, SEASON, 1988-12-22, 1989-03-20",
        "sh:1367-05/1367-07, INTERVAL, 1988-07-23, 1988-10-22",
        "sh:1382/.., INTERVAL, 2003-03-21, +999999999-12-31"
    })
    void a_date_spans_what_was_said(String text, Precision precision, LocalDate earliest, LocalDate latest) {
        PartialDate date = PartialDate.parse(text);

        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.earliest()).isEqualTo(earliest);
        assertThat(date.latest()).isEqualTo(latest);
        assertThat(date.text()).isEqualTo(text);
        assertThat(date.calendar())
                .isEqualTo(text.startsWith("sh:") ? CalendarSystem.SOLAR_HIJRI : CalendarSystem.GREGORIAN);
    }

    @ParameterizedTest
    @CsvSource({
        "2021, false, false",
        "2021?, true, false",
        "2002-10~, false, true",
        "2002-10-02%, true, true",
        "sh:1367-22?, true, false",
        "1988-07~/1988-09, false, true",
        "1988-07/1988-09?, true, false",
        "2003%/.., true, true"
    })
    void doubt_is_kept_as_it_was_said(String text, boolean uncertain, boolean approximate) {
        PartialDate date = PartialDate.parse(text);

        assertThat(date.uncertain()).isEqualTo(uncertain);
        assertThat(date.approximate()).isEqualTo(approximate);
        assertThat(date.text()).isEqualTo(text);
    }

    @Test
    void spaces_around_and_the_case_of_the_prefix_do_not_matter() {
        assertThat(PartialDate.parse("  SH: 1367-06-10 ")).isEqualTo(PartialDate.parse("sh:1367-06-10"));
    }

    @ParameterizedTest
    @CsvSource({
        "2002, 2002-10, true",
        "2002-10, 2002-04-19, false",
        "2002-10, 2002-10-02, true",
        "2002, 2003, false",
        "2002-04-19, 2002-04-19, true",
        "2002-04-19, 2002-04-20, false",
        "2002-10?, 2002-04-19, false",
        "2002?, 2002-04-19, true",
        "1988-22, 1988-09-01, true",
        "1988-22, 1988-09, true",
        "1988-22, 1988-10, false",
        "1988-22, 1988, true",
        "1988-24, 1989-01-15, true",
        "1988-07/1988-09, 1988-08, true",
        "1988-07/1988-09, 1988-09/1988-12, false",
        "2003/.., 2010-05, true",
        "2003/.., 2002, false",
        "2003/.., 2001/.., true",
        "sh:1367, sh:1367-06-10, true",
        "sh:1367, sh:1368-01, false",
        "sh:1367-06-10, 1988-09-01, true",
        "sh:1367-06-10, 1988-09-02, false",
        "sh:1367, 1988, true",
        "sh:1367, 1989, true",
        "sh:1367, 1990, false",
        "sh:1367-05, 1988-08, true",
        "sh:1367-05, 1988-09, false",
        "sh:1367/.., 1988, true"
    })
    void statements_agree_unless_they_contradict_each_other(String one, String other, boolean agree) {
        assertThat(PartialDate.parse(one).agreesWith(PartialDate.parse(other))).isEqualTo(agree);
        assertThat(PartialDate.parse(other).agreesWith(PartialDate.parse(one))).isEqualTo(agree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2002-13|A month is 01 to 12, or a season 21 (spring) to 24 (winter), not 13.",
                "2002-25|A month is 01 to 12, or a season 21 (spring) to 24 (winter), not 25.",
                "2002-20|A month is 01 to 12, or a season 21 (spring) to 24 (winter), not 20.",
                "2002-00|Months and days are counted from 01; leave out what is not known.",
                "2002-10-00|Months and days are counted from 01; leave out what is not known.",
                "2002-09-31|Month 9 of 2002 has the days 1 to 30, not 31.",
                "sh:1404-12-30|Month 12 of 1404 has the days 1 to 29, not 30.",
                "1988-22-05|A day needs a month.",
                "1367|A year is 1583 to 2999 in the Gregorian calendar, or with \"sh:\" before it 1178 to 1633 in the Solar Hijri one, not 1367.",
                "sh:1988|A year is 1583 to 2999 in the Gregorian calendar, or with \"sh:\" before it 1178 to 1633 in the Solar Hijri one, not 1988.",
                "1988-09/1988-07|An interval cannot end (1988-07) before it begins (1988-09)."
            })
    void nonsense_is_refused_with_a_sentence(String text, String sentence) {
        assertThatThrownBy(() -> PartialDate.parse(text))
                .isInstanceOf(Refused.class)
                .extracting(Said::english)
                .isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "''",
                "summer 1988",
                "2002-1",
                "02-10-02",
                "../2003",
                "2003/",
                "/2003",
                "2003/2004/2005",
                "2003?~",
                "sh:",
                "sh:1367/sh:1368",
                "2002-10-02T12:00",
                "۱۳۶۷"
            })
    void what_is_no_date_is_refused_with_the_choices(String text) {
        assertThatThrownBy(() -> PartialDate.parse(text))
                .isInstanceOf(Refused.class)
                .extracting(Said::english)
                .isEqualTo("\"" + text + "\" is not a date. Write a year (2002), a month (2002-10), a day (2002-10-02),"
                        + " a season (1988-22 for summer) or an interval (1988-07/1988-09, 2003/..); put sh: before a"
                        + " Solar Hijri date (sh:1381-06-08); put ? after it if it is uncertain, ~ if it is"
                        + " approximate, % if it is both.");
    }

    @Test
    void an_interval_has_one_calendar_and_a_point_no_negative_parts() {
        PartialDate.Point solar = (PartialDate.Point) PartialDate.parse("sh:1367");
        PartialDate.Point gregorian = (PartialDate.Point) PartialDate.parse("1989");

        assertThatThrownBy(() -> new PartialDate.Interval(solar, gregorian))
                .extracting(Said::english)
                .isEqualTo("Both ends of an interval must be in the same calendar.");
        assertThatThrownBy(() -> new PartialDate.Point(CalendarSystem.GREGORIAN, 2002, -1, 0, PartialDate.Doubt.NONE))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new PartialDate.Point(CalendarSystem.GREGORIAN, 2002, 0, 5, PartialDate.Doubt.NONE))
                .extracting(Said::english)
                .isEqualTo("A day needs a month.");
        assertThatThrownBy(() -> new PartialDate.Point(CalendarSystem.GREGORIAN, 2002, 5, -5, PartialDate.Doubt.NONE))
                .isInstanceOf(Refused.class);
    }
}
