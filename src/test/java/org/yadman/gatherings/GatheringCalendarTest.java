package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.TreeMap;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.TestServer;

/// The feeds of gatherings as two calendar programs read them, wherever their user lives: whole days are dates, hours
/// are the same moment for everybody, where the clocks change and where they do not.
@Tag("database")
class GatheringCalendarTest {

    // Summer and winter of one city; a zone of half an hour without summer time; one that never had it; one in the
    // south.
    private static final String GATHERINGS = """
            year,slug,kind,state,held_on,starts_at,zone,day,precision,country,city,languages,photos
            2027,whole-day,vigil,confirmed,2027-09-01,,Europe/Berlin,first,city,DE,2886242,fa,none
            2027,summer,vigil,confirmed,2027-09-01,19:00,Europe/Berlin,first,city,DE,2886242,fa,none
            2027,winter,talk,confirmed,2027-01-15,19:00,Europe/Berlin,first,city,DE,2886242,de,none
            2027,delhi,vigil,confirmed,2027-09-01,19:00,Asia/Kolkata,first,city,IN,1273294,en,none
            2027,phoenix,vigil,confirmed,2027-09-01,19:00,America/Phoenix,first,city,US,5308655,en,none
            2027,sydney,vigil,confirmed,2027-09-01,19:00,Australia/Sydney,first,city,AU,2147714,en,none
            """;
    private static final Map<String, String> STARTS = Map.of(
            "whole-day", "2027-09-01",
            "summer", "2027-09-01T17:00:00Z",
            "winter", "2027-01-15T18:00:00Z",
            "delhi", "2027-09-01T13:30:00Z",
            "phoenix", "2027-09-02T02:00:00Z",
            "sydney", "2027-09-01T09:00:00Z");
    private static final TimeZone HERE = TimeZone.getDefault();

    private static TestServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = TestServer.start();
        server.bringIn(FolderFiles.sound().with("gatherings.csv", GATHERINGS).writeTo(folder.resolve("c")));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @AfterEach
    void goHome() {
        TimeZone.setDefault(HERE);
    }

    private static void readFrom(String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
    }

    private static Map<String, String> ical4j(String path) throws Exception {
        Calendar calendar = new CalendarBuilder()
                .build(new StringReader(server.browser().fetch(path).body()));
        Map<String, String> starts = new TreeMap<>();
        for (CalendarComponent event : calendar.getComponents()) {
            DtStart<Temporal> start =
                    event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow();
            Temporal date = start.getDate();
            starts.put(
                    slug(event.getProperty("URL").orElseThrow().getValue()),
                    date instanceof LocalDate
                            ? date.toString()
                            : Instant.from(date).toString());
        }
        return starts;
    }

    private static Map<String, String> biweekly(String path) {
        Map<String, String> starts = new TreeMap<>();
        for (VEvent event :
                Biweekly.parse(server.browser().fetch(path).body()).first().getEvents()) {
            ICalDate start = event.getDateStart().getValue();
            DateTimeComponents raw = Objects.requireNonNull(start.getRawComponents());
            starts.put(
                    slug(event.getUrl().getValue()),
                    start.hasTime()
                            ? start.toInstant().toString()
                            : LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate())
                                    .toString());
        }
        return starts;
    }

    private static String slug(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Tehran", "UTC", "Europe/Berlin", "Pacific/Kiritimati", "America/Los_Angeles"})
    void two_programs_read_the_same_days_and_moments_wherever_their_user_lives(String zone) throws Exception {
        readFrom(zone);
        assertThat(ical4j("/fa/gatherings.ics")).isEqualTo(new TreeMap<>(STARTS));
        assertThat(biweekly("/fa/gatherings.ics")).isEqualTo(new TreeMap<>(STARTS));
    }

    @Test
    void a_reader_in_tehran_sees_the_hour_of_tehran() {
        readFrom("Asia/Tehran");
        Instant start = Instant.parse(
                Objects.requireNonNull(biweekly("/fa/gatherings.ics").get("summer")));
        assertThat(start.atZone(ZoneId.systemDefault()).toLocalTime()).hasToString("20:30");
        assertThat(start.atZone(ZoneId.systemDefault()).getOffset()).isEqualTo(ZoneOffset.ofHoursMinutes(3, 30));
    }

    @Test
    void a_country_a_language_and_one_gathering_have_feeds_of_their_own_which_pages_lead_to() throws Exception {
        assertThat(ical4j("/fa/gatherings.ics?country=DE").keySet()).containsExactly("summer", "whole-day", "winter");
        assertThat(biweekly("/fa/gatherings.ics?country=DE").keySet()).containsExactly("summer", "whole-day", "winter");
        assertThat(ical4j("/fa/gatherings.ics?language=de").keySet()).containsExactly("winter");
        assertThat(ical4j("/fa/gatherings/2027/sydney.ics").keySet()).containsExactly("sydney");
        Browser list = server.browser().open("/fa/gatherings/2027?country=DE");
        assertThat(list.page().select("a[href=\"/fa/gatherings.ics?country=DE\"]"))
                .hasSize(1);
    }
}
