package org.yadman;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yadman.testing.Browser;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import trouble.TroubleHandlers;

/// nothing about a visitor stays anywhere.
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
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
                            dump.append(rows.getString(column)).append('\t');
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
                    bytes.append(file).append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return bytes.toString();
    }
}
