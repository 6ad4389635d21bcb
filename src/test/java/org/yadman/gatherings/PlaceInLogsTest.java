package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import trouble.TroubleHandlers;

/// R-23 of the log: whatever becomes of a gathering, no line of it says where it is or who can be asked.
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class PlaceInLogsTest {

    private static final List<String> TYPED =
            List.of("qareaq", "qvenueq", "qstreetq", "qcontactq", "qtitleq", "qwayinq", "qsafetyq", "qwordq");

    @Test
    void neither_what_goes_well_nor_what_fails_writes_a_place_into_the_log(CapturedOutput output) {
        try (TestServer server =
                TestServer.start(TestDatabase.withCampaign(), TestCaller.class, TroubleHandlers.class)) {
            int start = output.getAll().length();
            String code = register(server, "2027-09-01");
            decide(server);
            change(server, code);
            Browser reader = server.browser();
            for (String path : List.of(
                    "/en/gatherings/2027?q=qwordq",
                    "/en/gatherings/2027?near=qwordq",
                    "/en/gatherings/2027?page=qwordq",
                    "/en/gatherings/qwordq/qwordq",
                    "/en/gatherings.ics?country=qwordq&group=qwordq")) {
                reader.fetch(path);
            }
            assertThat(reader.fetch("/en/trouble/broken?why=qwordq").statusCode())
                    .isEqualTo(500);
            breakThings(server, code);

            String log = output.getAll().substring(start).toLowerCase(Locale.ROOT);
            // What failed is there, several times.
            assertThat(log.split("errorpages: failure", -1)).hasSizeGreaterThan(3);
            TYPED.forEach(word -> assertThat(log).doesNotContain(word));
        }
    }

    private static Browser filled(TestServer server, String on) {
        return server.browser()
                .open("/en/register")
                .type("on", on)
                .type("starts", "19:00")
                .type("city", "Cologne")
                .type("contact", "qcontactq@example.org")
                .type("area", "qareaq")
                .type("venue", "qvenueq")
                .type("street", "qstreetq 3")
                .type("title", "qtitleq")
                .type("accessibility", "qwayinq")
                .type("safety", "qsafetyq");
    }

    private static String register(TestServer server, String on) {
        Browser host = filled(server, "qwordq").press("see");
        assertThat(host.status()).isEqualTo(422);
        host.type("on", on).press("see").press("send");
        assertThat(host.status()).isEqualTo(200);
        return Objects.requireNonNull(host.page().selectFirst("main code")).text();
    }

    private static Browser desk(TestServer server) {
        return server.browser().as(TestCaller.coordinator(1)).open("/en/desk/gatherings");
    }

    private static void decide(TestServer server) {
        Browser desk = desk(server).follow("qtitleq");
        assertThat(desk.text()).contains("qstreetq", "qcontactq");
        desk.press("Let everybody see it");
        assertThat(desk.status()).isEqualTo(200);
    }

    private static void change(TestServer server, String code) {
        Browser host =
                server.browser().open("/en/register/change").type("code", code).press("Open");
        assertThat(host.value("street")).isEqualTo("qstreetq 3");
        host.type("venue", "qvenueq 2").press("see").press("send");
        assertThat(host.status()).isEqualTo(200);
    }

    /// The tables go while somebody sends, and while somebody comes back.
    private static void breakThings(TestServer server, String code) {
        Browser host = filled(server, "2027-09-02").press("see");
        Browser back = server.browser().open("/en/register/change").type("code", code);
        Browser desk = desk(server);
        for (String table : List.of("submission", "gathering")) {
            server.bean(JdbcClient.class)
                    .sql("alter table " + table + " rename to " + table + "_gone")
                    .update();
        }
        assertThat(host.press("send").status()).isEqualTo(500);
        assertThat(back.press("Open").status()).isEqualTo(500);
        assertThat(desk.open("/en/desk/gatherings?show=public").status()).isEqualTo(500);
    }
}
