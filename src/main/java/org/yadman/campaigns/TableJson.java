package org.yadman.campaigns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Changes;

/// Rows of a table as JSON objects: every column a field, null where the cell is empty; a column that stands once
/// per language an object, language → text.
@Component
class TableJson {

    private final Tables tables;
    private final Changes changes;

    TableJson(Tables tables, Changes changes) {
        this.tables = tables;
        this.changes = changes;
    }

    static String path(TableShape shape) {
        return "/api/v1/" + shape.name();
    }

    /// One page of a table, all of it of one moment.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    ApiPage page(FolderTable table, int number) {
        Changes.Stamp change = changes.last();
        TableShape shape = table.shape();
        List<Map<String, @Nullable Object>> objects = tables.rows(table, ApiPage.slice(number)).stream()
                .map(row -> object(shape, row))
                .toList();
        return new ApiPage(shape.name(), path(shape), number, table.count().getAsLong(), change, objects);
    }

    private static Map<String, @Nullable Object> object(TableShape shape, Map<String, String> row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Column column : shape.columns()) {
            object.put(column.name(), column.localized() ? texts(column, row) : value(column, row));
        }
        return object;
    }

    private static Map<String, String> texts(Column column, Map<String, String> row) {
        Map<String, String> texts = new TreeMap<>();
        row.forEach((name, text) -> {
            if (name.startsWith(column.name() + ".")) {
                texts.put(name.substring(column.name().length() + 1), text);
            }
        });
        return texts;
    }

    private static @Nullable Object value(Column column, Map<String, String> row) {
        String cell = row.get(column.name());
        return cell == null || column.form() != Usual.NUMBER ? cell : Long.valueOf(cell);
    }
}
