package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.campaigns.Campaigns.Change;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ref;
import org.yadman.sources.Claims;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class RoundTripTest {

    private static final boolean LONG = Boolean.getBoolean("yadman.long");
    private static final int FOLDERS = LONG ? 200 : 20;
    private static final int RACES = LONG ? 50 : 5;

    private static TestServer server;
    private static Campaigns campaigns;

    /// All parts of the record, to make it empty again.
    record Parts(List<FolderPart> parts) {}

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.fresh(), Parts.class);
        campaigns = server.bean(Campaigns.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_real_campaign_is_its_own_export() throws IOException {
        server.bringIn(TestServer.CAMPAIGN);
        campaigns.writeTo(folder.resolve("export"));
        assertThat(FolderFiles.firstDifference(files(TestServer.CAMPAIGN), files(folder.resolve("export"))))
                .isEmpty();
    }

    static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(root)) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void any_folder_comes_out_with_all_that_it_said_and_its_export_is_its_own_export() throws IOException {
        for (int seed = 0; seed < FOLDERS; seed++) {
            RandomFolder random = RandomFolder.of(seed);
            server.bringIn(random.files().writeTo(folder.resolve("in-" + seed)));
            Map<String, byte[]> first = campaigns.files();
            saysTheSame(random, first, seed);

            Path export = folder.resolve("export-" + seed);
            campaigns.writeTo(export);
            assertThat(FolderFiles.firstDifference(first, files(export)))
                    .as("seed " + seed)
                    .isEmpty();
            server.bringIn(export);
            assertThat(FolderFiles.firstDifference(first, campaigns.files()))
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(server.bean(Claims.class).rebuild()).as("seed " + seed).isZero();
        }
    }

    private static void saysTheSame(RandomFolder random, Map<String, byte[]> export, int seed) throws IOException {
        for (Map.Entry<String, List<Map<String, String>>> table :
                random.tables().entrySet()) {
            String name = table.getKey();
            List<Map<String, String>> rows = rows(Objects.requireNonNull(export.get(name + ".csv"), name));
            String what = "seed " + seed + ", " + name;
            if (name.equals("claims") || name.equals("preferences")) {
                assertThat(rows).as(what).isEqualTo(table.getValue());
            } else {
                assertThat(rows).as(what).containsExactlyInAnyOrderElementsOf(table.getValue());
            }
        }
        for (Map.Entry<String, byte[]> file : random.files().files().entrySet()) {
            if (file.getKey().startsWith("documents/") || file.getKey().startsWith("texts/")) {
                assertThat(export.get(file.getKey()))
                        .as("seed " + seed + ", " + file.getKey())
                        .isEqualTo(file.getValue());
            }
        }
    }

    private static List<Map<String, String>> rows(byte[] csv) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(new String(csv, UTF_8))) {
            for (NamedCsvRecord line : reader) {
                Map<String, String> row = new TreeMap<>(line.getFieldsAsMap());
                row.values().removeIf(String::isEmpty);
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, Object> ids() {
        Map<String, Object> ids = new HashMap<>();
        JdbcClient jdbc = server.bean(JdbcClient.class);
        for (String table : List.of("source", "campaign_group", "day", "campaign")) {
            jdbc.sql("select slug, id from " + table).query(row -> {
                ids.put(table + " " + row.getString(1), row.getString(2));
            });
        }
        jdbc.sql("""
                select campaign_group.slug, day.slug, observance.id from observance
                join campaign_group on campaign_group.id = group_id join day on day.id = day_id
                """).query(row -> {
            ids.put("observance " + row.getString(1) + "/" + row.getString(2), row.getString(3));
        });
        return ids;
    }

    @Test
    void replacing_keeps_the_ids_of_what_is_called_as_before() throws IOException {
        server.bringIn(FolderFiles.sound().writeTo(folder.resolve("before")));
        Map<String, Object> before = ids();
        FolderFiles changed = FolderFiles.sound()
                .replace("groups.csv", "MEHR", "Another name")
                .replace("days.csv", "First", "Another day")
                .replace("sources.csv", "quoted,letter", "renamed,letter")
                .add("groups.csv", "new,other,,New,")
                .add("observances.csv", "new,own,x");
        server.bringIn(changed.writeTo(folder.resolve("after")));
        Map<String, Object> after = ids();
        assertThat(after).hasSize(before.size() + 2);
        before.forEach((name, id) -> {
            if (!name.equals("source quoted")) {
                assertThat(after).containsEntry(name, id);
            }
        });
        assertThat(after)
                .containsKeys("source renamed", "campaign_group new", "observance new/own")
                .doesNotContainKey("source quoted");
        assertThat(after.get("source renamed")).isNotEqualTo(before.get("source quoted"));
        UUID gone = UUID.fromString(String.valueOf(before.get("source quoted")));
        List<History.Version> versions = server.bean(History.class).list(new Ref("source", gone));
        assertThat(versions.getFirst().removal())
                .as("what is gone stays in the history")
                .isTrue();
        assertThat(versions.get(1).removal()).isFalse();
    }

    @Test
    void without_replace_a_plan_is_shown_and_nothing_changes() throws IOException {
        server.bringIn(FolderFiles.sound().writeTo(folder.resolve("before")));
        Map<String, List<String>> before = Dump.of(server);
        FolderFiles changed = FolderFiles.sound()
                .replace("groups.csv", "MEHR", "Another name")
                .add("groups.csv", "new,other,,New,")
                .replace("sources.csv", "quoted,letter", "renamed,letter")
                .replace("claims.csv", "gregorian 09-01", "solar-hijri 06-10")
                .add("preferences.csv", "campaign:c,victims,,,Editors,Again,2026-01-03")
                .with("texts/lead.en.md", "Another sentence.\n")
                .with("texts/press.fa.md", "جمله\n");
        Outcome outcome = campaigns.bringIn(changed.writeTo(folder.resolve("after")), false);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.WouldReplace.class, would -> {
            assertThat(would.plan().changesNothing()).isFalse();
            Map<String, Change> changes = new HashMap<>(would.plan().changes());
            // campaign.yaml: a name is written in its canonical form by an export, and this one is.
            assertThat(changes.remove("other files")).isEqualTo(new Change(1, 1, 0, 2));
            // Tables that stay empty have nothing to change.
            changes.values().removeIf(new Change(0, 0, 0, 0)::equals);
            assertThat(changes)
                    .isEqualTo(Map.of(
                            "sources", new Change(1, 0, 1, 2),
                            "groups", new Change(1, 1, 0, 1),
                            "days", new Change(0, 0, 0, 2),
                            "observances", new Change(0, 0, 0, 1),
                            "claims", new Change(1, 0, 1, 4),
                            "preferences", new Change(1, 0, 0, 1)));
        });
        assertThat(Dump.of(server)).isEqualTo(before);
    }

    @Test
    void the_plan_of_a_records_own_export_changes_nothing() throws IOException {
        server.bringIn(RandomFolder.of(4711).files().writeTo(folder.resolve("in")));
        campaigns.writeTo(folder.resolve("export"));
        Outcome outcome = campaigns.bringIn(folder.resolve("export"), false);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.WouldReplace.class,
                        would -> assertThat(would.plan().changesNothing()).isTrue());
    }

    private static List<Outcome> both(Callable<Outcome> one, Callable<Outcome> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Outcome> first = threads.submit(() -> {
                together.await();
                return one.call();
            });
            Future<Outcome> second = threads.submit(() -> {
                together.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    private static void empty() {
        List<FolderPart> parts = server.bean(Parts.class).parts();
        server.inTransaction(() -> parts.reversed().forEach(FolderPart::clear));
        assertThat(campaigns.isEmpty()).isTrue();
    }

    @Test
    void of_two_imports_at_the_same_moment_into_an_empty_record_one_is_refused() throws Exception {
        Path one = RandomFolder.of(1).files().writeTo(folder.resolve("one"));
        Path other = RandomFolder.of(2).files().writeTo(folder.resolve("other"));
        for (int race = 0; race < RACES; race++) {
            empty();
            List<Outcome> outcomes = both(() -> campaigns.bringIn(one, false), () -> campaigns.bringIn(other, false));
            int winner = outcomes.getFirst() instanceof Outcome.Imported ? 0 : 1;
            assertThat(outcomes.get(winner)).isInstanceOf(Outcome.Imported.class);
            assertThat(outcomes.get(1 - winner)).isInstanceOf(Outcome.WouldReplace.class);
            Map<String, byte[]> now = campaigns.files();
            server.bringIn(winner == 0 ? one : other);
            assertThat(FolderFiles.firstDifference(now, campaigns.files())).isEmpty();
        }
    }

    @Test
    void the_same_folder_twice_at_the_same_moment_is_there_once() throws Exception {
        Path one = RandomFolder.of(3).files().writeTo(folder.resolve("one"));
        empty();
        List<Outcome> outcomes = both(() -> campaigns.bringIn(one, true), () -> campaigns.bringIn(one, true));
        assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Imported);
        Map<String, byte[]> now = campaigns.files();
        server.bringIn(one);
        assertThat(FolderFiles.firstDifference(now, campaigns.files())).isEmpty();
    }

    @Test
    void an_export_during_imports_is_of_one_moment() throws Exception {
        Path one = RandomFolder.of(5).files().writeTo(folder.resolve("one"));
        Path other = RandomFolder.of(6).files().writeTo(folder.resolve("other"));
        server.bringIn(other);
        Map<String, byte[]> ofOther = campaigns.files();
        server.bringIn(one);
        Map<String, byte[]> ofOne = campaigns.files();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> editor = threads.submit(() -> {
                for (int i = 0; i < RACES; i++) {
                    server.bringIn(other);
                    server.bringIn(one);
                }
            });
            int exports = 0;
            while (!editor.isDone() || exports == 0) {
                Map<String, byte[]> now = campaigns.files();
                exports++;
                if (!FolderFiles.firstDifference(now, ofOne).isEmpty()) {
                    assertThat(FolderFiles.firstDifference(now, ofOther)).isEmpty();
                }
            }
            editor.get();
        }
    }
}
