package org.yadman.campaigns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.Campaigns.Outcome.Mistakes;
import org.yadman.campaigns.Edit.Outcome;
import org.yadman.campaigns.Editing.Author;
import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.sources.Claims;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// An edit is an import of one thing: what it writes and what it refuses are what an import of the whole folder with
/// that row changed would write and refuse.
@Tag("database")
class EditsTest {

    private static final boolean LONG = Boolean.getBoolean("yadman.long");
    private static final int FOLDERS = LONG ? 100 : 6;
    private static final int EDITS = 8;
    private static final Author SOMEBODY = new Author(new ActorId("somebody"), true);

    private static TestServer edited;
    private static TestServer imported;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        edited = TestServer.start(TestDatabase.fresh());
        imported = TestServer.start(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        edited.close();
        imported.close();
    }

    private static Map<String, byte[]> files(TestServer server) {
        return server.bean(Campaigns.class).files();
    }

    private static List<Map<String, String>> rows(Map<String, byte[]> files, String table) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new String(Objects.requireNonNull(files.get(table + ".csv")), UTF_8))) {
            for (NamedCsvRecord line : reader) {
                Map<String, String> row = new TreeMap<>(line.getFieldsAsMap());
                row.values().removeIf(String::isEmpty);
                rows.add(row);
            }
        }
        return rows;
    }

    private static byte[] csv(List<Map<String, String>> rows) throws IOException {
        return csv(rows, Set.of());
    }

    /// @param columns that the header has, whether any row fills them or not
    private static byte[] csv(List<Map<String, String>> rows, Set<String> columns) throws IOException {
        Set<String> header = new TreeSet<>(columns);
        rows.forEach(row -> header.addAll(row.keySet()));
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
        csv.writeRecord(header);
        rows.forEach(row -> csv.writeRecord(
                header.stream().map(column -> row.getOrDefault(column, "")).toList()));
        csv.flush();
        return text.toString().getBytes(UTF_8);
    }

    private static FolderFiles folderOf(Map<String, byte[]> files) {
        FolderFiles folder = new FolderFiles();
        files.forEach(folder::with);
        return folder;
    }

    private static FolderTable table(String name) {
        return edited.bean(Tables.class).find(name).orElseThrow();
    }

    private static Edit.Line line(TableShape shape, Map<String, String> before, Map<String, String> after) {
        String key = shape.keyOf(before);
        int opened =
                edited.bean(Things.class).standing(shape, key).orElseThrow().version();
        return new Edit.Line(shape, key, opened, after);
    }

    /// A row of some table, with one text in it written anew.
    private record Rewritten(TableShape shape, Map<String, String> before, Map<String, String> after) {}

    private static Rewritten rewritten(Map<String, byte[]> files, Random random) throws IOException {
        List<FolderTable> tables = edited.bean(Tables.class).all().stream()
                .filter(table -> table.shape().thing() != null && table.count().getAsLong() > 0)
                .toList();
        TableShape shape = tables.get(random.nextInt(tables.size())).shape();
        List<Map<String, String>> rows = rows(files, shape.name());
        Map<String, String> before = rows.get(random.nextInt(rows.size()));
        List<Column> texts =
                shape.columns().stream().filter(column -> column.localized()).toList();
        String column = texts.get(random.nextInt(texts.size())).name() + "." + (random.nextBoolean() ? "en" : "fa");
        Map<String, String> after = new TreeMap<>(before);
        after.put(column, "New words, “anew” «" + random.nextInt(1000) + "»\nand a line");
        return new Rewritten(shape, before, after);
    }

    @Test
    void an_edit_is_what_importing_the_folder_with_that_row_changed_would_be() throws Exception {
        for (int seed = 0; seed < FOLDERS; seed++) {
            Random random = new Random(seed);
            edited.bringIn(RandomFolder.of(seed).files().writeTo(folder.resolve("in-" + seed)));
            for (int i = 0; i < EDITS; i++) {
                String what = "seed " + seed + ", edit " + i;
                Map<String, byte[]> before = files(edited);
                Rewritten row = rewritten(before, random);
                Edit edit = new Edit(List.of(line(row.shape(), row.before(), row.after())), Map.of());
                edited.inTransaction(() -> edited.bean(Editing.class).approved(edit, true, SOMEBODY.id()));

                List<Map<String, String>> rows = rows(before, row.shape().name());
                rows.replaceAll(each -> each.equals(row.before()) ? row.after() : each);
                imported.bringIn(folderOf(before)
                        .with(row.shape().name() + ".csv", csv(rows))
                        .writeTo(folder.resolve("changed-" + seed + "-" + i)));
                assertThat(FolderFiles.firstDifference(files(edited), files(imported)))
                        .as(what)
                        .isEmpty();
            }
            Map<String, byte[]> now = files(edited);
            edited.bringIn(folderOf(now).writeTo(folder.resolve("again-" + seed)));
            assertThat(FolderFiles.firstDifference(now, files(edited)))
                    .as("seed " + seed)
                    .isEmpty();
            assertThat(edited.bean(Claims.class).rebuild()).as("seed " + seed).isZero();
            assertThat(rebuiltTracks()).as("seed " + seed).isZero();
        }
    }

    // Where tracks stand is their room's own; its command to compute it anew is asked from outside here.
    private static int rebuiltTracks() throws Exception {
        Class<?> type = Class.forName("org.yadman.recognition.Tracks");
        Object tracks = edited.bean(type);
        Method rebuild = type.getMethod("rebuild");
        rebuild.setAccessible(true);
        return (int) rebuild.invoke(tracks);
    }

    /// One cell that cannot stay so.
    private record Wrong(String table, String key, String column, String value) {}

    private static final List<Wrong> WRONG = List.of(
            new Wrong("groups", "mehr", "kind", "clubb"),
            new Wrong("groups", "mehr", "country", "USA"),
            new Wrong("groups", "mehr", "site", "example.org"),
            new Wrong("groups", "mehr", "name.en", ""),
            new Wrong("sources", "essay", "published", "2002-13"),
            new Wrong("sources", "essay", "held", "document"),
            new Wrong("sources", "essay", "via", "quoted"),
            new Wrong("sources", "quoted", "via", ""),
            new Wrong("sources", "quoted", "language", "Persian"),
            new Wrong("days", "own", "role", "common"),
            new Wrong("days", "own", "name.en", ""),
            new Wrong("bodies", "section", "parent", "meeting"),
            new Wrong("bodies", "meeting", "dormant_after", "0"),
            new Wrong("bodies", "court", "kind", "tribunal"),
            new Wrong("deadlines", "meeting/papers", "kind", "party"),
            new Wrong("tracks", "first", "procedure", "mandate"),
            new Wrong("tracks", "second", "force", "strong"),
            new Wrong("steps", "second/yes", "event", "idea"),
            new Wrong("steps", "second/yes", "number", "1"),
            new Wrong("steps", "second/handed-in", "due", "2004"),
            new Wrong("steps", "second/word", "event", "in-force"),
            new Wrong("steps", "first/again", "event", "adopted"),
            new Wrong("conditions", "second/others", "rule", "at least two"),
            new Wrong("conditions", "second/others", "status", "pending"),
            new Wrong("conditions", "second/others", "deadline", "soon"),
            new Wrong("conditions", "second/others", "language", ""),
            new Wrong("stalls", "first/no-reply", "since", "03"),
            new Wrong("stalls", "first/no-reply", "stance", "thinks"),
            new Wrong("outcomes", "case/N. N./", "outcome", "guilty"));

    @Test
    void what_an_import_refuses_an_edit_refuses_in_the_same_words_and_nothing_is_written() throws IOException {
        edited.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("in")));
        Map<String, byte[]> before = files(edited);
        for (Wrong wrong : WRONG) {
            TableShape shape = table(wrong.table()).shape();
            List<Map<String, String>> rows = rows(before, wrong.table());
            Map<String, String> row = rows.stream()
                    .filter(each -> shape.keyOf(each).equals(wrong.key()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(wrong.toString()));
            Map<String, String> changed = new TreeMap<>(row);
            changed.put(wrong.column(), wrong.value());
            changed.values().removeIf(String::isEmpty);
            rows.replaceAll(each -> each.equals(row) ? changed : each);
            var wished = edited.bean(Campaigns.class)
                    .bringIn(
                            folderOf(before)
                                    .with(wrong.table() + ".csv", csv(rows, row.keySet()))
                                    .writeTo(folder.resolve(wrong.table() + WRONG.indexOf(wrong))),
                            true);
            assertThat(wished).as(wrong.toString()).isInstanceOf(Mistakes.class);
            Outcome outcome =
                    edited.bean(Editing.class).edit(new Edit(List.of(line(shape, row, changed)), Map.of()), SOMEBODY);
            assertThat(outcome).as(wrong.toString()).isInstanceOf(Outcome.Mistakes.class);
            assertThat(said(((Outcome.Mistakes) outcome).found().stream().map(Edit.Found::problem)))
                    .as(wrong.toString())
                    .isEqualTo(said(((Mistakes) wished).problems().stream()));
            assertThat(((Outcome.Mistakes) outcome).found())
                    .as(wrong.toString())
                    // By another procedure, or with a condition that is not met, it is a step that does not fit.
                    .anyMatch(found -> found.line() == 0 || wrong.column().matches("procedure|status"));
            assertThat(FolderFiles.firstDifference(before, files(edited)))
                    .as(wrong.toString())
                    .isEmpty();
        }
    }

    private static Set<String> said(Stream<Problem> problems) {
        Messages messages = edited.bean(Messages.class);
        return problems.map(problem -> problem.at().file() + " " + problem.at().field() + ": "
                        + problem.expected().in(messages, Language.SOURCE))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void what_is_named_is_not_removed_and_what_is_not_goes_with_all_its_parts() throws IOException {
        edited.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("in")));
        Editing editing = edited.bean(Editing.class);
        Map<String, byte[]> before = files(edited);
        for (String named : List.of(
                "groups/mehr",
                "groups/families",
                "days/own",
                "days/first",
                "bodies/section",
                "sources/essay",
                "tracks/first",
                "steps/second/yes")) {
            String[] row = named.split("/", 2);
            Outcome outcome = remove(editing, row[0], row[1]);
            assertThat(outcome).as(named).isInstanceOf(Outcome.Mistakes.class);
            assertThat(FolderFiles.firstDifference(before, files(edited)))
                    .as(named)
                    .isEmpty();
        }
        assertThat(remove(editing, "stalls", "first/no-reply")).isEqualTo(new Outcome.Saved(true));
        assertThat(new String(Objects.requireNonNull(files(edited).get("stalls.csv")), UTF_8))
                .doesNotContain("no-reply");
        Map<String, byte[]> now = files(edited);
        imported.bringIn(folderOf(now).writeTo(folder.resolve("again")));
        assertThat(FolderFiles.firstDifference(now, files(imported))).isEmpty();
    }

    private static Outcome remove(Editing editing, String table, String key) {
        TableShape shape = table(table).shape();
        int version =
                edited.bean(Things.class).standing(shape, key).orElseThrow().version();
        return editing.edit(new Edit(List.of(new Edit.Line(shape, key, version, null)), Map.of()), SOMEBODY);
    }

    @Test
    void two_steps_change_places_in_one_edit() throws IOException {
        edited.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("in")));
        Map<String, byte[]> before = files(edited);
        TableShape shape = table("steps").shape();
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        rows(before, "steps").forEach(row -> rows.put(shape.keyOf(row), row));
        Map<String, String> promise = Objects.requireNonNull(rows.get("second/word"));
        Map<String, String> handedIn = Objects.requireNonNull(rows.get("second/handed-in"));
        Map<String, String> first = new TreeMap<>(promise);
        first.put("number", "1");
        Map<String, String> third = new TreeMap<>(handedIn);
        third.put("number", "3");
        Outcome alone =
                edited.bean(Editing.class).edit(new Edit(List.of(line(shape, promise, first)), Map.of()), SOMEBODY);
        assertThat(alone).isInstanceOf(Outcome.Mistakes.class);
        // The adoption would stand before what was handed in: the way is checked with both changes made.
        Outcome both = edited.bean(Editing.class)
                .edit(new Edit(List.of(line(shape, promise, first), line(shape, handedIn, third)), Map.of()), SOMEBODY);
        assertThat(both).isInstanceOf(Outcome.Mistakes.class);
        Map<String, String> incident = new TreeMap<>(handedIn);
        incident.put("number", "3");
        incident.put("event", "noted");
        assertThat(edited.bean(Editing.class)
                        .edit(
                                new Edit(
                                        List.of(line(shape, promise, first), line(shape, handedIn, incident)),
                                        Map.of()),
                                SOMEBODY))
                .isEqualTo(new Outcome.Saved(true));
        assertThat(rows(files(edited), "steps"))
                .anyMatch(row -> row.getOrDefault("slug", "").equals("word")
                        && row.getOrDefault("number", "").equals("1"));
    }
}
