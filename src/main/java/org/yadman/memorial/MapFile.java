package org.yadman.memorial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.calendars.CalendarSystem;

/// How the columns of a list are understood, as a file of its own with two columns or three: the header of a
/// column, what it says, and of a date its calendar.
final class MapFile {

    private static final String ORDER = "(order)";

    private MapFile() {}

    /// Reads it for a list with these headers.
    static ListMapping read(Path file, List<String> header, String encoding) {
        Map<String, ListField> columns = new LinkedHashMap<>();
        Map<String, CalendarSystem> calendars = new LinkedHashMap<>();
        ListDates.Order order = null;
        try (ListRows rows = ListFile.open(file, "")) {
            for (ListRow row = rows.next(); row != null; row = rows.next()) {
                List<String> cells = row.cells().stream().map(CellText::plain).toList();
                String column = cells.getFirst();
                String says = cells.size() > 1 ? cells.get(1) : "";
                String calendar = cells.size() > 2 ? cells.get(2) : "";
                if (column.equals("column") && says.equals("field")) {
                    continue;
                }
                if (column.equals(ORDER)) {
                    order = order(says, row.line());
                    continue;
                }
                if (!header.contains(column)) {
                    throw new Misread(
                            Sentence.of("memorial.map.column", "line", row.line(), "text", column, "columns", header));
                }
                if (!says.isEmpty()) {
                    columns.put(column, field(says, row.line()));
                }
                if (!calendar.isEmpty()) {
                    calendars.put(column, calendar(calendar, row.line()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ListMapping(columns, calendars, order, encoding, List.of());
    }

    private static CalendarSystem calendar(String word, long line) {
        return CalendarSystem.find(word)
                .orElseThrow(() -> new Misread(Sentence.of("memorial.map.calendar", "line", line, "text", word)));
    }

    private static ListDates.Order order(String word, long line) {
        ListDates.Order order = FolderRow.constant(ListDates.Order.class, word);
        if (order == null) {
            throw new Misread(Sentence.of("memorial.map.order", "line", line, "text", word));
        }
        return order;
    }

    private static ListField field(String word, long line) {
        ListField field = ListField.find(word);
        if (field == null) {
            List<String> words = new ArrayList<>();
            Arrays.stream(ListField.values()).forEach(each -> words.add(each.word()));
            throw new Misread(Sentence.of("memorial.map.field", "line", line, "text", word, "fields", words));
        }
        return field;
    }
}
