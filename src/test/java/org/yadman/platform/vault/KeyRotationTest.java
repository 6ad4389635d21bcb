package org.yadman.platform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.platform.config.OptionsException;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// R-18: the key is changed, whatever happens meanwhile.
@Tag("database")
class KeyRotationTest {

    private static final int LETTERS = 450;

    private final TestDatabase database = TestDatabase.fresh();
    private TestServer server = TestServer.start(database, Letters.class);
    private Letters letters = server.bean(Letters.class);

    @BeforeEach
    void write() {
        letters.make();
        server.inTransaction(() -> {
            for (int id = 1; id <= LETTERS; id++) {
                letters.write(id, "address " + id);
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private KeyRotation rotation() {
        return server.bean(KeyRotation.class);
    }

    private List<String> keysInTheFile() throws IOException {
        return Files.readAllLines(database.folder().resolve("keys/vault.key")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, 8))
                .toList();
    }

    private List<String> keysOfTheRecord() {
        return server.bean(JdbcClient.class)
                .sql("select id from vault_key where standing <> 'index' order by standing")
                .query((row, i) -> row.getString(1))
                .list();
    }

    private void everythingOpens() {
        for (int id = 1; id <= LETTERS; id++) {
            assertThat(letters.read(id)).isEqualTo("address " + id);
        }
    }

    private void restart() {
        server.close();
        server = TestServer.start(database, Letters.class);
        letters = server.bean(Letters.class);
    }

    @Test
    void what_a_killed_run_was_writing_does_not_keep_the_old_key() throws IOException {
        Path keys = database.folder().resolve("keys");
        List<String> files = files(keys);
        // As a kill leaves it between writing beside and putting in place.
        Files.copy(keys.resolve("vault.key"), keys.resolve("vault.key123456.new"));
        rotation().rotate();
        assertThat(files(keys)).isEqualTo(files);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void everything_is_sealed_anew_and_the_old_key_is_gone() throws IOException {
        List<String> old = keysInTheFile();
        String index = server.bean(Vault.class).blindIndex("x", "y");
        KeyRotation.Done done = rotation().rotate();
        assertThat(done.values()).isEqualTo(LETTERS);
        assertThat(List.of(done.key())).isNotEqualTo(old);
        assertThat(keysInTheFile()).containsExactly(done.key());
        assertThat(keysOfTheRecord()).containsExactly(done.key());
        assertThat(letters.keys()).containsExactly(done.key());
        everythingOpens();
        restart();
        everythingOpens();
        assertThat(server.bean(Vault.class).blindIndex("x", "y")).isEqualTo(index);
    }

    @Test
    void one_that_stops_in_the_middle_loses_nothing_and_is_finished_by_the_next() throws IOException {
        String old = keysInTheFile().getFirst();
        String whole = letters.sealed(300);
        damage(300, "v1." + old + ".AAAA");
        assertThatThrownBy(() -> rotation().rotate())
                .isInstanceOf(OptionsException.class)
                .hasMessageContaining("letter.address of the row 300 does not open, so the old key is kept");
        String next = keysInTheFile().getLast();
        assertThat(keysInTheFile()).containsExactly(old, next);
        assertThat(keysOfTheRecord()).containsExactlyInAnyOrder(old, next);
        assertThat(letters.keys()).containsExactlyInAnyOrder(old, next);

        restart();
        damage(300, whole);
        everythingOpens();
        letters.write(LETTERS + 1, "written between");
        assertThat(letters.sealed(LETTERS + 1)).startsWith("v1." + next);
        KeyRotation.Done done = rotation().rotate();
        assertThat(done.key()).isEqualTo(next);
        assertThat(done.values()).isBetween(1L, LETTERS - 1L);
        assertThat(keysInTheFile()).containsExactly(next);
        assertThat(keysOfTheRecord()).containsExactly(next);
        everythingOpens();
        assertThat(letters.read(LETTERS + 1)).isEqualTo("written between");
    }

    private void damage(int id, String sealed) {
        server.inTransaction(() -> server.bean(JdbcClient.class)
                .sql("update letter set address = :sealed where id = :id")
                .param("sealed", sealed)
                .param("id", String.valueOf(id))
                .update());
    }

    @Test
    void a_key_that_was_made_and_not_yet_used_is_taken() throws IOException {
        String old = keysInTheFile().getFirst();
        String next = rotation().prepare();
        assertThat(rotation().prepare()).isEqualTo(next);
        assertThat(keysInTheFile()).containsExactly(old, next);
        assertThat(letters.keys()).containsExactly(old);
        restart();
        assertThat(server.bean(Vault.class).seal(new Vault.Place("a", "b", "c"), "d"))
                .startsWith("v1." + old);
        assertThat(rotation().rotate().key()).isEqualTo(next);
        assertThat(keysInTheFile()).containsExactly(next);
    }

    /// Killed after the record had forgotten the old key and before the file had.
    @Test
    void an_old_key_that_stayed_in_the_file_is_never_used_again() throws IOException {
        List<String> before = Files.readAllLines(database.folder().resolve("keys/vault.key"));
        String second = rotation().rotate().key();
        List<String> after = Files.readAllLines(database.folder().resolve("keys/vault.key"));
        Files.write(database.folder().resolve("keys/vault.key"), List.of(before.getLast(), after.getLast()));
        restart();
        everythingOpens();
        String third = rotation().rotate().key();
        assertThat(third).isNotEqualTo(second).isNotEqualTo(before.getLast().substring(0, 8));
        assertThat(keysInTheFile()).containsExactly(third);
        everythingOpens();
    }

    @Test
    void another_process_on_the_folder_takes_the_new_key_up_and_loses_nothing_meanwhile() throws Exception {
        try (TestServer other = TestServer.start(database, Letters.class);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Letters elsewhere = other.bean(Letters.class);
            AtomicInteger written = new AtomicInteger(LETTERS);
            Future<KeyRotation.Done> rotating = threads.submit(() -> rotation().rotate());
            Future<?> writing = threads.submit(() -> {
                do {
                    int id = written.incrementAndGet();
                    elsewhere.write(id, "address " + id);
                } while (!rotating.isDone());
            });
            KeyRotation.Done done = rotating.get();
            writing.get();
            assertThat(letters.keys()).containsExactly(done.key());
            for (int id = 1; id <= written.get(); id++) {
                assertThat(elsewhere.read(id)).isEqualTo("address " + id);
            }
            everythingOpens();
        }
    }

    @Test
    void two_at_once_end_with_one_key() throws Exception {
        try (TestServer other = TestServer.start(database, Letters.class);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<KeyRotation.Done> one = threads.submit(() -> rotation().rotate());
            Future<KeyRotation.Done> two =
                    threads.submit(() -> other.bean(KeyRotation.class).rotate());
            one.get();
            two.get();
            String last = keysOfTheRecord().getFirst();
            assertThat(keysInTheFile()).containsExactly(last);
            assertThat(letters.keys()).containsExactly(last);
            everythingOpens();
        }
    }
}
