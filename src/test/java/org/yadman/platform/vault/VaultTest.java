package org.yadman.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.platform.config.OptionsException;
import org.yadman.platform.vault.Vault.Place;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class VaultTest {

    private static final String MARK = "shahrzad@example.org";

    private final TestDatabase database = TestDatabase.fresh();
    private TestServer server = TestServer.start(database, Letters.class);

    @AfterEach
    void stop() {
        server.close();
    }

    private Vault vault() {
        return server.bean(Vault.class);
    }

    private Path key(String name) {
        return database.folder().resolve("keys").resolve(name);
    }

    private static Place place(String row) {
        return new Place("letter", row, "address");
    }

    @Test
    void what_is_sealed_opens_in_its_place_and_nowhere_else() {
        String sealed = vault().seal(place("1"), MARK);
        assertThat(vault().open(place("1"), sealed)).isEqualTo(MARK);
        for (Place elsewhere : List.of(
                place("2"),
                new Place("letter", "1", "subject"),
                new Place("letters", "1", "address"),
                new Place("lette", "r1", "address"),
                new Place("letter", "1a", "ddress"))) {
            assertThatThrownBy(() -> vault().open(elsewhere, sealed))
                    .as(elsewhere.toString())
                    .isInstanceOf(VaultException.class);
        }
    }

    @Test
    void any_letter_of_it_that_is_changed_keeps_it_shut() {
        String sealed = vault().seal(place("1"), "x");
        for (int i = 0; i < sealed.length() - 1; i++) {
            String changed = sealed.substring(0, i) + (sealed.charAt(i) == 'A' ? 'B' : 'A') + sealed.substring(i + 1);
            assertThatThrownBy(() -> vault().open(place("1"), changed))
                    .as(changed)
                    .isInstanceOf(VaultException.class);
        }
        for (String nonsense : List.of("", "x", "v1", "v1.", "v1..", sealed.substring(0, 14), sealed + "*")) {
            assertThatThrownBy(() -> vault().open(place("1"), nonsense))
                    .as(nonsense)
                    .isInstanceOf(VaultException.class);
        }
    }

    @Test
    void the_same_is_sealed_differently_each_time() {
        Set<String> sealed = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            sealed.add(vault().seal(place("1"), "x"));
        }
        assertThat(sealed).hasSize(1000);
    }

    @Test
    void an_index_finds_the_same_again_for_its_purpose_only() {
        String index = vault().blindIndex("support", MARK);
        assertThat(index).matches("[0-9a-f]{64}").isEqualTo(vault().blindIndex("support", MARK));
        assertThat(vault().blindIndex("support", MARK + " ")).isNotEqualTo(index);
        assertThat(vault().blindIndex("account", MARK)).isNotEqualTo(index);
        try (TestServer other = TestServer.start(TestDatabase.blank())) {
            assertThat(other.bean(Vault.class).blindIndex("support", MARK)).isNotEqualTo(index);
        }
    }

    @Test
    void a_dump_of_the_database_shows_neither_the_text_nor_a_key() throws IOException {
        Letters letters = server.bean(Letters.class);
        letters.make();
        letters.write(1, MARK);
        String dump = Dump.of(server).toString();
        assertThat(dump).contains("letter=", "v1.").doesNotContain(MARK);
        for (String file : List.of("vault.key", "index.key")) {
            String secret = Files.readAllLines(key(file)).getLast().split(" ", -1)[1];
            assertThat(secret).hasSizeGreaterThan(40);
            assertThat(dump).doesNotContain(secret);
        }
        assertThat(letters.read(1)).isEqualTo(MARK);
    }

    @Test
    void a_value_that_somebody_moved_to_another_row_does_not_open() {
        Letters letters = server.bean(Letters.class);
        letters.make();
        letters.write(1, MARK);
        letters.write(2, "other@example.org");
        server.inTransaction(() -> server.bean(JdbcClient.class)
                .sql("update letter set address = (select address from letter where id = '1') where id = '2'")
                .update());
        assertThatThrownBy(() -> letters.read(2)).isInstanceOf(VaultException.class);
    }

    @Test
    void the_keys_are_their_owners_alone() throws IOException {
        assertThat(Files.getPosixFilePermissions(key(""))).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(key(""))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(4);
            for (Path file : all) {
                assertThat(Files.getPosixFilePermissions(file))
                        .as(file.toString())
                        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            }
        }
    }

    @Test
    void the_next_start_opens_what_the_last_one_sealed() {
        String sealed = vault().seal(place("1"), MARK);
        String index = vault().blindIndex("support", MARK);
        restart();
        assertThat(vault().open(place("1"), sealed)).isEqualTo(MARK);
        assertThat(vault().blindIndex("support", MARK)).isEqualTo(index);
    }

    private void restart() {
        server.close();
        server = TestServer.start(database, Letters.class);
    }

    private String refusal() {
        try (TestServer started = TestServer.start(database, Letters.class)) {
            throw new AssertionError("It started on port " + started.port());
        } catch (RuntimeException e) {
            Throwable reason = NestedExceptionUtils.getMostSpecificCause(e);
            assertThat(reason).isInstanceOf(OptionsException.class);
            return String.valueOf(reason.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void a_key_that_others_could_read_stops_the_start(String mode) throws IOException {
        server.close();
        Files.setPosixFilePermissions(key("vault.key"), PosixFilePermissions.fromString(mode));
        assertThat(refusal()).contains("Others on this machine could read", "chmod 600", "vault.key");
        Files.setPosixFilePermissions(key("vault.key"), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(key(""), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(refusal()).contains("Others on this machine could read", "chmod 700");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vault.key", "index.key"})
    void another_key_or_none_stops_the_start_and_nothing_is_made_in_its_place(String file) throws IOException {
        server.close();
        String right = Files.readString(key(file));
        Files.delete(key(file));
        assertThat(refusal()).contains("is sealed with the key", "Copy the folder keys");
        assertThat(key(file)).doesNotExist();

        TestDatabase second = TestDatabase.blank();
        TestServer.start(second).close();
        Files.copy(second.folder().resolve("keys").resolve(file), key(file));
        assertThat(refusal()).contains("is sealed with the key", "Copy the folder keys");

        Files.writeString(key(file), right.replaceFirst("(?m)^([0-9a-f]{8} ..).", "$1*"));
        assertThat(refusal()).contains("is damaged", file);
        Files.writeString(key(file), right);
        restart();
    }

    @Test
    void a_probe_that_somebody_changed_stops_the_start() {
        server.inTransaction(() -> server.bean(JdbcClient.class)
                .sql("update vault_key set probe = 'v1.' || id || '.AAAA' where standing = 'current'")
                .update());
        server.close();
        assertThat(refusal()).contains("does not open", "vault_key");
    }

    /// A second server on the same database whose operator forgot to copy the keys.
    @Test
    void a_server_elsewhere_on_the_same_database_needs_the_keys_too() throws IOException {
        if (!TestDatabase.onPostgres()) {
            return;
        }
        TestDatabase elsewhere = new TestDatabase(Files.createTempDirectory("yadman-elsewhere-"), database.url());
        assertThatThrownBy(() -> TestServer.start(elsewhere))
                .rootCause()
                .hasMessageContaining("or from the other server on this database");
        assertThat(elsewhere.folder().resolve("keys")).doesNotExist();
        Files.createDirectory(
                elsewhere.folder().resolve("keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (String file : List.of("vault.key", "index.key", "signing.key", "certificate")) {
            Files.copy(
                    key(file),
                    elsewhere.folder().resolve("keys").resolve(file),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        String sealed = vault().seal(place("1"), MARK);
        try (TestServer other = TestServer.start(elsewhere)) {
            assertThat(other.bean(Vault.class).open(place("1"), sealed)).isEqualTo(MARK);
        }
    }
}
