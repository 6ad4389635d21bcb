package org.yadman.platform.collect;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of one table of the public record, the same in the campaign folder, as CSV and as JSON.
///
/// @param name the table's name, a–z only: `groups` is `groups.csv`
/// @param columns in their order
/// @param key the columns that together know a row
/// @param sorted whether rows are written by key; otherwise in the order in which they were entered
/// @param thing what a row is, where it can be named and changed; null where rows are only ever added
public record TableShape(
        String name,
        List<Column> columns,
        List<String> key,
        boolean sorted,
        @Nullable Thing thing) {

    public TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    public TableShape(String name, List<Column> columns, List<String> key, boolean sorted) {
        this(name, columns, key, sorted, null);
    }

    /// A table that is only ever read: no form has its columns, so nobody needs a word for each.
    public static TableShape readOnly(String name, List<Column> columns, List<String> key, boolean sorted) {
        return new TableShape(name, columns, key, sorted, null);
    }

    /// What a row of a table is.
    ///
    /// @param kind of {@link org.yadman.platform.db.Ref}
    /// @param whole the kind of what it is a part of; its own where it stands by itself
    /// @param within the column that names the whole; empty where it stands by itself
    public record Thing(String kind, String whole, String within) {}

    /// The same, with rows that stand by themselves.
    public TableShape of(String kind) {
        return new TableShape(name, columns, key, sorted, new Thing(kind, kind, ""));
    }

    /// The same, with rows that are part of something else, which a column names.
    public TableShape of(String kind, String whole, String within) {
        return new TableShape(name, columns, key, sorted, new Thing(kind, whole, within));
    }

    /// The natural key of a row.
    public String keyOf(Map<String, String> row) {
        return String.join(
                "/", key.stream().map(column -> row.getOrDefault(column, "")).toList());
    }

    /// The natural key of what a row is part of, or of the row itself where it stands by itself.
    public String wholeOf(Map<String, String> row) {
        return thing == null || thing.within().isEmpty() ? keyOf(row) : row.getOrDefault(thing.within(), "");
    }

    public Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
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

        /// The natural key of a thing of this kind; of a part of something, its key within that.
        record Of(String kind) implements Form {}

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

        /// The same, with the natural keys of things of a kind as its cells.
        public Column of(String kind) {
            return as(new Form.Of(kind));
        }

        /// The same with what it means.
        public Column means(String meaning) {
            return new Column(name, localized, required, form, meaning);
        }
    }
}
