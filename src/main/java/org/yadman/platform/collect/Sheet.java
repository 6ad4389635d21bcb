package org.yadman.platform.collect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Some things of the record with all their rows: what an edit reads in the place of a whole campaign folder.
///
/// @param tables table → rows, each column → text
public record Sheet(Map<String, List<Map<String, String>>> tables) {

    /// Nothing.
    public static final Sheet EMPTY = new Sheet(Map.of());

    public Sheet {
        Map<String, List<Map<String, String>>> copy = new LinkedHashMap<>();
        tables.forEach((table, rows) -> copy.put(table, List.copyOf(rows)));
        tables = Collections.unmodifiableMap(copy);
    }

    public List<Map<String, String>> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /// The rows of both; one that stands in both stands there once.
    public Sheet and(Sheet other) {
        Map<String, List<Map<String, String>>> both = new LinkedHashMap<>(tables);
        other.tables.forEach((table, rows) -> {
            List<Map<String, String>> all = new ArrayList<>(both.getOrDefault(table, List.of()));
            rows.stream().filter(row -> !all.contains(row)).forEach(all::add);
            both.put(table, all);
        });
        return new Sheet(both);
    }

    /// The same with one row more.
    public Sheet with(String table, Map<String, String> row) {
        return and(new Sheet(Map.of(table, List.of(row))));
    }
}
