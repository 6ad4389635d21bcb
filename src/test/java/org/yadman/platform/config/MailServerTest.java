package org.yadman.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.config.MailServer.Encryption;

class MailServerTest {

    private static final String FROM = "desk@coalition.example";

    @TempDir
    private Path data;

    private MailServer read(String address) {
        return Objects.requireNonNull(MailServer.find(address, FROM, data));
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://mail.example.org,587,STARTTLS",
        "smtp://mail.example.org:25,25,STARTTLS",
        "smtps://mail.example.org,465,TLS",
        "smtps://localhost:4650,4650,TLS",
        "smtp://localhost:2525,2525,NONE",
        "smtp://127.0.0.1,587,NONE"
    })
    void only_a_server_on_this_machine_is_spoken_to_in_the_clear(String address, int port, Encryption encryption) {
        MailServer server = read(address);
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.encryption()).isEqualTo(encryption);
        assertThat(server.domain()).isEqualTo("coalition.example");
    }

    @Test
    void no_mail_server_is_a_whole_server() {
        assertThat(MailServer.find(null, null, data)).isNull();
        assertThatThrownBy(() -> MailServer.find(null, FROM, data))
                .isInstanceOf(OptionsException.class)
                .hasMessage("There is an address for letters to come from, and no mail server. Say it with --mail.");
        assertThatThrownBy(() -> MailServer.find("smtp://mail.example.org", null, data))
                .isInstanceOf(OptionsException.class)
                .hasMessage("Say from which address letters come, with --mail-from name@example.org.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org",
                "http://mail.example.org",
                "smtp://",
                "smtp://user:secret@mail.example.org/path",
                "smtp://user:secret@mail.example.org?x=y",
                "smtp://us er:secret@mail.example.org"
            })
    void another_shape_is_refused_without_repeating_the_password(String address) {
        assertThatThrownBy(() -> read(address))
                .isInstanceOf(OptionsException.class)
                .hasMessageStartingWith("The mail server must look like smtp://")
                .message()
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "Desk <desk@coalition.example>", "desk@coalition.example\nX: y", "desk@"})
    void an_address_of_another_shape_is_refused(String from) {
        assertThatThrownBy(() -> MailServer.find("smtp://mail.example.org", from, data))
                .isInstanceOf(OptionsException.class)
                .hasMessageStartingWith("The address from which letters come must look like");
    }

    @Test
    void the_password_comes_from_a_file_that_nobody_else_can_read() throws IOException {
        assertThatThrownBy(() -> read("smtp://desk@mail.example.org"))
                .isInstanceOf(OptionsException.class)
                .hasMessageContaining("password is missing")
                .hasMessageContaining("chmod 600");
        Path file = data.resolve(MailServer.PASSWORD_FILE);
        Files.writeString(file, "pass word\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> read("smtp://desk@mail.example.org"))
                .isInstanceOf(OptionsException.class)
                .hasMessageContaining("Others on this machine can read");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(read("smtp://desk%40x@mail.example.org").password()).isEqualTo("pass word");
        assertThat(read("smtp://desk%40x@mail.example.org").user()).isEqualTo("desk@x");
    }

    @Test
    void what_is_said_of_it_in_a_log_holds_no_password() {
        assertThat(read("smtp://desk:secret@mail.example.org").password()).isEqualTo("secret");
        assertThat(read("smtp://desk:secret@mail.example.org").toString()).doesNotContain("secret", "desk");
    }

    @Test
    void a_thread_s_address_is_made_of_a_name_or_of_a_whole_domain() {
        MailServer server = read("smtp://localhost");
        assertThat(server.reply()).isEqualTo("desk+*@coalition.example");
        assertThat(server.pace()).isEqualTo(20);
        assertThat(server.withThreads("answers@other.example", 5, "mx.example"))
                .extracting(MailServer::reply, MailServer::pace, MailServer::authserv)
                .containsExactly("answers+*@other.example", 5, "mx.example");
        assertThat(server.withThreads("*@replies.example", 1, null).reply()).isEqualTo("*@replies.example");
        for (String bad : List.of("*", "a@*.example", "**@a.example", "no address", "a".repeat(40) + "@b.example")) {
            assertThatThrownBy(() -> server.withThreads(bad, 1, null)).isInstanceOf(OptionsException.class);
        }
        assertThatThrownBy(() -> server.withThreads(null, 0, null)).hasMessageContaining("1 to 10000");
        assertThatThrownBy(() -> server.withThreads(null, 1, "a; b")).hasMessageContaining("--mail-authserv");
    }

    @Test
    void a_mailbox_has_a_password_of_its_own_or_that_of_the_same_account() throws IOException {
        MailServer server = read("smtps://desk:pass@mail.example.org");
        assertThat(Mailbox.find(null, server, data)).isNull();
        Mailbox same = Objects.requireNonNull(Mailbox.find("imaps://desk@Mail.example.org", server, data));
        assertThat(same.port()).isEqualTo(993);
        assertThat(same.folder()).isEqualTo("INBOX");
        assertThat(same.password()).isEqualTo("pass");
        assertThat(same.toString()).doesNotContain("desk", "pass");
        assertThatThrownBy(() -> Mailbox.find("imaps://other@mail.example.org/A", server, data))
                .isInstanceOf(OptionsException.class)
                .hasMessageContaining("mailbox's password is missing")
                .hasMessageContaining("mail-in.password");
        Path file = Files.writeString(data.resolve(Mailbox.PASSWORD_FILE), "own\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Mailbox own = Objects.requireNonNull(Mailbox.find("imap://desk@mail.example.org/A%20B/C", server, data));
        assertThat(own.password()).isEqualTo("own");
        assertThat(own.folder()).isEqualTo("A B/C");
        assertThat(own.encryption()).isEqualTo(Encryption.STARTTLS);
        assertThat(Objects.requireNonNull(Mailbox.find("imap://desk@localhost", server, data))
                        .encryption())
                .isEqualTo(Encryption.NONE);
        for (String bad :
                List.of("mail.example.org", "smtp://a@b.example", "imaps://b.example", "imaps://a@b.example/x?y")) {
            assertThatThrownBy(() -> Mailbox.find(bad, server, data)).isInstanceOf(OptionsException.class);
        }
        assertThatThrownBy(() -> Mailbox.find("imaps://a@b.example", null, data))
                .hasMessageContaining("--mail");
    }
}
