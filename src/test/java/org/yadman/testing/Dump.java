package org.yadman.testing;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The whole content of a database, for comparing before with after.
public final class Dump {

    /// What is not the record: the migrations' own log, and the jobs' times.
    private static final List<String> NOT_THE_RECORD = List.of("flyway_schema_history", "scheduled_tasks");

    private Dump() {}

    /// Table → its rows as texts, sorted.
    public static Map<String, List<String>> of(TestServer server) {
        JdbcClient jdbc = server.bean(JdbcClient.class);
        Map<String, List<String>> dump = new TreeMap<>();
        for (String table : tables(server)) {
            if (!NOT_THE_RECORD.contains(table)) {
                dump.put(
                        table,
                        jdbc.sql("select * from " + table).query((row, i) -> text(row)).list().stream()
                                .sorted()
                                .toList());
            }
        }
        return dump;
    }

    /// The names of all tables of the schema.
    public static List<String> tables(TestServer server) {
        return server.bean(JdbcClient.class)
                .sql(
                        server.options().database() == null
                                ? "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name"
                                : "select table_name from information_schema.tables where table_schema = 'public'"
                                        + " order by table_name")
                .query((row, i) -> row.getString(1))
                .list();
    }

    private static String text(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object cell = row.getObject(i);
            cells.add(columns.getColumnName(i) + "="
                    + (cell instanceof byte[] bytes ? "bytes " + Arrays.hashCode(bytes) : String.valueOf(cell)));
        }
        return String.join(" | ", cells);
    }
}
