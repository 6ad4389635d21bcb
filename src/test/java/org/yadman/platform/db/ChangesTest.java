package org.yadman.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.IllegalTransactionStateException;
import org.yadman.testing.Browser;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// On PostgreSQL whichever run this is, because only there two servers share a database.
class ChangesTest {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration WHILE_EVERYTHING_IS_COLD = Duration.ofMinutes(1);

    @Test
    void what_one_server_imports_another_on_the_same_database_shows(@TempDir Path folder) throws IOException {
        TestDatabase shared = TestDatabase.postgres();
        try (TestServer one = TestServer.start(shared);
                TestServer other = TestServer.start(shared)) {
            Browser reader = other.browser();
            assertThat(reader.open("/en").text()).doesNotContain("Name before");

            one.bringIn(named(folder, "Name before"));
            assertThat(shows(reader, "Name before", WHILE_EVERYTHING_IS_COLD)).isTrue();

            one.bringIn(named(folder, "Name after"));
            assertThat(shows(reader, "Name after", PROMISED))
                    .as("the other server shows the new name within " + PROMISED)
                    .isTrue();
            assertThat(reader.text()).doesNotContain("Name before");
        }
    }

    private static Path named(Path folder, String name) throws IOException {
        Files.writeString(folder.resolve("campaign.yaml"), "slug: shared\nname:\n  en: " + name + "\n");
        return folder;
    }

    private static boolean shows(Browser reader, String text, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean inTime = true;
        while (inTime) {
            if (reader.open("/en").text().contains(text)) {
                return true;
            }
            inTime = System.nanoTime() < deadline;
        }
        return false;
    }

    @Test
    void the_number_moves_with_a_command_and_not_without_one() {
        try (TestServer server = TestServer.start(TestDatabase.sqlite())) {
            Changes changes = server.bean(Changes.class);
            long before = changes.last().number();
            assertThatThrownBy(changes::raise).isInstanceOf(IllegalTransactionStateException.class);
            server.inTransaction(changes::waitForTurn);
            assertThat(changes.last().number()).isEqualTo(before);
            server.inTransaction(changes::raise);
            assertThat(changes.last())
                    .isEqualTo(new Changes.Stamp(before + 1, server.clock().instant()));
        }
    }
}
