package org.yadman.platform.db;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.PoolableConnection;
import org.apache.commons.dbcp2.PoolableConnectionFactory;
import org.apache.commons.pool2.impl.AbandonedConfig;
import org.apache.commons.pool2.impl.GenericObjectPool;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
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
    // On each connection. There are some two hundred statements; some come in several lengths.
    private static final int MOST_STATEMENTS = 120;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    @Bean
    Dialect dialect(Options options) {
        return options.database() == null ? new Dialect.Sqlite() : new Dialect.Postgres();
    }

    @Bean(destroyMethod = "close")
    Pools pools(Options options) {
        String address = options.database();
        return address == null ? sqlite(options.data()) : postgres(address);
    }

    /// The connections: `writer` for transactions that may write, `reader` for those that only read; the same pool
    /// where
    /// the database itself keeps the two apart.
    record Pools(BasicDataSource writer, BasicDataSource reader) implements AutoCloseable {
        @Override
        public void close() throws SQLException {
            reader.close();
            writer.close();
        }
    }

    private static Pools sqlite(Path folder) {
        Path file = folder.resolve("yadman.db");
        DataFolder.prepare(folder);
        BasicDataSource writer = pool("jdbc:sqlite:" + file, sqliteSettings("IMMEDIATE"), 1);
        openFirst(writer);
        // An unknown setting in the address would silently become part of the file's name: see that the file is
        // there.
        if (!Files.isRegularFile(file)) {
            throw new OptionsException("The database could not be opened as " + file + ".");
        }
        BasicDataSource reader = pool("jdbc:sqlite:" + file, sqliteSettings("DEFERRED"), READERS);
        reader.setConnectionInitSqls(List.of("pragma query_only = true"));
        return new Pools(writer, reader);
    }

    // Each connection keeps the statements that it has prepared. SQLite's driver keeps none, and to parse a statement
    // costs as much as to run it: a fifth of a page, measured.
    private static BasicDataSource pool(String address, Properties settings, int most) {
        BasicDataSource pool = new FairPool();
        pool.setUrl(address);
        settings.forEach((name, value) -> pool.addConnectionProperty((String) name, (String) value));
        pool.setMaxTotal(most);
        pool.setMaxIdle(most);
        pool.setMaxWait(LONGEST_WAIT);
        pool.setPoolPreparedStatements(true);
        pool.setMaxOpenPreparedStatements(MOST_STATEMENTS);
        return pool;
    }

    /// Who came first gets the next free connection. Without it some visitors waited ten times as long as others
    /// (measured, 32 at once).
    private static final class FairPool extends BasicDataSource {
        @Override
        protected GenericObjectPool<PoolableConnection> createObjectPool(
                PoolableConnectionFactory factory,
                GenericObjectPoolConfig<PoolableConnection> config,
                AbandonedConfig abandoned) {
            config.setFairness(true);
            return super.createObjectPool(factory, config, abandoned);
        }
    }

    // A database that does not answer is told at the start, not to the first visitor.
    private static void openFirst(DataSource pool) {
        try (Connection opened = pool.getConnection()) {
            opened.isReadOnly();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not open", e);
        }
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
        BasicDataSource pool = pool(jdbcAddress(address), new Properties(), READERS + 2);
        URI plain = address.startsWith("jdbc:") ? null : URI.create(address);
        if (plain != null && plain.getUserInfo() != null) {
            String[] user = plain.getUserInfo().split(":", 2);
            pool.setUsername(user[0]);
            pool.setPassword(user.length > 1 ? user[1] : "");
        }
        // A server that was started anew meanwhile has forgotten its connections.
        pool.setTestOnBorrow(true);
        // Its driver keeps statements by itself.
        pool.setPoolPreparedStatements(false);
        openFirst(pool);
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
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }

    // What was deleted is overwritten in the file at once (secure_delete), but the log before it keeps the old pages
    // until they are moved. PostgreSQL has nothing that a client could ask for instead.
    @Bean
    Remains remains(DataSource dataSource, Pools pools, Dialect dialect) {
        return dialect instanceof Dialect.Sqlite ? () -> checkpoint(pools.writer()) : () -> {};
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
