package org.yadman.platform.collect;

import java.util.Arrays;
import java.util.List;

/// The columns of one table of the public record, the same in the campaign folder, as CSV and as JSON.
///
/// @param name the table's name, a–z only: `groups` is `groups.csv`
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

    /// What the cells of a column look like, for programs that read the table.
    public sealed interface Form {
        /// One of these words.
        record Words(List<String> words) implements Form {
            public Words {
                words = List.copyOf(words);
            }
        }

        /// One of the usual forms.
        enum Usual implements Form {
            /// Any text.
            TEXT,
            SLUG,
            /// The natural key of an object of any kind: `day:SLUG`, `observance:GROUP/DAY`.
            SUBJECT,
            /// A date as exactly as a source says it.
            DATE,
            /// A whole Gregorian day.
            DAY,
            /// A web address.
            ADDRESS,
            /// A language tag of BCP 47.
            LANGUAGE,
            /// Two capital letters of ISO 3166.
            COUNTRY,
            /// A whole number, a number in JSON too.
            NUMBER
        }
    }

    /// One column.
    ///
    /// @param localized whether it stands once per language (`name.en`, `name.fa`)
    /// @param required whether a cell may not be empty (localized: in at least one language)
    /// @param meaning a sentence for who reads the table; empty if nobody has written one
    public record Column(String name, boolean localized, boolean required, Form form, String meaning) {

        public static Column required(String name) {
            return new Column(name, false, true, Form.Usual.TEXT, "");
        }

        public static Column optional(String name) {
            return new Column(name, false, false, Form.Usual.TEXT, "");
        }

        public static Column localized(String name) {
            return new Column(name, true, false, Form.Usual.TEXT, "");
        }

        public static Column requiredLocalized(String name) {
            return new Column(name, true, true, Form.Usual.TEXT, "");
        }

        /// The same with the form of its cells.
        public Column as(Form form) {
            return new Column(name, localized, required, form, meaning);
        }

        /// The same, with the words of an enum's constants as its cells.
        public Column oneOf(Class<? extends Enum<?>> type) {
            return as(new Form.Words(
                    Arrays.stream(type.getEnumConstants()).map(FolderRow::word).toList()));
        }

        /// The same with what it means.
        public Column means(String meaning) {
            return new Column(name, localized, required, form, meaning);
        }
    }
}
