package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.platform.vault.SealedColumns;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// every column of the database says what becomes of it when the machine is taken, and the published table is
/// made of that.
@Tag("database")
class SeizureTest {

    private static final Path FILE = Path.of("src/main/resources/seizure.csv");
    private static final Path PUBLISHED = Path.of("docs/seizure.md");
    private static final List<String> CLASSES = List.of("personal", "sealed", "hashed", "internal", "public");

    /// A line of the file.
    record Line(String table, String column, String kind, String note) {
        String name() {
            return table + "." + column;
        }
    }

    private static List<Line> lines() throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(FILE)) {
            return reader.stream()
                    .map(row -> new Line(
                            row.getField("table"), row.getField("column"), row.getField("class"), row.getField("note")))
                    .toList();
        }
    }

    private static Set<String> schema(TestServer server) {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        Set<String> columns = new TreeSet<>();
        for (String table : Dump.tables(server)) {
            String names = TestDatabase.onPostgres()
                    ? "select column_name from information_schema.columns where table_name = :table"
                    : "select name from pragma_table_info(:table)";
            jdbc.sql(names)
                    .param("table", table)
                    .query((row, i) -> row.getString(1))
                    .list()
                    .forEach(column -> columns.add(table + "." + column));
        }
        return columns;
    }

    @Test
    void every_column_is_classified_and_every_line_names_a_column() throws IOException {
        Set<String> said = lines().stream().map(Line::name).collect(Collectors.toCollection(TreeSet::new));
        try (TestServer server = TestServer.start()) {
            Set<String> there = schema(server);
            assertThat(there)
                    .contains("audit_actor.actor", "scheduled_tasks.task_name")
                    .hasSizeGreaterThan(150);
            assertThat(said)
                    .as("a column that is new, or gone, needs its line in %s", FILE)
                    .isEqualTo(there);
        }
    }

    @Test
    void what_is_said_to_be_sealed_is_and_the_other_way_round() throws IOException {
        Set<String> said = lines().stream()
                .filter(line -> line.kind().equals("sealed"))
                .map(Line::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sealed = new TreeSet<>(Set.of("vault_key.probe"));
        try (TestServer server = TestServer.start()) {
            for (SealedColumns table : server.beans(SealedColumns.class)) {
                table.columns().forEach(column -> sealed.add(table.table() + "." + column));
            }
        }
        assertThat(said).isEqualTo(sealed);
    }

    @Test
    void a_line_has_a_class_and_a_note_and_tables_stand_in_order() throws IOException {
        List<Line> lines = lines();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.kind()).as(line.name()).isIn(CLASSES);
            assertThat(line.note()).as(line.name()).isNotBlank();
        });
        assertThat(lines.stream().map(Line::name)).doesNotHaveDuplicates();
        assertThat(lines.stream().map(Line::table)).isSortedAccordingTo(Comparator.naturalOrder());
    }

    @Test
    void the_published_table_is_made_of_it() throws IOException {
        String made = page(lines());
        Path there = Path.of("target/seizure.md");
        Files.createDirectories(there.getParent());
        Files.writeString(there, made);
        assertThat(PUBLISHED)
                .as("%s is out of date; bring it up to date with: cp %s %s", PUBLISHED, there, PUBLISHED)
                .hasContent(made);
    }

    private static final Map<String, List<String>> YIELD = Map.of(
            "personal", List.of("readable", "readable", "what the pages of that role show", "readable"),
            "sealed", List.of("nothing but ciphertext", "readable", "what the pages of that role show", "readable"),
            "hashed",
                    List.of(
                            "hashes that cannot be turned back",
                            "hashes; with `keys/index.key` a guessed address can be tried out",
                            "nothing",
                            "as with the running server"),
            "internal", List.of("readable", "readable", "what the pages of that role show", "readable"),
            "public", List.of("nothing that is not public", "nothing that is not public", "nothing", "nothing"));

    private static final Map<String, String> MEANING = Map.of(
            "personal", "says something about a person, be it only that an account exists and did something",
            "sealed", "encrypted with a key that is not in the database",
            "hashed", "can be compared and not read",
            "internal", "about no person: numbers and words that the program needs",
            "public", "stands on pages and in the export anyway");

    // Everything is made of the file; what stands here is true of every record.
    private static String page(List<Line> lines) {
        StringBuilder page = new StringBuilder("""
                # What is there to be taken

                Made from `src/main/resources/seizure.csv` by `SeizureTest`; a column that is not in it fails the build. Nothing here is a promise that we hope to keep: it is what the tables hold.

                ## Four ways to lose it

                | What was taken | What goes with it |
                |---|---|
                | **a disk, without the folder `keys`** (or a backup of the database) | the database |
                | **the running server** | the database, the folder `keys`, and whatever is typed from then on, passphrases too |
                | **a steward's laptop**, open and signed in | what the pages of that role show, until another steward ends the session; it cannot do alone what needs two |
                | **a court order** that is obeyed | the database and the folder `keys`: as the running server, without what is typed later |

                In none of them: addresses of visitors (IP), their browsers, what they searched for or read. It is never written down. A disk of a PostgreSQL server may hold deleted rows until its next `vacuum`, and its log for longer; SQLite overwrites them at once, its log is emptied after each daily job.

                ## What each class yields

                | Class | Columns | Meaning | Disk without keys | Running server | Steward's laptop | Court order |
                |---|---|---|---|---|---|---|
                """);
        for (String kind : CLASSES) {
            long count = lines.stream().filter(line -> line.kind().equals(kind)).count();
            page.append("| **" + kind + "** | " + count + " | " + MEANING.get(kind) + " | "
                    + String.join(" | ", YIELD.get(kind)) + " |\n");
        }
        page.append("\nThe folder `keys` yields besides: the server's signing key (heads could be forged until another"
                + " key is certified). The campaign's own key is on paper and in no computer.\n");
        for (String kind : CLASSES) {
            page.append("\n## " + Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "\n\n");
            page.append(kind.equals("public") ? tables(lines) : columns(lines, kind));
        }
        return page.toString();
    }

    private static String columns(List<Line> lines, String kind) {
        StringBuilder table = new StringBuilder("| Table | Column | What it is |\n|---|---|---|\n");
        lines.stream()
                .filter(line -> line.kind().equals(kind))
                .forEach(line ->
                        table.append("| `" + line.table() + "` | `" + line.column() + "` | " + line.note() + " |\n"));
        return table.toString();
    }

    // Column by column this would be long, and it can be read on the pages.
    private static String tables(List<Line> lines) {
        Map<String, List<Line>> byTable = lines.stream()
                .filter(line -> line.kind().equals("public"))
                .collect(Collectors.groupingBy(Line::table, java.util.TreeMap::new, Collectors.toList()));
        StringBuilder table = new StringBuilder("| Table | Columns |\n|---|---|\n");
        byTable.forEach((name, of) -> {
            List<String> columns = new ArrayList<>();
            of.forEach(line -> columns.add("`" + line.column() + "`"));
            table.append("| `" + name + "` | " + String.join(" ", columns) + " |\n");
        });
        return table.toString();
    }
}
