package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Somebody finds a calendar of holidays, looks what is in it, and takes it.
@Tag("database")
class HolidayPagesTest {

    private static final String PATH = "/en/desk/outreach/holidays";
    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            SUMMARY:Tag der Arbeit
            DTSTART;VALUE=DATE:20270501
            DTEND;VALUE=DATE:20270502
            END:VEVENT
            BEGIN:VEVENT
            SUMMARY:Tag der Deutschen Einheit
            DTSTART;VALUE=DATE:20261003
            RRULE:FREQ=YEARLY
            END:VEVENT
            END:VCALENDAR
            """;

    private TestServer server;
    private Browser keeper;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.clock().set(LocalDate.of(2026, 10, 20));
        server.bringIn(FolderFiles.sound().writeTo(folder));
        keeper = server.browser().as(TestCaller.coordinator(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser tried(String calendar) {
        keeper.open(PATH).type("Country", "Germany");
        return keeper.upload("calendar", "holidays.ics", calendar.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_calendar_is_looked_at_taken_and_moves_due_dates() {
        keeper.open(PATH);
        assertThat(keeper.text()).contains("No country yet");
        tried(CALENDAR);
        assertThat(keeper.status()).isEqualTo(200);
        assertThat(keeper.text())
                .contains("7 new days for Germany", "Tag der Arbeit", "1 May 2027", "11 Ordibehesht 1406");
        assertThat(server.bean(HolidayStore.class).countries()).isEmpty();
        keeper.press("Take these days");
        assertThat(keeper.status()).isEqualTo(200);
        assertThat(keeper.text()).contains("Germany", "Saturday, Sunday", "Tag der Deutschen Einheit");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        WorkingCalendar calendar = server.bean(WorkingCalendar.class);
        assertThat(calendar.of("DE").plus(LocalDate.of(2028, 10, 2), 1)).isEqualTo("2028-10-04");
        assertThat(calendar.of("SE").plus(LocalDate.of(2028, 10, 2), 1)).isEqualTo("2028-10-03");
        assertThat(calendar.of("IR").plus(LocalDate.of(2026, 10, 22), 1)).isEqualTo("2026-10-24");
        assertThat(calendar.of(null).plus(LocalDate.of(2026, 10, 23), 1)).isEqualTo("2026-10-26");
        tried(CALENDAR);
        assertThat(keeper.text()).contains("Nothing new for Germany", "7 days of the file are there already");
    }

    @Test
    void what_cannot_be_read_is_told_and_nothing_is_taken() {
        tried("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Meeting\nDTSTART:20270501T100000Z\nEND:VEVENT\nEND:VCALENDAR\n");
        assertThat(keeper.status()).isEqualTo(422);
        assertThat(keeper.text()).contains("Event 1", "Meeting", "whole days");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        assertThat(server.bean(HolidayStore.class).countries()).isEmpty();
    }

    @Test
    void a_country_is_removed_and_a_volunteer_only_reads() {
        tried(CALENDAR).press("Take these days");
        Browser volunteer = server.browser().as(TestCaller.volunteer(1));
        volunteer.open("/fa/desk/outreach/holidays?country=DE&year=2027");
        assertThat(volunteer.text())
                .contains("آلمان", "Tag der Arbeit", "۱۱ اردیبهشت ۱۴۰۶")
                .doesNotContain("پاک کردن");
        assertThat(PageCheck.faults(volunteer)).isEmpty();
        assertThat(volunteer.post(PATH + "/DE/removal", "").statusCode()).isEqualTo(403);
        keeper.open(PATH + "?country=DE").press("Remove all holidays of Germany");
        assertThat(keeper.text()).contains("No country yet");
        assertThat(keeper.open(PATH + "?country=XX").status()).isEqualTo(404);
    }
}
