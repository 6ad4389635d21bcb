package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.outreach.Holidays.Read;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Checked;

class HolidaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final Messages MESSAGES = new Messages();

    private static String calendar(String... events) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n");
        for (String event : events) {
            text.append("BEGIN:VEVENT\r\n").append(event).append("\r\nEND:VEVENT\r\n");
        }
        return text.append("END:VCALENDAR\r\n").toString();
    }

    private static Read read(String text) {
        return switch (Holidays.read(text, TODAY)) {
            case Checked.Valid<Read>(Read read) -> read;
            case Checked.Invalid<Read>(var mistakes) -> throw new AssertionError(mistakes);
        };
    }

    private static List<String> mistakes(String text) {
        return switch (Holidays.read(text, TODAY)) {
            case Checked.Valid<Read>(Read read) -> throw new AssertionError(read);
            case Checked.Invalid<Read>(var mistakes) ->
                mistakes.stream()
                        .map(mistake -> mistake.sentence().in(MESSAGES, Language.SOURCE))
                        .toList();
        };
    }

    private static List<String> days(Read read) {
        return read.days().stream()
                .map(holiday -> holiday.day() + " " + holiday.name())
                .toList();
    }

    @Test
    void whole_days_are_taken_once_or_several_at_a_time() {
        Read read = read(calendar(
                "SUMMARY:Tag der Arbeit\r\nDTSTART;VALUE=DATE:20270501\r\nDTEND;VALUE=DATE:20270502",
                "SUMMARY:نوروز\r\nDTSTART;VALUE=DATE:20270321\r\nDTEND;VALUE=DATE:20270325",
                "SUMMARY:Without an end\r\nDTSTART;VALUE=DATE:20270614",
                "SUMMARY:A week\r\nDTSTART;VALUE=DATE:20271224\r\nDURATION:P2D",
                "SUMMARY:Long ago\r\nDTSTART;VALUE=DATE:20200614"));
        assertThat(days(read))
                .containsExactly(
                        "2027-03-21 نوروز",
                        "2027-03-22 نوروز",
                        "2027-03-23 نوروز",
                        "2027-03-24 نوروز",
                        "2027-05-01 Tag der Arbeit",
                        "2027-06-14 Without an end",
                        "2027-12-24 A week",
                        "2027-12-25 A week");
        assertThat(read.past()).isOne();
    }

    @Test
    void what_comes_every_year_is_written_down_for_five() {
        assertThat(
                        days(
                                read(
                                        calendar(
                                                "SUMMARY:1 May\r\nDTSTART;VALUE=DATE:19900501\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20280501"))))
                .containsExactly(
                        "2026-05-01 1 May",
                        "2027-05-01 1 May",
                        "2029-05-01 1 May",
                        "2030-05-01 1 May",
                        "2031-05-01 1 May");
        assertThat(
                        days(
                                read(
                                        calendar(
                                                "SUMMARY:Thanks\r\nDTSTART;VALUE=DATE:20241128\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20281231"))))
                .containsExactly("2026-11-26 Thanks", "2027-11-25 Thanks", "2028-11-23 Thanks");
    }

    @Test
    void names_lose_what_could_do_harm_and_keep_their_letters() {
        Read read = read(
                calendar("SUMMARY:Tag\\, der \u202E gut\\nist " + "x".repeat(300) + "\r\nDTSTART;VALUE=DATE:20270501"));
        assertThat(read.days().getFirst().name())
                .startsWith("Tag, der gut ist xxx")
                .endsWith("…")
                .hasSizeLessThanOrEqualTo(Holiday.LONGEST);
    }

    @Test
    void every_event_that_is_no_holiday_is_told_with_its_number_and_name() {
        assertThat(mistakes(calendar(
                        "SUMMARY:Meeting\r\nDTSTART:20270501T100000Z",
                        "DTSTART;VALUE=DATE:20270501",
                        "SUMMARY:No day",
                        "SUMMARY:Never\r\nDTSTART;VALUE=DATE:20270231",
                        "SUMMARY:Backwards\r\nDTSTART;VALUE=DATE:20270502\r\nDTEND;VALUE=DATE:20270430",
                        "SUMMARY:Summer\r\nDTSTART;VALUE=DATE:20270601\r\nDTEND;VALUE=DATE:20270901",
                        "SUMMARY:Daily\r\nDTSTART;VALUE=DATE:20270601\r\nRRULE:FREQ=DAILY",
                        "SUMMARY:Seconds\r\nDTSTART;VALUE=DATE:20270601\r\nRRULE:FREQ=YEARLY;BYSECOND=1,2,3",
                        "SUMMARY:Good\r\nDTSTART;VALUE=DATE:20270601")))
                .hasSize(8)
                .satisfiesExactly(
                        told -> assertThat(told).contains("Event 1", "Meeting", "hour"),
                        told -> assertThat(told).contains("Event 2", "no name"),
                        told -> assertThat(told).contains("Event 3", "No day", "DTSTART"),
                        told -> assertThat(told).contains("Event 4", "Never"),
                        told -> assertThat(told).contains("Event 5", "Backwards", "DTEND"),
                        told -> assertThat(told).contains("Event 6", "Summer", "31 days"),
                        told -> assertThat(told).contains("Event 7", "Daily", "YEARLY"),
                        told -> assertThat(told).contains("Event 8", "Seconds", "YEARLY"));
    }

    @Test
    void a_calendar_of_meetings_is_told_in_twenty_lines() {
        String[] events = new String[100];
        java.util.Arrays.fill(events, "SUMMARY:Meeting\r\nDTSTART:20270501T100000Z");
        assertThat(mistakes(calendar(events))).hasSize(21).last().asString().contains("80 mistakes more");
        String[] many = new String[2000];
        java.util.Arrays.fill(many, "SUMMARY:x\r\nDTSTART;VALUE=DATE:20270501");
        assertThat(mistakes(calendar(many))).singleElement().asString().contains("1,500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "BEGIN:VCARD\r\nFN:x\r\nEND:VCARD",
                "<html>",
                "name;date\r\nNowruz;2027-03-21",
                "\0\0\0"
            })
    void what_is_no_calendar_is_said_to_be_none(String text) {
        assertThat(mistakes(text)).hasSize(1);
    }

    @Test
    void an_old_calendar_is_told_from_an_empty_one() {
        assertThat(mistakes(calendar("SUMMARY:x\r\nDTSTART;VALUE=DATE:20200501")))
                .singleElement()
                .asString()
                .contains("is over");
        assertThat(mistakes(calendar())).singleElement().asString().contains("no event");
    }

    @Test
    void rules_that_never_end_or_never_begin_take_no_time() {
        List<String> rules = List.of(
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;INTERVAL=999999999",
                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12",
                "FREQ=YEARLY;COUNT=2147483647",
                "FREQ=YEARLY;BYYEARDAY=366;BYWEEKNO=1",
                "FREQ=YEARLY;UNTIL=10000101",
                "FREQ=NEVER");
        for (String rule : rules) {
            for (String start : List.of("00010101", "20270101", "99991231")) {
                long before = System.nanoTime();
                Holidays.read(calendar("SUMMARY:x\r\nDTSTART;VALUE=DATE:" + start + "\r\nRRULE:" + rule), TODAY);
                assertThat(Duration.ofNanos(System.nanoTime() - before))
                        .as(rule)
                        .isLessThan(Duration.ofSeconds(3));
            }
        }
    }

    @Test
    void broken_files_are_refused_and_nothing_else_happens() {
        String whole = calendar(
                "SUMMARY:1 May\r\nDTSTART;VALUE=DATE:20270501\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20280501",
                "SUMMARY:Meeting\r\nDTSTART;TZID=Europe/Berlin:20270501T100000\r\nDURATION:PT1H");
        Random random = new Random(27);
        for (int round = 0; round < 2000; round++) {
            StringBuilder broken = new StringBuilder(whole);
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                int at = random.nextInt(broken.length());
                switch (random.nextInt(3)) {
                    case 0 -> broken.deleteCharAt(at);
                    case 1 -> broken.setCharAt(at, (char) random.nextInt(0x700));
                    default -> broken.insert(at, whole, 0, random.nextInt(60));
                }
            }
            switch (Holidays.read(broken.toString(), TODAY)) {
                case Checked.Valid<Read>(Read read) -> assertThat(read.days()).isNotEmpty();
                case Checked.Invalid<Read>(var mistakes) -> {
                    assertThat(mistakes).isNotEmpty();
                    mistakes.forEach(each -> assertThat(each.sentence().in(MESSAGES, new Language("fa")))
                            .isNotBlank());
                }
            }
        }
        assertThat(Holidays.read("BEGIN:VCALENDAR\r\n".repeat(30_000), TODAY)).isInstanceOf(Checked.Invalid.class);
        assertThat(Holidays.read("x".repeat(Holidays.MOST_CHARACTERS + 1), TODAY))
                .isInstanceOf(Checked.Invalid.class);
        assertThat(Objects.requireNonNull(mistakes("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n".repeat(20_000))))
                .hasSizeLessThanOrEqualTo(21);
    }
}
