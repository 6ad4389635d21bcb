package org.yadman.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
}
