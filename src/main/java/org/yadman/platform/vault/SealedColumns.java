package org.yadman.platform.vault;

import java.util.List;

/// A table that has sealed columns; a bean of whoever owns it, so that a change of keys forgets none.
///
/// @param id the column that knows a row: the `row` of {@link Vault.Place}
public record SealedColumns(String table, String id, List<String> columns) {
    public SealedColumns {
        columns = List.copyOf(columns);
    }
}
