package org.yadman.platform.db;

import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// All in which the two databases differ. A new method here needs a line in `docs/adr/0003`.
public sealed interface Dialect {

    /// What the four placeholders of a migration stand for.
    Map<String, String> placeholders();

    /// Turns a driver's error into the kind of exception a store can mean.
    SQLExceptionTranslator errors();

    /// How background jobs are fetched: PostgreSQL locks rows and skips locked ones, SQLite has one writer anyway.
    SchedulerBuilder polling(SchedulerBuilder scheduler);

    /// A column to order by, so that its texts come in the order of their bytes (for slugs that of
    /// {@link String#compareTo}), whatever alphabet the database prefers.
    String byBytes(String column);

    /// What ends a query whose rows must stay as they are until the transaction ends.
    String held();

    record Sqlite() implements Dialect {
        @Override
        public Map<String, String> placeholders() {
            return Map.of("boolean", "integer", "bigint", "integer", "blob", "blob", "strict", " strict");
        }

        // Spring knows no SQLite: without this every error is "uncategorised".
        @Override
        public SQLExceptionTranslator errors() {
            return (task, sql, error) -> {
                if (error instanceof SQLiteException sqlite) {
                    return translate(task, sqlite);
                }
                return null;
            };
        }

        private static @org.jspecify.annotations.Nullable DataAccessException translate(
                String task, SQLiteException error) {
            SQLiteErrorCode code = error.getResultCode();
            return switch (code) {
                case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY ->
                    new DuplicateKeyException(task + ": already there", error);
                case SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_CHECK, SQLITE_CONSTRAINT_NOTNULL ->
                    new DataIntegrityViolationException(task + ": " + code, error);
                case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED ->
                    new CannotAcquireLockException(task + ": the database is busy", error);
                case SQLITE_FULL -> new DiskFullException(error);
                default -> null;
            };
        }

        @Override
        public SchedulerBuilder polling(SchedulerBuilder scheduler) {
            return scheduler;
        }

        @Override
        public String byBytes(String column) {
            return column;
        }

        // Who writes is the only one anyway.
        @Override
        public String held() {
            return "";
        }
    }

    record Postgres() implements Dialect {
        private static final String DISK_FULL = "53100";

        @Override
        public Map<String, String> placeholders() {
            return Map.of("boolean", "boolean", "bigint", "bigint", "blob", "bytea", "strict", "");
        }

        @Override
        public SQLExceptionTranslator errors() {
            SQLExceptionTranslator standard = new SQLExceptionSubclassTranslator();
            return (task, sql, error) ->
                    isDiskFull(error) ? new DiskFullException(error) : standard.translate(task, sql, error);
        }

        private static boolean isDiskFull(SQLException error) {
            return DISK_FULL.equals(error.getSQLState());
        }

        @Override
        public SchedulerBuilder polling(SchedulerBuilder scheduler) {
            return scheduler.pollUsingLockAndFetch(0.5, 1.0);
        }

        @Override
        public String byBytes(String column) {
            return column + " collate \"C\"";
        }

        @Override
        public String held() {
            return " for share";
        }
    }
}
