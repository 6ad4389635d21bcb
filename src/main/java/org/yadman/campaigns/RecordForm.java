package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;

/// What a form of the record says: some rows as they were typed. Its fields are called by the number of their row, a
/// dot
/// and the column: `0.name.fa`; what a row is stands beside them: `0_table`, `0_key`, `0_opened`, `0_of`.
///
/// @param sent what was sent, field → text
record RecordForm(List<Row> rows, Map<String, String> sent) {

    private static final int MOST_ROWS = 20;

    RecordForm {
        rows = List.copyOf(rows);
        sent = Map.copyOf(sent);
    }

    /// One row.
    ///
    /// @param key of the row that is changed; empty for a new one
    /// @param of the number of the row of this form to which it belongs; -1: to none
    /// @param cells column → text as typed, only those that are not empty
    record Row(TableShape shape, String key, int opened, int of, Map<String, String> cells) {
        Row with(Map<String, String> others) {
            return new Row(shape, key, opened, of, others);
        }

        String table() {
            return shape.name();
        }
    }

    /// The rows of a form that was sent, each column in the notation of the campaign folder.
    static RecordForm read(Map<String, String> sent, Tables tables, Typed typed, List<FolderPart> parts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && sent.containsKey(i + "_table"); i++) {
            Optional<TableShape> shape =
                    tables.find(sent.getOrDefault(i + "_table", "")).map(table -> table.shape());
            if (shape.isEmpty()) {
                break;
            }
            Map<String, String> cells = new TreeMap<>();
            String prefix = i + ".";
            sent.forEach((name, text) -> {
                if (name.startsWith(prefix)
                        && !text.isBlank()
                        && isColumn(shape.get(), name.substring(prefix.length()))) {
                    cells.put(name.substring(prefix.length()), text.strip());
                }
            });
            Row row = new Row(
                    shape.get(),
                    sent.getOrDefault(i + "_key", ""),
                    number(sent.get(i + "_opened"), 0),
                    number(sent.get(i + "_of"), -1),
                    cells);
            rows.add(normal(belonging(row, rows), typed, parts));
        }
        return new RecordForm(rows, sent);
    }

    private static int number(@org.jspecify.annotations.Nullable String text, int otherwise) {
        return text != null && text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    private static boolean isColumn(TableShape shape, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? shape.column(name).filter(column -> !column.localized()).isPresent()
                : name.substring(dot + 1).matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
                        && shape.column(name.substring(0, dot))
                                .filter(Column::localized)
                                .isPresent();
    }

    /// The same row with the cells by which it belongs to another of the form.
    static Row belonging(Row row, List<Row> earlier) {
        if (row.of() < 0 || row.of() >= earlier.size()) {
            return row;
        }
        Row whole = earlier.get(row.of());
        Map<String, String> cells = new TreeMap<>(row.cells());
        TableShape.Thing own = row.shape().thing();
        TableShape.Thing thing = whole.shape().thing();
        if (own != null
                && thing != null
                && own.whole().equals(thing.kind())
                && !own.within().isEmpty()) {
            cells.put(own.within(), whole.shape().keyOf(whole.cells()));
        } else if (thing != null && own == null) {
            cells.put("subject", thing.kind() + ":" + whole.shape().keyOf(whole.cells()));
        } else if (thing == null) {
            for (String column : List.of("subject", "field", "source", "value")) {
                String text = whole.cells().get(column);
                if (text != null) {
                    cells.put(column, text);
                }
            }
        }
        return row.with(cells);
    }

    private static Row normal(Row row, Typed typed, List<FolderPart> parts) {
        Map<String, String> cells = new TreeMap<>(row.cells());
        row.shape().columns().stream().filter(column -> !column.localized()).forEach(column -> {
            String text = cells.get(column.name());
            if (text != null) {
                cells.put(
                        column.name(),
                        typed.cell(
                                text,
                                parts.stream()
                                        .flatMap(part -> part.form(row.table(), column.name(), row.cells()).stream())
                                        .findFirst()
                                        .orElse(column.form())));
            }
        });
        return row.with(cells);
    }

    /// What the form asks for.
    ///
    /// @param more cells that nobody types, by table: who entered it, and when
    Edit edit(Map<String, Map<String, String>> more) {
        List<Edit.Line> lines = new ArrayList<>();
        rows.forEach(row -> {
            Map<String, String> cells = new HashMap<>(row.cells());
            cells.putAll(more.getOrDefault(row.table(), Map.of()));
            lines.add(new Edit.Line(row.shape(), row.key(), row.opened(), cells));
        });
        Map<String, String> documents = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String name = rows.get(i).cells().get("document");
            String hash = sent.getOrDefault(i + "_document", "");
            if (name != null && hash.matches("[0-9a-f]{64}")) {
                documents.put(name, hash);
            }
        }
        return new Edit(lines, documents);
    }

    RecordForm with(Row row) {
        List<Row> more = new ArrayList<>(rows);
        more.add(belonging(row, rows));
        return new RecordForm(more, sent);
    }
}
