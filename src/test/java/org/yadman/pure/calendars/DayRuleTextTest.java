package org.yadman.pure.calendars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.Said;

/// The notation: what is written, what is read, and every sentence of refusal.
class DayRuleTextTest {
    private static final String ONE_OF_ALL =
            "Expected a rule: once, gregorian, solar-hijri, an ordinal (1st to 5th, last), a weekday (monday, tuesday,"
                    + " wednesday, thursday, friday, saturday, sunday), from, every, table or \"(\", but found ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "once 1988-09-01",
                "once sh:1367-22~",
                "once 1988-07/1988-09?",
                "gregorian 09-01",
                "solar-hijri 06-10",
                "gregorian 02-29 else previous day",
                "solar-hijri 12-30 else next day",
                "4th saturday of gregorian 11",
                "5th friday of gregorian 11 else last",
                "last friday of solar-hijri 12",
                "5th last friday of solar-hijri 12 else first",
                "friday nearest (solar-hijri 06-10)",
                "friday before (solar-hijri 01-01)",
                "saturday on-or-after (gregorian 09-01)",
                "sunday on-or-before (gregorian 09-01)",
                "monday after (gregorian 09-01)",
                "(solar-hijri 06-10) + 40 days",
                "(gregorian 09-01) - 1 day",
                "from (solar-hijri 05-01) to (solar-hijri 06-31)",
                "every tuesday, friday in (from (gregorian 07-27) to (gregorian 01-31))",
                "table 2024=2024-04-10 2025=2025-03-30",
                "table solar-hijri 1403=2024-04-10",
                "(meeting) - 60 days",
                "friday before ((meeting) - 30 days)",
                "friday nearest (gregorian 09-01; since 2003)",
                "gregorian 09-01; since 2003; until 2030; except 2003=2003-09-02 \"Labor Day\"; window 3 days; at 12:00",
                "gregorian 09-01; except 2003=2003-09-02/2003-09-05 \"so-called \"\"long\"\" weekend\"; window 1 day"
            })
    void canonical_notation_is_read_and_written_unchanged(String text) {
        assertThat(DayRule.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  Gregorian   9-1 |gregorian 09-01",
                "FRIDAY Nearest(solar-hijri 6-10)|friday nearest (solar-hijri 06-10)",
                "((gregorian 09-01))|gregorian 09-01",
                "(gregorian 09-01; since 2003)|gregorian 09-01; since 2003",
                "(gregorian 09-01)-40 days|(gregorian 09-01) - 40 days",
                "(gregorian 09-01)+1 days|(gregorian 09-01) + 1 day",
                "every friday,tuesday , friday in (once 1988)|every tuesday, friday in (once 1988)",
                "table gregorian 2025 = 2025-03-30 2024=sh:1403-01-22|table 2024=2024-04-10 2025=2025-03-30",
                "gregorian 09-01;at 12:00;window 3 day;since 2003|gregorian 09-01; since 2003; window 3 days; at 12:00",
                "gregorian 09-01; except 2003=2003-09-02 `Labor Day`|gregorian 09-01; except 2003=2003-09-02 `Labor Day`",
                "once SH:1367-06-10|once sh:1367-06-10",
                "4th Saturday of gregorian 3|4th saturday of gregorian 03"
            })
    void spaces_case_and_order_are_forgiven_and_put_right(String text, String canonical) {
        String typed = text.replace('`', '"');
        assertThat(DayRule.parse(typed).text()).isEqualTo(canonical.replace('`', '"'));
    }

    @Test
    void a_reason_keeps_its_case_its_quotation_marks_and_its_script() {
        String reason = "روز کارگر, \"Labor; (Day)\" = 1";
        DayRule rule = new DayRule.Modified(
                new DayRule.Fixed(CalendarSystem.GREGORIAN, 9, 1),
                List.of(new Modifier.Except(2003, LocalDate.of(2003, 9, 2), reason)));

        assertThat(rule.text())
                .isEqualTo("gregorian 09-01; except 2003=2003-09-02 \"روز کارگر, \"\"Labor; (Day)\"\" = 1\"");
        assertThat(DayRule.parse(rule.text())).isEqualTo(rule);
    }

    @Test
    void the_notation_becomes_records_with_plain_accessors() {
        DayRule tenth = new DayRule.Fixed(CalendarSystem.SOLAR_HIJRI, 6, 10);

        assertThat(DayRule.parse("friday nearest (solar-hijri 06-10)"))
                .isEqualTo(new DayRule.WeekdayRelative(DayOfWeek.FRIDAY, DayRule.Relation.NEAREST, tenth));
        assertThat(DayRule.parse("(solar-hijri 06-10) - 40 days")).isEqualTo(new DayRule.Offset(tenth, -40));
        assertThat(DayRule.parse("5th last friday of gregorian 11 else first"))
                .isEqualTo(new DayRule.NthWeekday(
                        -5, DayOfWeek.FRIDAY, CalendarSystem.GREGORIAN, 11, DayRule.AbsentFifth.LAST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR-u-nu-arabext", "tr-TR"})
    void the_default_locale_changes_nothing(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(DayRule.parse("FRIDAY NEAREST (SOLAR-HIJRI 6-9)").text())
                    .isEqualTo("friday nearest (solar-hijri 06-09)");
            assertThat(PartialDate.parse("2002-01-02").text()).isEqualTo("2002-01-02");
            assertThat(new SolarDate(1403, 6, 9)).hasToString("1403-06-09");
            assertThatThrownBy(() -> new SolarDate(1404, 12, 30))
                    .hasMessage("Month 12 of the Solar Hijri year 1404 has the days 1 to 29, not 30.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "`` |0|*the end.",
                "gregorain 09-01|0|*\"gregorain\".",
                "\"gregorian\" 09-01|0|*\"gregorian\".",
                "gregorian|9|Expected a month and a day such as 09-01, but found the end.",
                "gregorian 1 September|10|Expected a month and a day such as 09-01, but found \"1\".",
                "gregorian 13-01|10|A month is 01 to 12, not 13.",
                "gregorian 09-31|10|Month 9 of the gregorian calendar has the days 1 to 30, not 31.",
                "solar-hijri 07-31|12|Month 7 of the solar-hijri calendar has the days 1 to 30, not 31.",
                "gregorian 09-01 x|16|Expected \";\" and a modifier, or the end of the rule, but found \"x\".",
                "gregorian 09-01 else next day|10|Only 29 February and 30 Esfand can be missing from a year.",
                "gregorian 02-29 else skip|21|Expected previous day or next day, but found \"skip\".",
                "gregorian 02-29 else next|25|Expected \"day\", but found the end.",
                "once|4|Expected a date such as 1988-09-01, sh:1367-06-10 or 1988-07/1988-09, but found the end.",
                "once (|5|Expected a date such as 1988-09-01, sh:1367-06-10 or 1988-07/1988-09, but found \"(\".",
                "once 2003/..|5|A rule needs a date with an end, not \"2003/..\".",
                "once 1988-02-30|5|Month 2 of 1988 has the days 1 to 29, not 30.",
                "once sh:1250-01-01|5|The years of this rule are solar-hijri years, 1300 to 1500, and 1250 is not one of them.",
                "6th friday of gregorian 11|0|*\"6th\".",
                "4th day of gregorian 11|4|Expected a weekday: monday, tuesday, wednesday, thursday, friday, saturday, sunday, but found \"day\".",
                "4th friday in gregorian 11|11|Expected \"of\", but found \"in\".",
                "4th friday of november|14|Expected a calendar: gregorian or solar-hijri, but found \"november\".",
                "4th friday of gregorian november|24|Expected a month such as 09, but found \"november\".",
                "4th friday of gregorian 13|0|A month is 01 to 12, not 13.",
                "4th friday of gregorian 11 else last|0|Only a 5th weekday can be absent from a month.",
                "5th friday of gregorian 11 else first|32|Expected last, but found \"first\".",
                "5th last friday of gregorian 11 else last|37|Expected first, but found \"last\".",
                "friday near (gregorian 09-01)|7|Expected how the weekday lies from the day: on-or-after, on-or-before, after, before, nearest, but found \"near\".",
                "friday nearest gregorian 09-01|15|Expected \"(\", but found \"gregorian\".",
                "friday nearest (gregorian 09-01|31|Expected \")\", but found the end.",
                "friday after (once 1988-07)|0|A weekday is counted from a single day, and \"once 1988-07\" lasts longer.",
                "friday after ((once 1988-07) + 1 day)|0|A weekday is counted from a single day, and \"(once 1988-07) + 1 day\" lasts longer.",
                "friday after (gregorian 09-01; except 2003=2003-09-02/2003-09-03 \"two\")|0|A weekday is counted from a single day, and \"gregorian 09-01; except 2003=2003-09-02/2003-09-03 \"two\"\" lasts longer.",
                "(gregorian 09-01) + forty days|20|Expected a number of days, but found \"forty\".",
                "(gregorian 09-01) + 40|22|Expected \"days\", but found the end.",
                "(gregorian 09-01) + 0 days|0|An offset has 1 to 9999 days, forwards or backwards.",
                "(gregorian 09-01) + 10000 days|20|Expected a number of days, but found \"10000\".",
                "from (gregorian 07-07)|22|Expected \"to\", but found the end.",
                "from (once 1988-07-07) to (gregorian 07-14)|0|A range comes back; write a single one as \"once 1988-07-28/1989-01-31\".",
                "from (gregorian 07-07) to ((once 1988-07-07) + 1 day)|0|A range comes back; write a single one as \"once 1988-07-28/1989-01-31\".",
                "from (from (gregorian 07-07) to (gregorian 07-08)) to (gregorian 07-14)|0|A range goes from a single day to a single day, and \"from (gregorian 07-07) to (gregorian 07-08)\" lasts longer.",
                "every in (gregorian 09-01)|6|Expected a weekday: monday, tuesday, wednesday, thursday, friday, saturday, sunday, but found \"in\".",
                "every friday of (gregorian 09-01)|13|Expected \"in\", but found \"of\".",
                "table|5|Expected a year of four digits, but found the end.",
                "table 2024 2024-04-10|11|Expected \"=\", but found \"2024-04-10\".",
                "table 2024=2024-04|11|Expected a day such as 2024-04-10, but found \"2024-04\".",
                "table 2024=2024-04-10?|11|Expected a day such as 2024-04-10, but found \"2024-04-10?\".",
                "table 2024=2024-04-10/2024-04-11|11|Expected a day such as 2024-04-10, but found \"2024-04-10/2024-04-11\".",
                "table 2024=2042-04-10|0|2042-04-10 is more than a year away from the gregorian year 2024.",
                "table 2024=2026-01-01|0|2026-01-01 is more than a year away from the gregorian year 2024.",
                "table solar-hijri 1403=1603-04-10|0|1603-04-10 is more than a year away from the solar-hijri year 1403.",
                "table solar-hijri 2024=2024-04-10|0|The years of this rule are solar-hijri years, 1300 to 1500, and 2024 is not one of them.",
                "table 2024=2024-04-10 2024=2024-04-10|0|The table has 2024-04-10 twice.",
                "gregorian 09-01;|16|Expected a modifier: since, until, except, window or at, but found the end.",
                "gregorian 09-01; from 2003|17|Expected a modifier: since, until, except, window or at, but found \"from\".",
                "gregorian 09-01; since 03|23|Expected a year of four digits, but found \"03\".",
                "gregorian 09-01; since 1381|0|The years of this rule are gregorian years, 1583 to 2999, and 1381 is not one of them.",
                "gregorian 09-01; since 2003; since 2004|0|\"since\" is given twice.",
                "gregorian 09-01; since 2004; until 2003|0|A rule cannot be valid since 2004 and until 2003.",
                "once 1988-09-01; since 1988|0|A day that happens once has no years to choose from.",
                "every friday in (once 1988); until 1988|0|A day that happens once has no years to choose from.",
                "friday after (once 1988-09-01; at 12:00); until 1988|0|A day that happens once has no years to choose from.",
                "(gregorian 09-01; since 2003); until 2010|0|Write all modifiers of a rule together, after it.",
                "gregorian 09-01; except 2003=2003-09-02|39|Expected the reason in quotation marks, such as \"Labor Day\", but found the end.",
                "gregorian 09-01; except 2003=2003-09-02 \"  \"|29|An exception needs a reason.",
                "gregorian 09-01; except 2003=2003-09-02 \"Labor Day|40|This quotation mark is never closed.",
                "gregorian 09-01; except 2003=tomorrow \"x\"|29|!\"tomorrow\" is not a date.",
                "gregorian 09-01; except 2003=2003-09 \"x\"|29|Expected a day such as 2003-09-02, or 2003-09-02/2003-09-05, but found \"2003-09\".",
                "gregorian 09-01; except 2003=2003-09-02/.. \"x\"|29|Expected a day such as 2003-09-02, or 2003-09-02/2003-09-05, but found \"2003-09-02/..\".",
                "gregorian 09-01; except 2003=\"x\"|29|Expected a day such as 2003-09-02, or 2003-09-02/2003-09-05, but found \"x\".",
                "gregorian 09-01; except 2003=2003-01-01/2004-06-01 \"x\"|29|An exception lasts at most 366 days.",
                "gregorian 09-01; except 2003=2030-09-02 \"x\"|0|2030-09-02 is more than a year away from the gregorian year 2003.",
                "gregorian 09-01; except 2003=2003-09-02 \"x\"; except 2003=2003-09-03 \"y\"|0|\"except 2003\" is given twice.",
                "gregorian 09-01; since 2004; except 2003=2003-09-02 \"x\"|0|The exception for 2003 is outside the years in which the rule is valid.",
                "gregorian 09-01; until 2002; except 2003=2003-09-02 \"x\"|0|The exception for 2003 is outside the years in which the rule is valid.",
                "gregorian 09-01; window days|24|Expected a number of days, but found \"days\".",
                "gregorian 09-01; window 0 days|24|A window has 1 to 183 days, not 0.",
                "gregorian 09-01; window 184 days|24|A window has 1 to 183 days, not 184.",
                "gregorian 09-01; at noon|20|Expected a time such as 12:00, but found \"noon\".",
                "gregorian 09-01; at 24:00|20|Expected a time such as 12:00, but found \"24:00\".",
                "(((((((((gregorian 09-01)))))))))|9|A rule may be nested at most 8 deep."
            })
    void a_refusal_says_where_and_what_was_expected(String text, int position, String sentence) {
        RuleSyntaxException refusal = catchThrowableOfType(RuleSyntaxException.class, () -> DayRule.parse(text));

        assertThat(refusal).as(text).isNotNull();
        assertThat(refusal.position()).isEqualTo(position);
        String said = "At character " + (position + 1) + ": ";
        if (sentence.startsWith("!")) {
            assertThat(refusal).extracting(Said::english).asString().startsWith(said + sentence.substring(1));
        } else {
            assertThat(refusal).extracting(Said::english).isEqualTo(said + sentence.replace("*", ONE_OF_ALL));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u0000b"})
    void a_reason_is_one_line(String reason) {
        assertThatThrownBy(() -> DayRule.parse("gregorian 09-01; except 2003=2003-09-02 \"" + reason + "\""))
                .isInstanceOf(RuleSyntaxException.class)
                .extracting(Said::english)
                .isEqualTo("At character 30: The reason of an exception must be one line.");
    }

    @Test
    void an_exception_cannot_end_before_it_begins() {
        assertThatThrownBy(() -> new Modifier.Except(2003, LocalDate.of(2003, 9, 3), LocalDate.of(2003, 9, 2), "x"))
                .extracting(Said::english)
                .isEqualTo("An exception cannot end before it begins.");
    }

    @Test
    void eight_levels_of_nesting_are_read() {
        assertThat(DayRule.parse("((((((((gregorian 09-01))))))))").text()).isEqualTo("gregorian 09-01");
    }

    @Test
    void a_hundred_thousand_parentheses_are_refused_like_nine() {
        assertThatThrownBy(() -> DayRule.parse("(".repeat(100_000))).isInstanceOf(RuleSyntaxException.class);
    }
}
