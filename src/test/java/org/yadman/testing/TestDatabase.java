package org.yadman.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A database of the kind that this run of the tests is for: SQLite in a folder of its own, or a database on one real
/// PostgreSQL server, started once a run from the binaries that come with the build. What a first start and an import
/// make is made once for each kind and copied, since thousands of tests begin with it.
public record TestDatabase(Path folder, @Nullable String url) {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Whether this run is the one on PostgreSQL.
    public static boolean onPostgres() {
        return "postgresql".equals(System.getProperty("yadman.test.database"));
    }

    /// As a first start leaves it, of this run's kind.
    public static TestDatabase fresh() {
        return onPostgres() ? postgres() : sqlite();
    }

    /// With the real campaign besides, of this run's kind.
    public static TestDatabase withCampaign() {
        return onPostgres() ? CampaignOnPostgres.MADE.copy() : CampaignOnSqlite.MADE.copy();
    }

    /// As a first start leaves it, on SQLite whatever the run.
    public static TestDatabase sqlite() {
        return StartedOnSqlite.MADE.copy();
    }

    /// As a first start leaves it, on PostgreSQL whatever the run.
    public static TestDatabase postgres() {
        return StartedOnPostgres.MADE.copy();
    }

    /// Without even a table, of this run's kind.
    public static TestDatabase blank() {
        return onPostgres() ? blankPostgres() : new TestDatabase(newFolder(), null);
    }

    private static TestDatabase blankPostgres() {
        // A collation that is not the bytes' own, as a real server has, so that nothing comes to rely on it.
        return postgres(
                newFolder(), "encoding 'UTF8' template template0 locale_provider icu icu_locale 'en-US' locale 'C'");
    }

    private static TestDatabase postgres(Path folder, String how) {
        String name = "yadman_" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " " + how);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(
                folder, "postgresql://postgres:postgres@127.0.0.1:" + Server.RUNNING.getPort() + "/" + name);
    }

    /// Of a database that no server has open.
    private TestDatabase copy() {
        Path copy = newFolder();
        try (Stream<Path> files = Files.walk(folder)) {
            // Folders too: that of the keys may be read by nobody else.
            for (Path each : files.skip(1).toList()) {
                Files.copy(each, copy.resolve(folder.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return url == null ? new TestDatabase(copy, null) : postgres(copy, "template " + url.replaceFirst(".*/", ""));
    }

    private static TestDatabase made(TestDatabase database, boolean campaign) {
        try (TestServer server = TestServer.start(database)) {
            if (campaign) {
                server.bringIn(TestServer.CAMPAIGN);
            }
        }
        return database;
    }

    private static final class StartedOnSqlite {
        static final TestDatabase MADE = made(new TestDatabase(newFolder(), null), false);
    }

    private static final class StartedOnPostgres {
        static final TestDatabase MADE = made(blankPostgres(), false);
    }

    private static final class CampaignOnSqlite {
        static final TestDatabase MADE = made(sqlite(), true);
    }

    private static final class CampaignOnPostgres {
        static final TestDatabase MADE = made(postgres(), true);
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
