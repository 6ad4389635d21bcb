package org.yadman.platform.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.yadman.platform.config.DataFolder;
import org.yadman.platform.config.Options;
import org.yadman.platform.config.OptionsException;

/// Opens the database that the options name, brings its schema up to date, and hands out one `JdbcClient`.
///
/// SQLite has exactly one writer connection, queued for in Java, and four readers that the database itself
/// refuses any write; a transaction marked read-only goes to a reader. WAL with `synchronous=FULL`: what was
/// acknowledged is on disk.
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement
class DatabaseWiring {

    private static final int READERS = 4;

    @Bean
    Dialect dialect(Options options) {
        return options.database() == null ? new Dialect.Sqlite() : new Dialect.Postgres();
    }

    @Bean(destroyMethod = "close")
    Pools pools(Options options) {
        String address = options.database();
        return address == null ? sqlite(options.data()) : postgres(address);
    }

    /// The connections: `writer` for transactions that may write, `reader` for those that only read.
    record Pools(HikariDataSource writer, HikariDataSource reader) implements AutoCloseable {
        @Override
        public void close() {
            reader.close();
            writer.close();
        }
    }

    private static Pools sqlite(Path folder) {
        Path file = folder.resolve("yadman.db");
        DataFolder.prepare(folder);
        HikariConfig writer = new HikariConfig();
        writer.setJdbcUrl("jdbc:sqlite:" + file);
        writer.setDataSourceProperties(sqliteSettings("IMMEDIATE"));
        writer.setMaximumPoolSize(1);
        writer.setPoolName("writer");
        HikariDataSource writing = new HikariDataSource(writer);
        // An unknown setting in the address would silently become part of the file's name: see that the file is
        // there.
        if (!Files.isRegularFile(file)) {
            throw new OptionsException("The database could not be opened as " + file + ".");
        }
        HikariConfig reader = new HikariConfig();
        reader.setJdbcUrl("jdbc:sqlite:" + file);
        reader.setDataSourceProperties(sqliteSettings("DEFERRED"));
        reader.setMaximumPoolSize(READERS);
        reader.setConnectionInitSql("pragma query_only = true");
        reader.setPoolName("readers");
        return new Pools(writing, new HikariDataSource(reader));
    }

    // A writer takes the lock when it begins, because one that first reads and then writes can find itself refused. A
    // reader must not ask for that lock.
    private static Properties sqliteSettings(String transactionMode) {
        Properties settings = new Properties();
        settings.setProperty("journal_mode", "WAL");
        settings.setProperty("synchronous", "FULL");
        settings.setProperty("foreign_keys", "true");
        settings.setProperty("busy_timeout", "5000");
        settings.setProperty("transaction_mode", transactionMode);
        settings.setProperty("secure_delete", "true");
        return settings;
    }

    private static Pools postgres(String address) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcAddress(address));
        URI plain = address.startsWith("jdbc:") ? null : URI.create(address);
        if (plain != null && plain.getUserInfo() != null) {
            String[] user = plain.getUserInfo().split(":", 2);
            config.setUsername(user[0]);
            config.setPassword(user.length > 1 ? user[1] : "");
        }
        config.setMaximumPoolSize(READERS + 2);
        config.setPoolName("postgresql");
        HikariDataSource pool = new HikariDataSource(config);
        return new Pools(pool, pool);
    }

    // postgresql://user:password@host:port/name, as other programs write it, becomes JDBC's form.
    private static String jdbcAddress(String address) {
        if (address.startsWith("jdbc:")) {
            return address;
        }
        URI uri = URI.create(address);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getQuery() == null ? "" : "?" + uri.getQuery();
        return "jdbc:postgresql://" + uri.getHost() + port + uri.getPath() + query;
    }

    @Bean
    DataSource dataSource(Pools pools, Dialect dialect) {
        migrate(pools.writer(), dialect);
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy(pools.writer());
        // With readers of its own, the proxy leaves it to them to refuse writes; otherwise it tells each connection to.
        if (dialect instanceof Dialect.Sqlite) {
            lazy.setReadOnlyDataSource(pools.reader());
        }
        return lazy;
    }

    private static void migrate(DataSource writer, Dialect dialect) {
        Flyway.configure()
                .dataSource(writer)
                .locations("classpath:db/migration")
                .placeholders(dialect.placeholders())
                .validateMigrationNaming(true)
                .load()
                .migrate();
        if (dialect instanceof Dialect.Sqlite) {
            checkpoint(writer);
        }
    }

    private static void checkpoint(DataSource writer) {
        try (Connection connection = writer.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException("The database does not answer after its migration", e);
        }
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource, Dialect dialect) {
        JdbcTransactionManager manager = new Transactions(dataSource);
        manager.setExceptionTranslator(dialect.errors());
        return manager;
    }

    /// SQLite ends a transaction by itself when the disk is full. There is then nothing left to roll back, and
    /// the failure to do so must not take the place of the reason.
    private static final class Transactions extends JdbcTransactionManager {
        private static final long serialVersionUID = 1;

        Transactions(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            try {
                super.doRollback(status);
            } catch (TransactionException | DataAccessException e) {
                if (!String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage())
                        .contains("no transaction is active")) {
                    throw e;
                }
            }
        }
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource, Dialect dialect) {
        JdbcTemplate template = new JdbcTemplate(dataSource);
        template.setExceptionTranslator(dialect.errors());
        return JdbcClient.create(template);
    }

    @Bean
    Ids ids() {
        return UUID::randomUUID;
    }
}
