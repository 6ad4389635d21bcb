package org.yadman.platform.vault;

import java.util.List;
import java.util.regex.Pattern;

/// A table that has sealed columns; a bean of whoever owns it, so that a change of keys forgets none.
///
/// @param id the column that knows a row: the `row` of {@link Vault.Place}
public record SealedColumns(String table, String id, List<String> columns) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public SealedColumns {
        columns = List.copyOf(columns);
        if (!NAME.matcher(table).matches()
                || !NAME.matcher(id).matches()
                || !columns.stream().allMatch(column -> NAME.matcher(column).matches())) {
            throw new IllegalArgumentException("Not the names of a table and its columns: " + table);
        }
    }
}
