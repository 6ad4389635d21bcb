package org.yadman.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A fresh, empty database of the kind that this run of the tests is for: SQLite in a folder of its own, or a
/// database on one real PostgreSQL server, started once a run from the binaries that come with the build.
public record TestDatabase(Path folder, @Nullable String url) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Whether this run is the one on PostgreSQL.
    public static boolean onPostgres() {
        return "postgresql".equals(System.getProperty("yadman.test.database"));
    }

    /// A fresh database of this run's kind.
    public static TestDatabase fresh() {
        return onPostgres() ? postgres() : sqlite();
    }

    /// A fresh SQLite database, whatever the run.
    public static TestDatabase sqlite() {
        return new TestDatabase(newFolder(), null);
    }

    /// A fresh PostgreSQL database, whatever the run.
    public static TestDatabase postgres() {
        String name = "yadman_" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // A collation that is not the bytes' own, as a real server has, so that nothing comes to rely on it.
            statement.execute("create database " + name + " encoding 'UTF8' template template0 locale_provider icu"
                    + " icu_locale 'en-US' locale 'C'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(
                newFolder(), "postgresql://postgres:postgres@127.0.0.1:" + Server.RUNNING.getPort() + "/" + name);
    }

    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("yadman-test-");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
