package org.yadman.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.property.DateProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ICalendarTest {

    private static final TimeZone ZONE = TimeZone.getDefault();
    private static final String SUMMARY = "روز بزرگداشت; one, two \\ three \"four\": پنج";
    private static final String DESCRIPTION = "Kept by MEHR,\nand others;\n" + "خاوران ".repeat(40) + "🕯️".repeat(30);

    @AfterEach
    void giveTheZoneBack() {
        TimeZone.setDefault(ZONE);
    }

    private static ICalendar.Event event(LocalDate first, LocalDate last, String summary, String description) {
        return new ICalendar.Event(
                "common-2026@campaign",
                first,
                last,
                summary,
                description,
                List.of("common day", "a,b"),
                "https://campaign.example/en/days/common",
                Instant.parse("2026-11-23T12:00:00Z"));
    }

    private static String file(LocalDate first, LocalDate last) {
        return new ICalendar("Days, all; of them", "fa")
                .event(event(first, last, SUMMARY, DESCRIPTION))
                .text();
    }

    @Test
    void lines_have_at_most_75_octets_and_no_character_is_torn() throws CharacterCodingException {
        Random random = new Random(1367);
        String letters = "a ;,\\\nشی‌🕯é漢";
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(250); length > 0; length--) {
                int at = letters.offsetByCodePoints(0, random.nextInt(letters.codePointCount(0, letters.length())));
                text.appendCodePoint(letters.codePointAt(at));
            }
            LocalDate day = LocalDate.of(2026, 9, 1);
            String file = new ICalendar("x", "en")
                    .event(event(day, day, text.toString(), ""))
                    .text();
            assertThat(file).endsWith("END:VCALENDAR\r\n");
            assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
            byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
            int start = 0;
            for (int end = 0; end < bytes.length; end++) {
                if (bytes[end] == '\r') {
                    assertThat(end - start).as("octets of a line").isLessThanOrEqualTo(75);
                    // The strict decoder refuses half a character.
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Arrays.copyOfRange(bytes, start, end)));
                    start = end + 2;
                }
            }
            assertThat(Biweekly.parse(file)
                            .first()
                            .getEvents()
                            .getFirst()
                            .getSummary()
                            .getValue())
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void a_line_of_exactly_75_octets_is_not_folded_and_one_more_is() {
        LocalDate day = LocalDate.of(2026, 9, 1);
        String fits = "x".repeat(75 - "SUMMARY:".length());
        assertThat(new ICalendar("x", "en").event(event(day, day, fits, "")).text())
                .contains("\r\nSUMMARY:" + fits + "\r\n");
        assertThat(new ICalendar("x", "en")
                        .event(event(day, day, fits + "y", ""))
                        .text())
                .contains("\r\nSUMMARY:" + fits + "\r\n y\r\n");
    }

    @Test
    void nothing_that_people_wrote_can_add_a_line_of_its_own() {
        LocalDate day = LocalDate.of(2026, 9, 1);
        for (String end : List.of("\n", "\r\n", "\r")) {
            String file = new ICalendar("x" + end + "METHOD:CANCEL", "en")
                    .event(event(day, day, "x" + end + "END:VEVENT", "y" + end + "ATTACH:https://evil.example/"))
                    .text();
            assertThat(file.split("\r\n|\r|\n")).noneMatch(line -> line.matches("METHOD:CANCEL|ATTACH:.*"));
            assertThat(file.split("\r\n|\r|\n"))
                    .filteredOn("END:VEVENT"::equals)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "America/Los_Angeles", "Asia/Tehran"})
    void ical4j_reads_dates_and_no_times_in_any_zone(String zone) throws IOException, ParserException {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        LocalDate first = LocalDate.of(2026, 3, 21);
        LocalDate last = LocalDate.of(2026, 3, 29);
        Calendar calendar = new CalendarBuilder().build(new StringReader(file(first, last)));
        Component event = calendar.getComponents(Component.VEVENT).getFirst();
        assertThat(date(event, Property.DTSTART)).isEqualTo(first);
        assertThat(date(event, Property.DTEND)).isEqualTo(last.plusDays(1));
        assertThat(event.<Property>getRequiredProperty(Property.SUMMARY).getValue())
                .isEqualTo(SUMMARY);
        assertThat(event.<Property>getRequiredProperty(Property.DESCRIPTION).getValue())
                .isEqualTo(DESCRIPTION);
        calendar.validate();
    }

    private static Object date(Component event, String name) {
        DateProperty<?> property = event.getRequiredProperty(name);
        return property.getDate();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Auckland", "America/Los_Angeles", "Asia/Tehran"})
    void biweekly_reads_dates_and_no_times_in_any_zone(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        LocalDate day = LocalDate.of(2026, 9, 1);
        VEvent event = Biweekly.parse(file(day, day)).first().getEvents().getFirst();
        assertThat(raw(event.getDateStart().getValue())).isEqualTo("2026-9-1");
        assertThat(raw(event.getDateEnd().getValue())).isEqualTo("2026-9-2");
        assertThat(event.getSummary().getValue()).isEqualTo(SUMMARY);
        assertThat(event.getDescription().getValue()).isEqualTo(DESCRIPTION);
        assertThat(event.getCategories().getFirst().getValues()).containsExactly("common day", "a,b");
        assertThat(event.getUid().getValue()).isEqualTo("common-2026@campaign");
        assertThat(event.getUrl().getValue()).isEqualTo("https://campaign.example/en/days/common");
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
    }

    private static String raw(ICalDate date) {
        assertThat(date.hasTime()).isFalse();
        var parts = date.getRawComponents();
        return parts.getYear() + "-" + parts.getMonth() + "-" + parts.getDate();
    }
}
