package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.CommandsTest.Said;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// `names import`, alone and with a server on the same data folder. All names are made up.
@Tag("database")
class NamesCommandTest {

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /// What the socket works in.
    record Rooms(ConfigurableApplicationContext context) {}

    private Said run(String... words) {
        List<String> all = new ArrayList<>(List.of("names", "import"));
        all.addAll(List.of(words));
        all.add("--list=generated");
        all.add("--data=" + database.folder());
        if (database.url() != null) {
            all.add("--database=" + database.url());
        }
        return CommandsTest.run(all.toArray(new String[0]));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void a_list_comes_in_by_command_and_again_only_if_it_has_changed() throws IOException {
        String list = file("list.csv", "number,name,died,age,place,gender\n1,Barneh Soldalzad,1367,25,Gharib,F\n");
        Said tried = run(list, "--dry-run");
        assertThat(tried.err()).isEmpty();
        assertThat(tried.code()).isZero();
        assertThat(tried.out()).contains("died: death", "death = sh:1367", "1 rows: 1 new", "this was a dry run");
        Said taken = run(list, "--title", "A generated list", "--publisher", "Nobody");
        assertThat(taken.err()).isEmpty();
        assertThat(taken.out()).contains("This is edition 1 of generated now.");
        assertThat(run(list).out()).contains("This file is edition 1 of generated, which stands.");
        try (TestServer server = TestServer.start(database)) {
            assertThat(server.browser().open("/en/memorial/lists/generated").text())
                    .contains("A generated list", "Barneh Soldalzad");
        }
    }

    @Test
    void a_running_server_does_it_and_says_how_far_it_is() throws IOException {
        StringBuilder list = new StringBuilder("what,who\n");
        for (int i = 1; i <= 10_000; i++) {
            list.append(i).append(",somebody made up ").append(i).append('\n');
        }
        String map = file("map.csv", "column,field,calendar\nwhat,number,\nwho,name,\n");
        try (TestServer server = TestServer.start(database, Rooms.class)) {
            ServeCommand.ready(server.bean(Rooms.class).context(), server.options());
            Said said = run(file("list.csv", list.toString()), "--map", map);
            assertThat(said.err()).isEmpty();
            assertThat(said.out()).contains("10000 rows read", "This is edition 1 of generated now.");
            assertThat(server.browser().open("/en/memorial").text()).contains("10,000 entries");
        }
    }

    @Test
    void what_cannot_be_brought_in_ends_with_one_and_a_reason() throws IOException {
        Said none = run(folder.resolve("nothing").toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("There is no file");
        String remarks = folder.resolve("remarks.csv").toString();
        Said wrong = run(file("list.csv", "number,name\n1,Barneh\n1,Soldal\n2,=1+1\n"), "--remarks", remarks);
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err())
                .contains("mistake, line 3, number: The number 1 stands in line 2 already.")
                .contains("mistake, line 4, name: This is a formula.")
                .contains("Nothing was brought in: the file has 2 mistakes.");
        assertThat(Files.readAllLines(Path.of(remarks))).hasSize(3);
        Said nameless = run(file("list.csv", "a,b\n1,2\n"));
        assertThat(nameless.code()).isEqualTo(1);
        assertThat(nameless.err()).contains("No column says a name. The columns are: a, b.");
        Said old = run(file("list.csv", "name\nx\n"), "--encoding", "latin");
        assertThat(old.err()).contains("windows-1256");
    }
}
