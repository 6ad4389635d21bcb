package org.yadman.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.platform.config.Options;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class DatabaseTest {

    private static final boolean LONG = Boolean.getBoolean("yadman.long");
    private static final int THREADS = 16;
    private static final int TRANSACTIONS = LONG ? 20_000 : 2_000;
    private static final ActorId ACTOR = new ActorId("test");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JdbcClient jdbc() {
        return server.bean(JdbcClient.class);
    }

    private static TransactionTemplate reading() {
        TransactionTemplate reading = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
        reading.setReadOnly(true);
        return reading;
    }

    @Test
    void a_write_through_a_read_only_transaction_is_refused() {
        Map<String, List<String>> before = Dump.of(server);
        assertThatThrownBy(() -> reading()
                        .executeWithoutResult(status -> jdbc().sql("update change_number set number = number + 1")
                                .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(Dump.of(server)).isEqualTo(before);
    }

    @Test
    void a_stores_writing_method_outside_a_command_fails() {
        HistoryStore store = server.bean(HistoryStore.class);
        History.Version version = new History.Version(
                new Ref("test", UUID.randomUUID()), 1, server.clock().instant(), ACTOR, Map.of("a", "b"));
        assertThatThrownBy(() -> store.insert(version)).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(store.findLast(version.of())).isEmpty();
    }

    @Test
    void a_foreign_key_to_nothing_is_refused() {
        assertThatThrownBy(() -> jdbc().sql("""
                        insert into observance (id, group_id, day_id, about) values ('o', 'no group', 'no day', '{}')
                        """).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_same_key_twice_is_a_duplicate() {
        String insert = "insert into campaign_text (text_key, language, markdown) values ('T', 'en', 'x')";
        assertThatThrownBy(() -> server.inTransaction(() -> {
                    jdbc().sql(insert).update();
                    jdbc().sql(insert).update();
                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void the_same_unique_column_twice_is_a_duplicate() {
        String insert =
                "insert into campaign_group (id, slug, kind, name, about) values (:id, 'same', 'OTHER', '{}', '{}')";
        assertThatThrownBy(() -> server.inTransaction(() -> {
                    jdbc().sql(insert).param("id", "one").update();
                    jdbc().sql(insert).param("id", "two").update();
                }))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void a_failed_check_is_an_integrity_violation_and_no_duplicate() {
        assertThatThrownBy(() -> jdbc().sql("""
                        insert into campaign_group (id, slug, kind, country, name, about)
                        values ('c', 'c', 'OTHER', 'DEU', '{}', '{}')
                        """).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .isNotInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void a_missing_value_is_an_integrity_violation() {
        assertThatThrownBy(() -> jdbc().sql("insert into campaign_text (text_key, language) values ('M', 'en')")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void the_data_folder_holds_the_database_and_its_keys_and_nothing_else() throws IOException {
        try (Stream<Path> inside = Files.list(server.options().data())) {
            List<String> names =
                    inside.map(file -> file.getFileName().toString()).sorted().toList();
            if (TestDatabase.onPostgres()) {
                assertThat(names).containsExactly("keys");
            } else {
                assertThat(names)
                        .contains("yadman.db")
                        .isSubsetOf("keys", "yadman.db", "yadman.db-shm", "yadman.db-wal");
            }
        }
    }

    @Test
    void sixteen_threads_meet_no_busy_database_and_lose_no_update() throws Exception {
        assumeFalse(TestDatabase.onPostgres(), "SQLite alone queues its writers in Java");
        Ref ref = new Ref("test", UUID.randomUUID());
        List<Future<Integer>> workers = new ArrayList<>();
        int written = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(i);
                workers.add(threads.submit(work(ref, random)));
            }
            for (Future<Integer> worker : workers) {
                written += worker.get();
            }
        }
        History.Version last = server.bean(History.class).findLast(ref).orElseThrow();
        assertThat(written).isGreaterThan(TRANSACTIONS / 4);
        assertThat(last.number()).isEqualTo(written);
        assertThat(last.content()).containsEntry("count", String.valueOf(written));
    }

    // Half of the transactions read; the others read, add one and write, which would lose an addition if two
    // could do so at the same time.
    private static Callable<Integer> work(Ref ref, Random random) {
        History history = server.bean(History.class);
        return () -> {
            int written = 0;
            for (int i = 0; i < TRANSACTIONS / THREADS; i++) {
                if (random.nextBoolean()) {
                    reading().executeWithoutResult(status -> history.list(ref));
                    continue;
                }
                server.inTransaction(() -> {
                    int before = history.findLast(ref)
                            .map(History.Version::content)
                            .map(content -> Integer.parseInt(content.get("count")))
                            .orElse(0);
                    history.recordReplacing(ref, Map.of("count", String.valueOf(before + 1)), ACTOR);
                });
                written++;
            }
            return written;
        };
    }

    @Test
    void a_full_disk_fails_an_import_and_leaves_the_record_as_it_was(@TempDir Path folder) throws Exception {
        assumeFalse(TestDatabase.onPostgres(), "only SQLite can be told that its disk is full");
        try (TestServer filled = TestServer.withCampaign()) {
            Map<String, List<String>> before = Dump.of(filled);
            writeLargerFolder(folder);
            Campaigns campaigns = filled.bean(Campaigns.class);

            limitPages(filled, "(select page_count + 20 from pragma_page_count())");
            assertThatThrownBy(() -> campaigns.bringIn(folder, true)).isInstanceOf(DiskFullException.class);
            assertThat(Dump.of(filled)).isEqualTo(before);

            limitPages(filled, "1000000");
            assertThat(campaigns.bringIn(folder, true)).isInstanceOf(Outcome.Imported.class);
            assertThat(Dump.of(filled)).isNotEqualTo(before);
        }
    }

    private static void writeLargerFolder(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        Files.writeString(folder.resolve("campaign.yaml"), "slug: large\nname:\n  en: Large\n");
        Files.writeString(
                folder.resolve("sources.csv"),
                "slug,kind,title.en,held,document\nlarge,report,Large,document,large.txt\n");
        Files.writeString(folder.resolve("documents/large.txt"), "x".repeat(5_000_000));
    }

    // On the one connection that writes; a limit belongs to a connection.
    private static void limitPages(TestServer filled, String pages) throws SQLException {
        try (Connection writer =
                        filled.bean(DatabaseWiring.Pools.class).writer().getConnection();
                Statement statement = writer.createStatement()) {
            long limit;
            try (ResultSet row = statement.executeQuery("select " + pages)) {
                row.next();
                limit = row.getLong(1);
            }
            statement.execute("pragma max_page_count = " + limit);
        }
    }

    @Test
    void postgresqls_word_for_a_full_disk_is_understood() {
        DataAccessException translated =
                new Dialect.Postgres().errors().translate("insert", null, new SQLException("no space left", "53100"));
        assertThat(translated).isInstanceOf(DiskFullException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://", "postgres://", "jdbc:postgresql://"})
    void a_postgresql_address_is_understood_in_each_spelling(String scheme) throws SQLException {
        assumeTrue(TestDatabase.onPostgres(), "needs the server of the run on PostgreSQL");
        String plain = Objects.requireNonNull(TestDatabase.postgres().url()).replaceFirst("^postgres(ql)?://", "");
        String behindUser = plain.substring(plain.indexOf('@') + 1);
        String address = scheme.startsWith("jdbc:")
                ? scheme + behindUser + "?user=postgres&password=postgres"
                : scheme + plain + "?ApplicationName=spelling";
        Options options =
                new Options("127.0.0.1", 0, null, null, false, server.options().data(), address);
        try (DatabaseWiring.Pools pools = new DatabaseWiring().pools(options);
                Connection connection = pools.writer().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_database() || ' ' || current_setting('application_name')")) {
            row.next();
            assertThat(row.getString(1)).startsWith(behindUser.substring(behindUser.indexOf('/') + 1) + " ");
            if (!scheme.startsWith("jdbc:")) {
                assertThat(row.getString(1)).endsWith(" spelling");
            }
        }
    }
}
