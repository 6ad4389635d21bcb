package org.yadman.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// what was deleted is not on the disk any more either.
class RemainsTest {

    private static final String MARK = "mark-of-what-must-go-4711";

    @Test
    void after_deletion_neither_the_file_nor_its_log_holds_it() throws IOException {
        TestDatabase database = TestDatabase.sqlite();
        try (TestServer server = TestServer.start(database)) {
            for (int round = 0; round < 3; round++) {
                write(server);
                assertThat(onDisk(database)).as("it was there").isTrue();
                server.inTransaction(() -> server.bean(JdbcClient.class)
                        .sql("delete from campaign_text")
                        .update());
                server.bean(Remains.class).wipe();
                assertThat(onDisk(database)).as("it is gone, round %s", round).isFalse();
            }
        }
    }

    // Enough for many pages, so that some become free as a whole.
    private static void write(TestServer server) {
        server.inTransaction(() -> {
            for (int i = 0; i < 200; i++) {
                server.bean(JdbcClient.class)
                        .sql("insert into campaign_text (text_key, language, markdown) values (:key, 'en', :text)")
                        .param("key", "key" + i)
                        .param("text", MARK.repeat(100))
                        .update();
            }
        });
    }

    private static boolean onDisk(TestDatabase database) throws IOException {
        boolean found = false;
        for (String name : new String[] {"yadman.db", "yadman.db-wal"}) {
            Path file = database.folder().resolve(name);
            found |= Files.exists(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MARK);
        }
        return found;
    }
}
