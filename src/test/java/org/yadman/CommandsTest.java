package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.accounts.DemoAccounts;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import picocli.CommandLine;

/// The commands that end by themselves, as a person types them.
@Tag("database")
class CommandsTest {

    /// What a command said and how it ended.
    record Said(int code, String out, String err) {}

    static Said run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Yadman.commandLine(null).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    private static Said on(TestDatabase database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + database.folder());
        if (database.url() != null) {
            all.add("--database=" + database.url());
        }
        return run(all.toArray(new String[0]));
    }

    @Test
    void a_server_does_not_start_on_a_record_with_the_accounts_of_a_demonstration() {
        TestDatabase database = TestDatabase.fresh();
        try (TestServer server = TestServer.start(database)) {
            server.bean(DemoAccounts.class).make();
        }
        Said refused = on(database, "serve", "--port=0");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("This record has the accounts of a demonstration");
    }

    @Test
    void a_campaign_goes_in_and_comes_out_and_is_not_replaced_unasked(@TempDir Path folder) throws IOException {
        TestDatabase database = TestDatabase.fresh();
        Path export = folder.resolve("export");

        Said tooEarly = on(database, "export", export.toString());
        assertThat(tooEarly.code()).isEqualTo(1);
        assertThat(tooEarly.err().strip()).isEqualTo("The record is empty: there is nothing to export.");
        assertThat(export).doesNotExist();

        Said in = on(database, "import", TestServer.CAMPAIGN.toString());
        assertThat(in.err()).isEmpty();
        assertThat(in.code()).isZero();
        assertThat(in.out())
                .matches("Imported campaigns/first-of-september: [1-9]\\d* sources, .*[1-9]\\d* claims, .*\\.\n");

        Said again = on(database, "import", TestServer.CAMPAIGN.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err().lines())
                .contains("Nothing was imported: the record is not empty. To replace it by this folder, say --replace.")
                .anyMatch(line -> line.matches("claims +0 to add, 0 to change, 0 to remove, \\d+ stay as they are"));

        assertThat(on(database, "import", "--replace", TestServer.CAMPAIGN.toString())
                        .code())
                .isZero();

        Said out = on(database, "export", export.toString());
        assertThat(out.code()).isZero();
        assertThat(out.out()).matches("Exported \\d+ files to .*export\\.\n");
        assertThat(export.resolve("claims.csv")).hasSameBinaryContentAs(TestServer.CAMPAIGN.resolve("claims.csv"));

        Files.writeString(export.resolve("mine.txt"), "mine");
        Said refused = on(database, "export", export.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("The export was not written: ").hasLineCount(1);
        assertThat(export.resolve("mine.txt")).exists();
    }

    @Test
    void mistakes_are_told_one_a_line_and_then_counted(@TempDir Path folder) throws IOException {
        TestDatabase database = TestDatabase.fresh();
        Files.writeString(folder.resolve("groups.csv"), "slug,kind,name.en\na,clubb,A\n");
        Said said = on(database, "import", folder.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().lines().toList())
                .containsExactly(
                        "campaign.yaml: the file is missing: every campaign folder has one.",
                        "groups.csv, line 2, kind: \"clubb\" is not one of: families, human-rights-organisation, committee, "
                                + "association, union, campaign, coalition, religious, media, party, other.",
                        "Nothing was imported: the folder has 2 mistakes.");
        assertThat(said.out()).isEmpty();
        assertThat(on(database, "export", folder.resolve("x").toString()).err()).contains("The record is empty");
    }

    @Test
    void a_folder_that_does_not_exist_is_named_before_anything_is_opened(@TempDir Path data) throws IOException {
        Said said = run("import", "no-such-folder", "--data=" + data);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().strip()).isEqualTo("There is no folder no-such-folder.");
        try (Stream<Path> inside = Files.list(data)) {
            assertThat(inside).isEmpty();
        }
    }

    @Test
    void a_database_address_of_another_kind_is_refused_in_one_sentence(@TempDir Path data) {
        Said said = run("import", TestServer.CAMPAIGN.toString(), "--data=" + data, "--database=mysql://localhost/x");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().strip())
                .isEqualTo("The database address must begin with postgresql:// or jdbc:postgresql://.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"import --frobnicate x", "export --frobnicate x", "xyzzy", "import", "export", "--frobnicate"})
    void what_is_not_understood_ends_with_two_and_says_how_it_goes(String typed) {
        Said said = run(typed.split(" ", -1));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("Usage: yadman");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void without_a_command_it_says_what_to_type() {
        Said said = run();
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).startsWith("Say what to do, for instance: yadman demo");
    }

    @Test
    void help_names_every_command_and_every_option() {
        Said help = run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains(
                        "demo",
                        "serve",
                        "import",
                        "export",
                        "verify",
                        "rotate-key",
                        "certify",
                        "One commonly observed");
        assertThat(run("import", "--help").out()).contains("--replace", "--data", "--database", "FOLDER");
        assertThat(run("export", "--help").out())
                .contains("--data", "--database", "FOLDER")
                .doesNotContain("--replace");
        assertThat(run("--version").out()).startsWith("Yadman ");
    }
}
