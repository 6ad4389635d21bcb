package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.CommandsTest.Said;
import org.yadman.audit.Audit;
import org.yadman.audit.SigningKeys;
import org.yadman.platform.config.OptionsException;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// `verify`, `rotate-key` and `certify`, with the database opened by the command and inside a running server.
@Tag("database")
class RecordCommandsTest {

    private final TestDatabase database = TestDatabase.blank();

    /// What commands of a running server work in.
    record Rooms(ConfigurableApplicationContext context) {}

    private Said run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data=" + database.folder());
        if (database.url() != null) {
            all.add("--database=" + database.url());
        }
        return CommandsTest.run(all.toArray(new String[0]));
    }

    private static Said inside(TestServer server, String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Yadman.commandLine(server.bean(Rooms.class).context())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words);
        return new Said(code, out.toString(), err.toString());
    }

    private static void note(TestServer server, String act) {
        server.bean(Audit.class).noteByOperator(act, Map.of());
    }

    private List<String> keys() throws IOException {
        return Files.readAllLines(database.folder().resolve("keys/vault.key")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void verify_says_what_it_found_and_ends_with_one_when_a_line_was_changed() {
        Said fresh = run("verify");
        assertThat(fresh.err()).isEmpty();
        assertThat(fresh.code()).isZero();
        assertThat(fresh.out()).startsWith("The record of acts has 0 lines.").contains("Without an older head");
        try (TestServer server = TestServer.start(database)) {
            note(server, "audit.act.one");
            note(server, "audit.act.two");
        }
        assertThat(run("verify").out()).startsWith("The record of acts has 2 lines.");
        try (TestServer server = TestServer.start(database)) {
            server.inTransaction(() -> server.bean(JdbcClient.class)
                    .sql("update audit_line set act = 'audit.act.three' where number = 1")
                    .update());
        }
        Said changed = run("verify");
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.err().strip())
                .isEqualTo("Line 1 does not fit the line before it: one of the two was changed.");
    }

    @Test
    void verify_takes_a_head_as_it_was_published(@TempDir Path folder) throws IOException {
        Path head = folder.resolve("head.json");
        try (TestServer server = TestServer.start(database, Rooms.class)) {
            note(server, "audit.act.one");
            Files.writeString(head, server.browser().fetch("/api/v1/audit-head").body());
            assertThat(inside(server, "verify", "--head", head.toString()).out())
                    .contains("of its first 0 lines none was changed");
        }
        Said said = run("verify", "--head", head.toString());
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("The head that you gave is of 2026-11-23")
                .doesNotContain("Without an older");
        Said none = run("verify", "--head", folder.resolve("nothing").toString());
        assertThat(none.code()).isEqualTo(1);
        assertThat(none.err()).contains("cannot be read").hasLineCount(1);
        Files.writeString(head, "nonsense");
        assertThat(run("verify", "--head", head.toString()).err())
                .contains("is not a head as it is published")
                .hasLineCount(1);
    }

    @Test
    void rotate_key_works_alone_and_in_a_running_server_and_is_noted() throws IOException {
        run("verify");
        List<String> first = keys();
        Said alone = run("rotate-key");
        assertThat(alone.err()).isEmpty();
        assertThat(alone.code()).isZero();
        assertThat(alone.out()).matches("(?s)The key is now [0-9a-f]{8}; 0 values were sealed anew.*keys.*");
        List<String> second = keys();
        assertThat(second).hasSize(1).isNotEqualTo(first);
        try (TestServer server = TestServer.start(database, Rooms.class)) {
            Said prepared = inside(server, "rotate-key", "--prepare");
            assertThat(prepared.code()).isZero();
            assertThat(keys()).hasSize(2).startsWith(second.getFirst());
            Said inside = inside(server, "rotate-key");
            assertThat(inside.err()).isEmpty();
            assertThat(keys()).hasSize(1);
            assertThat(inside.out()).contains(keys().getFirst().substring(0, 8));
            assertThat(prepared.out()).contains(keys().getFirst().substring(0, 8));
        }
        assertThat(run("verify").out()).startsWith("The record of acts has 2 lines.");
    }

    @Test
    void a_command_without_its_keys_says_one_sentence_and_changes_nothing() throws IOException {
        run("verify");
        Files.delete(database.folder().resolve("keys/vault.key"));
        Said said = run("verify");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("Copy the folder keys").hasLineCount(1);
        assertThat(database.folder().resolve("keys/vault.key")).doesNotExist();
    }

    @Test
    void the_campaigns_key_is_shown_once_stored_nowhere_and_vouches_for_another_year() throws IOException {
        run("verify");
        assertThat(database.folder().resolve("keys/certificate"))
                .as("a command makes none")
                .doesNotExist();
        try (TestServer server = TestServer.start(database, Rooms.class)) {
            SigningKeys keys = server.bean(SigningKeys.class);
            String paper = keys.takeCampaignKey().orElseThrow();
            assertThat(paper).matches("[0-9a-f]{4}( [0-9a-f]{4}){15}");
            assertThat(keys.takeCampaignKey()).isEmpty();
            assertThat(files()).contains("certificate").doesNotContain(paper).doesNotContain(paper.replace(" ", ""));

            server.clock().set(LocalDate.of(2027, 11, 1));
            Said renewed = inside(server, "certify", paper);
            assertThat(renewed.err()).isEmpty();
            assertThat(renewed.out()).contains("until 2028-11-01");
            String wrong = (paper.charAt(0) == '0' ? "1" : "0") + paper.substring(1);
            assertThat(inside(server, "certify", wrong).err()).contains("not the key of this campaign");
            assertThatThrownBy(() -> keys.certify("nonsense")).isInstanceOf(OptionsException.class);
        }
        try (TestServer server = TestServer.start(database)) {
            assertThat(server.bean(SigningKeys.class).takeCampaignKey()).isEmpty();
        }
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> inside = Files.walk(database.folder())) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                all.append(Objects.requireNonNull(file.getFileName()))
                        .append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void a_file_is_checked_without_a_record_and_a_key_is_revoked_with_the_paper(@TempDir Path folder)
            throws IOException {
        Path head = folder.resolve("head.json");
        Path list = folder.resolve("revocations.json");
        try (TestServer server = TestServer.start(database, Rooms.class)) {
            String paper = server.bean(SigningKeys.class).takeCampaignKey().orElseThrow();
            Files.writeString(head, server.browser().fetch("/api/v1/audit-head").body());
            Said done = inside(server, "revoke", paper);
            assertThat(done.err()).isEmpty();
            assertThat(done.out()).contains("counts no more").contains("/api/v1/revocations");
            Files.writeString(
                    list, server.browser().fetch("/api/v1/revocations").body());
        }
        Said alone = CommandsTest.run("verify", head.toString(), "--data=" + folder.resolve("nowhere"));
        assertThat(alone.code()).isZero();
        assertThat(alone.out()).contains("nobody has checked", "cannot know");
        assertThat(folder.resolve("nowhere")).doesNotExist();
        Said revoked = CommandsTest.run("verify", head.toString(), "--revocations", list.toString());
        assertThat(revoked.code()).isEqualTo(1);
        assertThat(revoked.err()).contains("counts no more");
        assertThat(CommandsTest.run("verify", head.toString(), "--key", "12").err())
                .contains("A fingerprint has 40 digits");
        Files.writeString(head, "nonsense");
        assertThat(CommandsTest.run("verify", head.toString()).err())
                .contains("neither evidence nor a head")
                .hasLineCount(1);
        assertThat(CommandsTest.run("verify", "--key", "12").err()).contains("are for a file");
    }
}
