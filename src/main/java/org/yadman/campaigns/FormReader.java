package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.campaigns.RecordForm.Row;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form;
import org.yadman.platform.web.NotFound;

/// Reads a form of the record as it was sent, each column in the notation of the campaign folder.
@Component
class FormReader {

    private static final int MOST_ROWS = 20;

    private final Tables tables;
    private final Typed typed;
    private final List<FolderPart> parts;

    FormReader(Tables tables, Typed typed, List<FolderPart> parts) {
        this.tables = tables;
        this.typed = typed;
        this.parts = parts;
    }

    /// @throws NotFound when it has no row of any table
    RecordForm read(Map<String, String> sent) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS && sent.containsKey(i + "_table"); i++) {
            Optional<TableShape> shape =
                    tables.findByHand(sent.getOrDefault(i + "_table", "")).map(table -> table.shape());
            if (shape.isEmpty()) {
                break;
            }
            rows.add(row(i, shape.get(), sent));
        }
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        List<Row> whole = new ArrayList<>();
        for (Row row : rows) {
            whole.add(normal(RecordForm.belonging(naming(row, rows), whole)));
        }
        return new RecordForm(whole, sent);
    }

    // A form that brings something new and leaves open what its other rows must name means the new thing.
    private static Row naming(Row row, List<Row> rows) {
        Map<String, String> cells = new TreeMap<>(row.cells());
        row.shape().columns().stream()
                .filter(column -> column.required() && !cells.containsKey(column.name()))
                .forEach(column -> RecordForm.brought(column, rows)
                        .map(Row::keyNow)
                        .filter(key -> !key.isEmpty())
                        .ifPresent(key -> cells.put(column.name(), key)));
        return row.with(cells);
    }

    private static Row row(int number, TableShape shape, Map<String, String> sent) {
        Map<String, String> cells = new TreeMap<>();
        String prefix = number + ".";
        sent.forEach((name, text) -> {
            if (name.startsWith(prefix) && !text.isBlank() && isColumn(shape, name.substring(prefix.length()))) {
                cells.put(name.substring(prefix.length()), text.strip());
            }
        });
        return new Row(
                shape,
                sent.getOrDefault(number + "_key", ""),
                number(sent.get(number + "_opened"), 0),
                number(sent.get(number + "_of"), -1),
                cells);
    }

    private static int number(@Nullable String text, int otherwise) {
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

    private Row normal(Row row) {
        Map<String, String> cells = new TreeMap<>(row.cells());
        row.shape().columns().stream()
                .filter(column -> !column.localized())
                .forEach(column ->
                        cells.computeIfPresent(column.name(), (name, text) -> typed.cell(text, form(row, column))));
        return row.with(cells);
    }

    // A room can know better than the table what is typed here: a claim's value is of the form of its field.
    private Form form(Row row, Column column) {
        return parts.stream()
                .flatMap(part -> part.form(row.table(), column.name(), row.cells()).stream())
                .findFirst()
                .orElse(column.form());
    }
}
