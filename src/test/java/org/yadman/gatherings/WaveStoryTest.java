package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// The day round the world, before it, while it goes on, and after it.
@Tag("database")
class WaveStoryTest {

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.withCampaign(), TestCaller.class);
        server.clock().set(LocalDate.of(2027, 8, 20));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Browser desk() {
        return server.browser().as(TestCaller.coordinator(1));
    }

    private void held(String city, String starts) {
        Browser host = server.browser()
                .open("/en/register")
                .type("on", "2027-09-01")
                .type("starts", starts)
                .type("city", city)
                .type("contact", "host@example.org")
                .press("see");
        assertThat(host.allMistakes()).as(city).isEmpty();
        host.press("send");
        Browser desk = desk().open("/en/desk/gatherings");
        desk.follow(desk.page().select("tbody th a").eachText().getFirst()).press("Let everybody see it");
        assertThat(desk.status()).isEqualTo(200);
    }

    @Test
    void the_wave_is_true_at_the_moment_at_which_somebody_looks() {
        Browser reader = server.browser().open("/en/gatherings").follow("The wave: the day round the world");
        assertThat(reader.text()).contains("Nothing is registered yet", "No station has said so yet");
        assertThat(PageCheck.faults(reader)).isEmpty();

        held("Cologne", "19:00");
        held("Stockholm", "12:00");
        Browser keeper = desk().open("/en/desk/gatherings").follow("The wave and its minute");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        keeper.type("clock", "LOCAL").type("at", "noon").press("Keep this");
        assertThat(keeper.status()).isEqualTo(422);
        assertThat(keeper.mistakes().keySet()).containsExactly("at");
        keeper.type("at", "12:00").press("Keep this");
        assertThat(keeper.status()).isEqualTo(200);
        keeper.type("name", "Radio Sample (fictional)")
                .type("heard", "98.5 MHz")
                .press("Add a station");
        assertThat(keeper.text()).contains("Radio Sample (fictional)");

        reader.open("/en/gatherings/wave");
        assertThat(reader.text())
                .contains("2 gatherings are registered", "once round the world", "Radio Sample (fictional)", "98.5 MHz")
                .contains("It goes from Stockholm, 12:00 by the clock there, to Cologne");
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(reader.page().select("svg .now")).isEmpty();

        server.clock().set(Instant.parse("2027-09-01T10:00:30Z"));
        reader.open("/en/gatherings/wave?clock=Europe/Berlin");
        assertThat(reader.text()).contains("One of 2 has begun", "now");
        assertThat(reader.page().select("svg .now")).hasSize(1);
        assertThat(reader.page().select("table").eachText().getLast()).contains("UTC+02:00", "12:00", "now");

        server.clock().set(Instant.parse("2027-09-01T10:01:00Z"));
        assertThat(reader.open("/en/gatherings/wave?clock=Europe/Berlin")
                        .page()
                        .select("table")
                        .eachText()
                        .getLast())
                .as("a page that is kept for others does not outlive its minute")
                .contains("has begun");

        server.clock().set(LocalDate.of(2027, 9, 3));
        assertThat(reader.open("/fa/gatherings/wave").text()).contains("روز در همه‌جا به پایان رسیده است");
        assertThat(PageCheck.faults(reader)).isEmpty();
        assertThat(server.browser().fetch("/fa/gatherings/bulletin.txt").body())
                .contains("اول سپتامبر. امروز،", "یاد همهٔ زندانیان سیاسی")
                .contains("در ۲ جا در ۲ کشور", "ساعت ۱۲:۰۰ به وقت هر جا");

        keeper.open("/en/desk/gatherings/wave").press("Remove");
        assertThat(reader.open("/en/gatherings/wave").text()).contains("No station has said so yet");
    }
}
