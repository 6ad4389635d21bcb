package org.yadman;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yadman.accounts.Accounts;
import org.yadman.accounts.Person;
import org.yadman.testing.Browser;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import trouble.TroubleHandlers;

/// nothing about a visitor stays anywhere. R-18: of what people are known by and reached at, nothing readable
/// does.
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class PrivacyTest {

    private static final String MARK = "mark4711";
    private static final List<String> TRACES =
            List.of(MARK, "203.0.113.77", "127.0.0.1", "localhost:", "Java-http-client");

    @Test
    void nothing_about_a_visitor_stays_in_the_log_in_the_database_or_in_a_file(CapturedOutput output) throws Exception {
        try (TestServer server = TestServer.start(TestDatabase.fresh(), TroubleHandlers.class)) {
            server.bringIn(TestServer.CAMPAIGN);
            // What the test's own database server said while it started is not ours.
            int start = output.getAll().length();
            visit(server.browser());
            visitUnderAForeignName(server.port());
            String kept =
                    dump(server.bean(DataSource.class)) + files(server.options().data());

            // What was looked through is really there.
            assertThat(kept).contains("campaign_group").contains("mehr");
            String log = output.getAll().substring(start);
            assertThat(log).contains("Failure").contains(TroubleHandlers.SECRET);
            for (String trace : TRACES) {
                assertThat(kept.contains(trace))
                        .as("database and files hold %s", trace)
                        .isFalse();
                assertThat(log).as("the log").doesNotContain(trace);
            }
        }
    }

    @Test
    void nothing_by_which_people_sign_in_or_are_reached_can_be_read_anywhere(CapturedOutput output) throws Exception {
        try (TestServer server = TestServer.start(TestDatabase.fresh(), TroubleHandlers.class)) {
            server.bringIn(TestServer.CAMPAIGN);
            int start = output.getAll().length();
            Map<String, byte[]> secrets = new LinkedHashMap<>();
            List.of(MARK, MARK + "@example.org", "203.0.113.77", "Java-http-client")
                    .forEach(trace -> secrets.put(trace, trace.getBytes(UTF_8)));
            work(server, secrets);
            String kept =
                    dump(server.bean(DataSource.class)) + files(server.options().data());
            String log = output.getAll().substring(start);

            // What was done is there, and would be found.
            assertThat(kept).contains("Nima").contains("Shirin").contains("account_session", "submission", "draft");
            assertThat(log).contains("Failure");
            assertThat(secrets).hasSizeGreaterThan(40).containsKey("draft token");
            secrets.forEach((name, secret) -> {
                String plain = new String(secret, ISO_8859_1);
                assertThat(holds("x" + plain + "y", secret)).as(name).isTrue();
                assertThat(holds(Base64.getEncoder().encodeToString(("x" + plain).getBytes(ISO_8859_1)), secret))
                        .as(name)
                        .isTrue();
                assertThat(holds(kept, secret))
                        .as("database and files hold %s", name)
                        .isFalse();
                assertThat(holds(log, secret)).as("the log holds %s", name).isFalse();
            });
        }
    }

    /// Two people come, and do at the desk what has to do with secrets.
    private static void work(TestServer server, Map<String, byte[]> secrets) {
        Browser nima = traced(server);
        String first = server.bean(Accounts.class).firstCodes().getFirst();
        Person steward = Person.enrol(server, nima, first, "Nima");
        secrets.put("first code", bare(first));
        note(secrets, "steward", steward, nima);
        nima.press("Sign out Nima").open("/en/sign-in?go=/en/desk");
        nima.type("Your name here", "Nima").type("Passphrase", MARK).press("Sign in");
        assertThat(nima.text()).contains("This did not fit together");
        server.clock().advance(Duration.ofSeconds(60));
        steward.signIn(server, nima);
        assertThat(nima.heading()).isEqualTo("What needs me today");
        note(secrets, "steward again", steward, nima);

        nima.open("/en/desk/account").type("Your e-mail address", MARK + "@example.org");
        nima.press("Save").press("Admit another browser");
        secrets.put("admission", bare(nima.page().select(".large code").text()));
        nima.open("/en/desk/people").type("Role", "representative");
        nima.type(
                        "Group",
                        nima.page()
                                .select("select[name=group] option")
                                .getLast()
                                .attr("value"))
                .press("Make an invitation");
        String invitation = nima.page().select(".large code").text();
        secrets.put("invitation", bare(invitation));
        nima.open("/en/desk/record/groups/mehr")
                .type("About (English)", "Not yet said: " + MARK)
                .press("Save as a draft");
        secrets.put(
                "draft token",
                nima.page().select("input[name=_form]").attr("value").getBytes(UTF_8));
        assertThat(nima.fetch("/en/trouble/broken?why=" + MARK).statusCode()).isEqualTo(500);

        Browser shirin = traced(server);
        Person representative = Person.enrol(server, shirin, invitation, "Shirin");
        note(secrets, "representative", representative, shirin);
        Browser elsewhere = traced(server);
        Person again = Person.enrol(server, elsewhere, representative.recovery().getFirst(), "Shirin");
        note(secrets, "representative again", again, elsewhere);
        again.signIn(server, elsewhere.forget().open("/en/sign-in?go=/en/desk/account"));
        assertThat(elsewhere.heading()).isEqualTo("My account");
        note(secrets, "representative elsewhere", again, elsewhere);

        Browser sender = traced(server);
        sender.open("/en/suggest?about=" + MARK)
                .type("About which page?", "/en/days")
                .type("What do you want to say?", "There is a better source.")
                .type("How can we answer you?", MARK + "@example.org")
                .press("Send");
        String code = sender.page().select(".code code").text();
        secrets.put("way back", bare(code));
        sender.open("/en/suggest/answer").type("Code", code).press("Open");
        assertThat(sender.text()).contains("There is a better source.");
    }

    private static Browser traced(TestServer server) {
        return server.browser()
                .with("X-Forwarded-For", "203.0.113.77")
                .with("Forwarded", "for=203.0.113.77")
                .with("User-Agent", "Agent/" + MARK)
                .with("Referer", "https://example.org/" + MARK);
    }

    private static void note(Map<String, byte[]> secrets, String who, Person person, Browser browser) {
        secrets.put(who + ": passphrase", bare(person.passphrase()));
        secrets.put(who + ": passphrase as printed", person.passphrase().getBytes(UTF_8));
        if (person.secret().length > 0) {
            secrets.put(who + ": secret", person.secret());
            secrets.put(who + ": secret as text", person.base32().getBytes(UTF_8));
        }
        person.recovery().forEach(code -> {
            secrets.put(who + ": " + code, bare(code));
            secrets.put(who + ": " + code + " as printed", code.getBytes(UTF_8));
        });
        browser.cookies().forEach((name, value) -> {
            secrets.put(who + ": " + name, value.getBytes(UTF_8));
            secrets.put(who + ": " + name + " as bytes", Base64.getUrlDecoder().decode(value));
        });
    }

    // As it is compared: letters and digits only.
    private static byte[] bare(String code) {
        assertThat(code).isNotBlank();
        return code.replaceAll("[^A-Za-z0-9]", "").getBytes(UTF_8);
    }

    /// Whether a text holds these bytes: as they are, in hexadecimal, or somewhere inside what is in Base64.
    private static boolean holds(String text, byte[] secret) {
        if (text.contains(new String(secret, ISO_8859_1))
                || text.contains(HexFormat.of().formatHex(secret))
                || text.contains(HexFormat.of().withUpperCase().formatHex(secret))) {
            return true;
        }
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            // The first and the last characters are shared with whatever stands around.
            String own = whole.substring(before == 0 ? 0 : before + 1, whole.length() - 1);
            if (text.contains(own) || text.contains(own.replace('+', '-').replace('/', '_'))) {
                return true;
            }
        }
        return false;
    }

    private static void visit(Browser browser) {
        List<Integer> statuses = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/en/",
                "/fa/",
                "/en/days",
                "/en/days?year=" + MARK,
                "/en/days.ics",
                "/en/groups?q=" + MARK + "&page=" + MARK,
                "/en/groups/" + MARK,
                "/en/search?q=" + MARK,
                "/fa/search?q=" + MARK + "%zz",
                "/en/sources?sort=" + MARK,
                "/en/press",
                "/en/privacy",
                "/api/v1/groups",
                "/api/v1/" + MARK + ".csv",
                "/" + MARK + "/",
                "/assets/" + MARK + "/yadman.css",
                "/en/trouble/broken?why=" + MARK,
                "/en/trouble/number?n=" + MARK,
                "/en/trouble/busy?" + MARK,
                "/en/trouble/full?" + MARK,
                "/en/trouble/away?" + MARK,
                "/en/trouble/closed?" + MARK,
                "/health")) {
            statuses.add(browser.fetch(
                            path.replace("%zz", "%25zz"),
                            "X-Forwarded-For",
                            "203.0.113.77",
                            "Forwarded",
                            "for=203.0.113.77",
                            "X-Real-IP",
                            "203.0.113.77",
                            "User-Agent",
                            "Agent/" + MARK,
                            "Cookie",
                            "session=" + MARK + "; bad cookie=\"" + MARK,
                            "Referer",
                            "https://example.org/" + MARK,
                            "Accept-Language",
                            MARK + ";q=x")
                    .statusCode());
        }
        assertThat(statuses).contains(200, 400, 401, 404, 500, 503, 507);
    }

    // By hand, because Java's client does not let anybody choose the Host.
    private static void visitUnderAForeignName(int port) throws IOException {
        String request = "GET /en/search?q=" + MARK + " HTTP/1.1\r\nHost: " + MARK + ".example\r\nUser-Agent: " + MARK
                + "\r\nX-Forwarded-For: 203.0.113.77\r\nCookie: session=" + MARK + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421");
        }
    }

    private static String dump(DataSource database) throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            String list = TestDatabase.onPostgres()
                    ? "select table_name from information_schema.tables where table_schema = 'public'"
                    : "select name from sqlite_master where type = 'table'";
            try (ResultSet rows = statement.executeQuery(list)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("campaign_group", "history", "listing");
            for (String table : tables) {
                dump.append('\n').append(table).append('\n');
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            Object cell = rows.getObject(column);
                            dump.append(cell instanceof byte[] bytes ? new String(bytes, ISO_8859_1) : cell)
                                    .append('\t');
                        }
                    }
                }
            }
        }
        return dump.toString();
    }

    private static String files(Path folder) throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    bytes.append(file).append(new String(Files.readAllBytes(file), ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return bytes.toString();
    }
}
