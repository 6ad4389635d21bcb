package org.yadman.memorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.memorial.NameLists.Outcome;
import org.yadman.memorial.NameLists.Report;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.testing.TestServer;

/// Editions of made-up lists: what changes, what stays, and what becomes of one that is cut off.
@Tag("database")
class ImportingTest {

    private static final BiConsumer<Integer, Integer> QUIET = (rows, percent) -> {};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private NameLists.Request request(String text, boolean dryRun, boolean renamed) throws IOException {
        Path file = Files.writeString(folder.resolve("generated.csv"), text);
        return new NameLists.Request(file, "generated", "A generated list", "Nobody", null, "", dryRun, renamed);
    }

    private Outcome bringIn(String text) throws IOException {
        return server.bean(NameLists.class).bringIn(request(text, false, false), 1000, QUIET);
    }

    private Report taken(String text) throws IOException {
        Outcome outcome = bringIn(text);
        assertThat(outcome).isInstanceOf(Outcome.Taken.class);
        return ((Outcome.Taken) outcome).report();
    }

    private MemorialList list() {
        return server.bean(NameLists.class).find("generated").orElseThrow();
    }

    private List<Entry> entries() {
        return server.bean(EntryStore.class).list(new Slice(0, 1_000_000));
    }

    private Entry entry(String key) {
        return server.bean(EntryStore.class).find(list().id(), key).orElseThrow();
    }

    @Test
    void a_newer_edition_changes_what_it_changes_and_loses_nothing() throws IOException {
        Report first = taken("number,name,died\n1,Barneh Soldalzad,1367\n2,بارنه سل‌دال‌زاد,1988\n3,unknown,\n4,Mirtav Ronkeshzad,\n");
        assertThat(List.of(first.added(), first.changed(), first.gone(), first.same())).containsExactly(4, 0, 0, 0);
        assertThat(entry("3").name()).isEmpty();
        var id = entry("1").id();

        Report second = taken("name,number,died\nBarneh Soldalzad,1,1367-05\nبارنه سل‌دال‌زاد,2,1988\nMirtav Ronkeshzad,4,\nLumpar Tavzad,5,\n");
        assertThat(List.of(second.added(), second.changed(), second.gone(), second.same())).containsExactly(1, 1, 1, 2);
        assertThat(entry("1").id()).isEqualTo(id);
        assertThat(server.bean(EntryStore.class).listBefore(id))
                .singleElement()
                .satisfies(before -> {
                    assertThat(before.until()).isEqualTo(1);
                    assertThat(before.said().cells()).containsEntry("died", "1367");
                });
        assertThat(entry("3").lastEdition()).isEqualTo(1);
        assertThat(list().standing()).isEqualTo(4);
        assertThat(list().gone()).isEqualTo(1);

        Report third = taken("number,name,died\n3,unknown,\n1,Barneh Soldalzad,1367-05\n");
        assertThat(List.of(third.added(), third.changed(), third.gone(), third.same())).containsExactly(0, 0, 3, 2);
        assertThat(entry("3").lastEdition()).isEqualTo(3);
        assertThat(entries()).hasSize(5);
        assertThat(bringIn("number,name,died\n3,unknown,\n1,Barneh Soldalzad,1367-05\n"))
                .isEqualTo(new Outcome.Stands(3));
    }

    @Test
    void equal_rows_without_a_number_are_as_many_entries() throws IOException {
        taken("name,died\nناشناس,1367\nناشناس,1367\nBarneh Soldalzad,\nناشناس,1367\n");
        assertThat(entries()).hasSize(4);
        Report same = taken("name,died\nBarneh Soldalzad,\nناشناس,1367\nناشناس,1367\nناشناس,1367\n");
        assertThat(same.same()).isEqualTo(4);
        Report fewer = taken("name,died,more\nBarneh Soldalzad,,x\nناشناس,1367,\nناشناس,1367,\n");
        assertThat(List.of(fewer.added(), fewer.changed(), fewer.gone(), fewer.same())).containsExactly(0, 1, 1, 2);
    }

    @Test
    void mistakes_are_told_all_at_once_and_nothing_is_brought_in() throws IOException {
        Outcome outcome = bringIn("number,name,age,died\n1,Barneh,=1+1,\n2,Soldal,young,5/8/1988\n1,Mirtav,,\n2,\uFFFD,,,extra\n");
        assertThat(outcome).isInstanceOf(Outcome.Tried.class);
        Report report = ((Outcome.Tried) outcome).report();
        assertThat(report.remarks().stream().filter(Report.Told::mistake).map(each -> each.line() + " " + each.why().key()))
                .containsExactly(
                        "2 memorial.row.formula",
                        "5 memorial.row.broken",
                        "5 memorial.row.long",
                        "4 memorial.row.twin",
                        "5 memorial.row.twin");
        assertThat(report.hints()).isEqualTo(3);
        assertThat(server.bean(NameLists.class).find("generated")).isEmpty();
        assertThat(entries()).isEmpty();
    }

