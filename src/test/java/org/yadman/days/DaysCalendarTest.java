package org.yadman.days;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.TestServer;

/// The feed as two calendar programs read it, wherever their user lives.
@Tag("database")
class DaysCalendarTest {

    private static final Map<Integer, String> TEN_SHAHRIVAR = Map.of(
            2025,
            "2025-09-01",
            2026,
            "2026-09-01",
            2027,
            "2027-09-01",
            2028,
            "2028-08-31",
            2029,
            "2029-08-31",
            2030,
            "2030-09-01",
            2031,
            "2031-09-01",
            2032,
            "2032-08-31",
            2033,
            "2033-08-31");
    private static final Map<Integer, String> LAST_FRIDAY = Map.of(
            2025,
            "2025-03-14",
            2026,
            "2026-03-20",
            2027,
            "2027-03-19",
            2028,
            "2028-03-17",
            2029,
            "2029-03-16",
            2030,
            "2030-03-15",
            2031,
            "2031-03-14",
            2032,
            "2032-03-19",
            2033,
            "2033-03-18");
    private static final TimeZone HERE = TimeZone.getDefault();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @AfterEach
    void goHome() {
        TimeZone.setDefault(HERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Asia/Tehran", "UTC", "America/Los_Angeles", "Pacific/Pago_Pago"})
    void ical4j_reads_the_golden_dates_as_dates(String zone) throws Exception {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
        Calendar calendar = new CalendarBuilder().build(new StringReader(feed()));
        Map<String, Set<String>> dates = new TreeMap<>();
        for (CalendarComponent event : calendar.getComponents()) {
            DtStart<Temporal> start =
                    event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow();
            assertThat(start.getDate()).isInstanceOf(LocalDate.class);
            dates.computeIfAbsent(slug(event.getProperty("UID").orElseThrow().getValue()), slug -> new TreeSet<>())
                    .add(start.getDate().toString());
        }
        assertGolden(dates);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Asia/Tehran", "UTC", "America/Los_Angeles", "Pacific/Pago_Pago"})
    void biweekly_reads_the_golden_dates_as_dates(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
        Map<String, Set<String>> dates = new TreeMap<>();
        for (VEvent event : Biweekly.parse(feed()).first().getEvents()) {
            biweekly.util.ICalDate start = event.getDateStart().getValue();
            assertThat(start.hasTime()).isFalse();
            biweekly.util.DateTimeComponents raw = Objects.requireNonNull(start.getRawComponents());
            dates.computeIfAbsent(slug(event.getUid().getValue()), slug -> new TreeSet<>())
                    .add(LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate())
                            .toString());
        }
        assertGolden(dates);
    }

    private static String feed() {
        return server.browser().fetch("/fa/days.ics").body();
    }

    private static String slug(String uid) {
        return uid.substring(uid.indexOf('.') + 1, uid.indexOf('@'));
    }

    private static void assertGolden(Map<String, Set<String>> dates) {
        assertThat(dates.get("khavaran-anniversary")).containsAll(TEN_SHAHRIVAR.values());
        assertThat(dates.get("last-friday-before-nowruz")).containsAll(LAST_FRIDAY.values());
        List<String> common =
                Objects.requireNonNull(dates.get("first-of-september")).stream().toList();
        assertThat(common).hasSize(12).allSatisfy(date -> assertThat(date).endsWith("-09-01"));
        assertThat(dates.get("khavaran-anniversary")).hasSize(12);
    }
}
