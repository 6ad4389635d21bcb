package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.yadman.CommandsTest.Said;
import org.yadman.platform.config.MailServer;
import org.yadman.platform.config.MailServer.Encryption;
import org.yadman.platform.mail.Inbox;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Commands that find a server running on their data folder.
@Tag("database")
@Timeout(120)
class CommandSocketTest {

    /// A database that nobody could open: a command that ends well has asked the server.
    private static final String NOWHERE = "--database=postgresql://nobody:nobody@127.0.0.1:9/nothing";

    private static TestServer server;
    private static Path data;

    /// What the socket works in.
    record Rooms(ConfigurableApplicationContext context) {}

    @BeforeAll
    static void start() {
        server = serving(TestDatabase.fresh());
        data = server.options().data();
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(data.resolve(CommandSocket.NAME)).doesNotExist();
    }

    private static TestServer serving(TestDatabase database) {
        TestServer started = TestServer.start(database, Rooms.class);
        ServeCommand.ready(started.bean(Rooms.class).context(), started.options());
        return started;
    }

    private static Said ask(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + data);
        all.add(NOWHERE);
        return CommandsTest.run(all.toArray(new String[0]));
    }

    private static Path named(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("campaign.yaml"), "slug: asked\nname:\n  en: " + name + "\n");
        return folder;
    }

    private static SocketChannel call(Path folder) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(CommandSocket.NAME)));
    }

    private static void say(SocketChannel to, String text) throws IOException {
        Channels.newOutputStream(to).write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(SocketChannel from) throws IOException {
        return new String(Channels.newInputStream(from).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void only_the_owner_of_the_data_folder_can_open_it() throws IOException {
        assertThat(Files.getPosixFilePermissions(data.resolve(CommandSocket.NAME)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_campaign_goes_in_and_comes_out_through_the_running_server(@TempDir Path folder) throws IOException {
        Path export = folder.resolve("export");
        Said in = ask(
                "import", "--replace", named(folder.resolve("in"), "Asked for").toString());
        assertThat(in.err()).isEmpty();
        assertThat(in.code()).isZero();
        assertThat(in.out()).matches("Imported /.*/in: .*0 claims.*\\.\n");
        // At once, and not only when the server next asks the database.
        assertThat(server.browser().open("/en/").text()).contains("Asked for");

        Said out = ask("export", export.toString());
        assertThat(out.err()).isEmpty();
        assertThat(out.code()).isZero();
        assertThat(out.out()).matches("Exported \\d+ files to /.*/export\\.\n");
        assertThat(export.resolve("campaign.yaml")).content().contains("Asked for");
    }

    @Test
    void a_folder_is_understood_from_where_the_command_was_typed() {
        Said said = ask("import", "--replace", TestServer.CAMPAIGN.toString());
        assertThat(said.code()).isZero();
        assertThat(said.out()).startsWith("Imported " + TestServer.CAMPAIGN.toAbsolutePath() + ": ");
    }

    @Test
    void a_refusal_comes_back_with_its_words_and_its_exit_code(@TempDir Path folder) throws IOException {
        assertThat(ask("import", "--replace", TestServer.CAMPAIGN.toString()).code())
                .isZero();
        Said again = ask("import", TestServer.CAMPAIGN.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.out()).isEmpty();
        assertThat(again.err().lines())
                .contains("Nothing was imported: the record is not empty. To replace it by this folder, say --replace.")
                .anyMatch(line -> line.matches("claims +0 to add, 0 to change, 0 to remove, \\d+ stay as they are"));

        Files.writeString(folder.resolve("mine.txt"), "mine");
        Said refused = ask("export", folder.toString());
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("The export was not written: ").hasLineCount(1);
        assertThat(folder.resolve("mine.txt")).hasContent("mine");
    }

    @Test
    void mistakes_are_told_one_a_line_in_the_language_they_were_written_in(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("groups.csv"), "slug,kind,name.en\na,انجمن,A\n");
        Said said = ask("import", "--replace", folder.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err().lines().toList())
                .hasSize(3)
                .contains("campaign.yaml: the file is missing: every campaign folder has one.")
                .anyMatch(line -> line.startsWith("groups.csv, line 2, kind: \"انجمن\" is not one of: "))
                .endsWith("Nothing was imported: the folder has 2 mistakes.");
    }

    @Test
    void who_connects_and_says_nothing_keeps_nobody_waiting(@TempDir Path folder) throws IOException {
        try (SocketChannel silent = call(data);
                SocketChannel halfway = call(data)) {
            say(halfway, "[\"import\",");
            assertThat(ask(
                                    "import",
                                    "--replace",
                                    named(folder, "Not kept waiting").toString())
                            .code())
                    .isZero();
            assertThat(silent.isConnected()).isTrue();
        }
        assertThat(ask("export", folder.resolve("out").toString()).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{}",
                "[]",
                "[null]",
                "[[\"import\"]]",
                "[\"frobnicate\"]",
                "[\"serve\"]",
                "[\"demo\"]",
                "[\"--help\"]"
            })
    void what_is_no_command_for_a_server_is_answered_all_the_same(String request) throws IOException {
        try (SocketChannel caller = call(data)) {
            say(caller, request + "\n");
            assertThat(hear(caller))
                    .isEqualTo("eThe running server does not know this command; is it of another version?\nx2\n");
        }
    }

    @Test
    void a_command_line_that_is_wrong_ends_with_two() throws IOException {
        try (SocketChannel caller = call(data)) {
            say(caller, "[\"import\",\"--frobnicate\"]\n");
            assertThat(hear(caller)).contains("eUsage: yadman import").endsWith("\nx2\n");
        }
    }

    @Test
    void a_socket_left_by_a_killed_server_is_passed_over(@TempDir Path folder) throws IOException {
        leaveSocket(folder);
        Said said = CommandsTest.run("export", folder.resolve("export").toString(), "--data=" + folder);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err().strip()).isEqualTo("The record is empty: there is nothing to export.");
        assertThat(folder.resolve("yadman.db")).exists();
    }

    @Test
    void the_next_server_takes_the_place_of_a_killed_one() throws IOException {
        TestDatabase database = TestDatabase.fresh();
        leaveSocket(database.folder());
        try (TestServer next = serving(database);
                SocketChannel caller = call(next.options().data())) {
            say(caller, "[\"export\",\"/nowhere\"]\n");
            assertThat(hear(caller)).isEqualTo("eThe record is empty: there is nothing to export.\nx1\n");
        }
    }

    // As a killed server does: the file stays when nobody listens any more.
    private static void leaveSocket(Path folder) throws IOException {
        listenIn(folder).close();
        assertThat(folder.resolve(CommandSocket.NAME)).exists();
    }

    private static ServerSocketChannel listenIn(Path folder) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve(CommandSocket.NAME)));
    }

    @Test
    void a_second_server_on_the_folder_leaves_the_first_its_socket(@TempDir Path folder) throws IOException {
        assertThat(CommandSocket.listen(server.bean(Rooms.class).context(), data))
                .isEmpty();
        assertThat(ask("import", "--replace", named(folder, "Still the first").toString())
                        .code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oImported half of it\n", "oImported"})
    void a_server_that_stops_before_it_has_answered_is_no_success(String said, @TempDir Path folder) throws Exception {
        try (ServerSocketChannel stopping = listenIn(folder);
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Said> asked = other.submit(
                    () -> CommandsTest.run("export", folder.resolve("export").toString(), "--data=" + folder));
            try (SocketChannel caller = stopping.accept()) {
                // The whole command has come in before this server stops.
                ByteBuffer octet = ByteBuffer.allocate(1);
                while (caller.read(octet.clear()) == 1 && octet.get(0) != '\n') {
                    Thread.onSpinWait();
                }
                say(caller, said);
            }
            assertThat(asked.get().code()).isEqualTo(1);
            assertThat(asked.get().err().strip())
                    .isEqualTo("The server stopped before it had answered; look at the record before you try again.");
        }
    }

    @Test
    void a_server_that_stops_leaves_nobody_waiting() throws IOException {
        TestServer stopping = serving(TestDatabase.fresh());
        Path folder = stopping.options().data();
        try (SocketChannel waiting = call(folder);
                SocketChannel next = call(folder)) {
            // Callers are let in one after the other: who waits is inside when the next one has been answered.
            say(next, "[]\n");
            assertThat(hear(next)).endsWith("x2\n");
            stopping.close();
            assertThat(waiting.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
        assertThat(folder.resolve(CommandSocket.NAME)).doesNotExist();
    }

    private static Said receive(Path folder, String mail) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Yadman.commandLine(null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("receive", "--data=" + folder);
        return new Said(code, out.toString(), err.toString());
    }

    @Test
    void a_mail_is_handed_to_the_server_or_to_be_offered_again() throws IOException {
        String mail = "From: a@group.example\nSubject: by pipe\n\nwords\n";
        Said nobody = receive(Files.createTempDirectory("yadman-nobody-"), mail);
        assertThat(nobody.code()).isEqualTo(75);
        assertThat(nobody.err()).contains("offer the mail again");
        assertThat(receive(data, mail).code())
                .as("a server that does not know which addresses are its own")
                .isEqualTo(75);
        assertThat(CommandsTest.run("receive", "--no-such-option").code()).isEqualTo(75);
        TestServer other = TestServer.start(
                TestServer.options(TestDatabase.fresh(), null, null, false)
                        .with(new MailServer("127.0.0.1", 1, Encryption.NONE, null, null, "desk@coalition.example")),
                Rooms.class);
        ServeCommand.ready(other.bean(Rooms.class).context(), other.options());
        try (other) {
            Path folder = other.options().data();
            Inbox inbox = other.bean(Inbox.class);
            assertThat(receive(folder, mail)).isEqualTo(new Said(0, "", ""));
            assertThat(receive(folder, mail).code()).as("offered again").isZero();
            assertThat(receive(folder, "Subject: big\n\n" + "x".repeat(16 << 20))
                            .code())
                    .isZero();
            assertThat(receive(folder, "").code()).isZero();
            assertThat(inbox.list()).extracting(Inbox.Left::subject).containsExactlyInAnyOrder("by pipe", "big", "");
        }
    }
}