    @Test
    void a_dry_run_leaves_nothing_behind() throws IOException {
        Outcome outcome = server.bean(NameLists.class)
                .bringIn(request("number,name\n1,Barneh Soldalzad\n", true, false), 1000, QUIET);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Tried.class, tried -> assertThat(tried.report().added()).isEqualTo(1));
        assertThat(server.bean(NameLists.class).list()).isEmpty();
    }

    @Test
    void a_running_number_does_not_turn_one_person_into_another_unnoticed() throws IOException {
        GeneratedNames names = new GeneratedNames(7);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            rows.add(names.next().latin());
        }
        taken(numbered(rows));
        rows.addFirst("Barneh First");
        assertThat(bringIn(numbered(rows))).isInstanceOf(Outcome.Dubious.class);
        assertThat(list().edition()).isEqualTo(1);
        assertThat(server.bean(NameLists.class).bringIn(request(numbered(rows), false, true), 1000, QUIET))
                .isInstanceOf(Outcome.Taken.class);
    }

    private static String numbered(List<String> names) {
        StringBuilder text = new StringBuilder("number,name\n");
        for (int i = 0; i < names.size(); i++) {
            text.append(i + 1).append(',').append(names.get(i)).append('\n');
        }
        return text.toString();
    }

    /// A stop in the middle, as hard as a test can make one inside its own process.
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Test
    void who_is_cut_off_goes_on_where_it_was_and_nobody_sees_a_part() throws IOException {
        GeneratedNames names = new GeneratedNames(11);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 3500; i++) {
            rows.add(names.next().persian());
        }
        NameLists lists = server.bean(NameLists.class);
        NameLists.Request request = request(numbered(rows), false, false);
        assertThatThrownBy(() -> lists.bringIn(request, 10, (read, percent) -> {
                    if (read >= 2000) {
                        throw new Cut();
                    }
                }))
                .isInstanceOf(Cut.class);
        assertThat(entries()).isEmpty();
        assertThat(server.browser().open("/en/memorial/lists/generated").status()).isEqualTo(404);
        List<Integer> told = new ArrayList<>();
        assertThat(lists.bringIn(request, 10, (read, percent) -> told.add(read))).isInstanceOf(Outcome.Taken.class);
        assertThat(told).first().isEqualTo(3000);
        assertThat(entries()).hasSize(3500).extracting(Entry::number).doesNotHaveDuplicates();
        assertThat(list().standing()).isEqualTo(3500);
    }

    @Test
    void whose_work_was_taken_over_stops() throws IOException {
        taken("number,name\n1,Barneh Soldalzad\n");
        List<String> rows = new ArrayList<>();
        GeneratedNames names = new GeneratedNames(13);
        for (int i = 0; i < 2500; i++) {
            rows.add(names.next().latin());
        }
        Importing importing = server.bean(Importing.class);
        Outcome outcome = server.bean(NameLists.class).bringIn(request(numbered(rows), false, true), 10, (read, percent) -> {
            if (read == 1000) {
                importing.drop(list().id());
            }
        });
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(entries()).hasSize(1);
    }

    /// Over random histories of editions: every entry that was there is there, with all that it ever said.
    @Test
    void entries_before_are_entries_after_always() throws IOException {
        Random random = new Random(42);
        GeneratedNames names = new GeneratedNames(42);
        List<Map.Entry<Integer, String>> rows = new ArrayList<>();
        Set<String> before = new TreeSet<>();
        int next = 1;
        for (int edition = 0; edition < 8; edition++) {
            rows.removeIf(each -> random.nextInt(10) == 0);
            for (int i = 0; i < rows.size(); i++) {
                if (random.nextInt(20) == 0) {
                    rows.set(i, Map.entry(rows.get(i).getKey(), names.next().latin() + ",136" + random.nextInt(10)));
                }
            }
            for (int i = random.nextInt(60); i >= 0; i--) {
                GeneratedNames.Name name = names.next();
                rows.add(Map.entry(next++, (random.nextBoolean() ? name.latin() : name.persian()) + ",1367"));
            }
            StringBuilder text = new StringBuilder("number,name,died\n");
            rows.forEach(row -> text.append(row.getKey()).append(',').append(row.getValue()).append('\n'));
            Outcome outcome = server.bean(NameLists.class).bringIn(request(text.toString(), false, true), 10, QUIET);
            assertThat(outcome).isInstanceOf(Outcome.Taken.class);
            Report report = ((Outcome.Taken) outcome).report();

            Set<String> after = new TreeSet<>();
            entries().forEach(each -> after.add(each.key()));
            assertThat(after).containsAll(before).hasSize(before.size() + report.added());
            assertThat(list().standing()).isEqualTo(rows.size());
            assertThat(list().entries()).isEqualTo(after.size());
            assertThat(report.added() + report.changed() + report.same()).isEqualTo(rows.size());
            before.addAll(after);
        }
        assertThat(before).hasSize(next - 1);
    }
}
