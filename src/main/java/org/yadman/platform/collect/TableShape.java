package org.yadman.platform.collect;

import java.util.List;

/// The columns of one table of the public record, the same in the campaign folder, as CSV and as JSON.
///
/// @param name the table's name: `groups` is `groups.csv`
/// @param columns in their order
/// @param key the columns that together know a row
/// @param sorted whether rows are written by key; otherwise in the order in which they were entered
public record TableShape(String name, List<Column> columns, List<String> key, boolean sorted) {

    public TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    public String file() {
        return name + ".csv";
    }

    /// One column.
    ///
    /// @param localized whether it stands once per language (`name.en`, `name.fa`)
    /// @param required whether a cell may not be empty (localized: in at least one language)
    public record Column(String name, boolean localized, boolean required) {

        public static Column required(String name) {
            return new Column(name, false, true);
        }

        public static Column optional(String name) {
            return new Column(name, false, false);
        }

        public static Column localized(String name) {
            return new Column(name, true, false);
        }

        public static Column requiredLocalized(String name) {
            return new Column(name, true, true);
        }
    }
}
