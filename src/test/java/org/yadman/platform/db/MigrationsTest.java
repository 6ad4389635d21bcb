package org.yadman.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Set<String> PLACEHOLDERS = Set.of("boolean", "bigint", "blob", "strict");

    /// What would let somebody be traced or called.
    private static final Pattern TRACE = Pattern.compile(
            "(^|_)(ip|ips|ipv[46]|remote|client|host|user_?agent|agent|referr?er|fingerprint|cookie|device|browser|mac|"
                    + "phone|telephone|mobile|cell|tel|fax|msisdn|imei|latitude|longitude)(_|$)");

    @Test
    void every_migration_has_a_number_and_a_name() throws IOException {
        assertThat(migrations().keySet())
                .isNotEmpty()
                .allMatch(name -> name.matches("V\\d{3}__[a-z]+(_[a-z]+)*\\.sql"));
    }

    /// Flyway refuses a data folder whose migrations have changed, or where a new one has a lower number than the
    /// last that ran there. The file of the released ones has those that have been out; a landing adds its own.
    @Test
    void a_migration_that_has_been_out_never_changes_and_every_new_one_comes_after_it() throws Exception {
        Map<String, String> released = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/released-migrations.txt"))) {
            String[] parts = line.split("\\s+", 2);
            released.put(parts[1], parts[0]);
        }
        Map<String, String> now = new TreeMap<>();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        migrations()
                .forEach((name, sql) ->
                        now.put(name, HexFormat.of().formatHex(digest.digest(sql.getBytes(StandardCharsets.UTF_8)))));
        assertThat(now).containsAllEntriesOf(released);
        String last = new TreeSet<>(released.keySet()).last();
        assertThat(now.keySet())
                .filteredOn(name -> !released.containsKey(name))
                .allSatisfy(name -> assertThat(name).isGreaterThan(last));
    }

    @Test
    void only_the_four_placeholders_are_used() throws IOException {
        Pattern placeholder = Pattern.compile("\\$\\{([^}]*)}");
        Set<String> used = new TreeSet<>();
        migrations()
                .values()
                .forEach(sql -> placeholder.matcher(sql).results().forEach(found -> used.add(found.group(1))));
        assertThat(used).isNotEmpty().isSubsetOf(PLACEHOLDERS);
        assertThat(new Dialect.Sqlite().placeholders().keySet()).isEqualTo(PLACEHOLDERS);
        assertThat(new Dialect.Postgres().placeholders().keySet()).isEqualTo(PLACEHOLDERS);
    }

    private static Map<String, String> migrations() throws IOException {
        Map<String, String> migrations = new TreeMap<>();
        try (Stream<Path> inside = Files.list(MIGRATIONS)) {
            for (Path file : inside.toList()) {
                migrations.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return migrations;
    }

    @Test
    void the_schema_is_strict_and_has_no_column_that_could_trace_or_call_anybody() {
        try (TestServer server = TestServer.start()) {
            JdbcClient jdbc = server.bean(JdbcClient.class);
            if (!TestDatabase.onPostgres()) {
                assertThat(jdbc.sql(
                                        "select name from pragma_table_list where schema = 'main' and strict = 0 and type = 'table'"
                                                + " and name not like 'sqlite_%'")
                                .query(String.class)
                                .list())
                        .containsExactlyInAnyOrder("scheduled_tasks", "flyway_schema_history");
            }
            List<String> columns = columns(server, jdbc);
            assertThat(columns).contains("claim.entered_by", "history.actor").noneMatch(MigrationsTest::traces);
        }
    }

    private static List<String> columns(TestServer server, JdbcClient jdbc) {
        List<String> columns = new ArrayList<>();
        for (String table : Dump.tables(server)) {
            String names = TestDatabase.onPostgres()
                    ? "select column_name from information_schema.columns where table_name = :table"
                    : "select name from pragma_table_info(:table)";
            jdbc.sql(names)
                    .param("table", table)
                    .query(String.class)
                    .list()
                    .forEach(column -> columns.add(table + "." + column));
        }
        return columns;
    }

    private static boolean traces(String column) {
        return TRACE.matcher(column.substring(column.indexOf('.') + 1)).find();
    }

    @Test
    void a_column_that_could_trace_somebody_would_be_seen() {
        assertThat(List.of("x.ip", "x.client_ip", "x.user_agent", "x.useragent", "x.phone", "x.mobile_number", "x.tel"))
                .allMatch(MigrationsTest::traces);
        assertThat(List.of("x.recipient", "x.title", "x.published", "x.description", "x.telling"))
                .noneMatch(MigrationsTest::traces);
    }
}
