package org.yadman.memorial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.calendars.CalendarSystem;

/// How the columns of a list are understood, chosen once and remembered for its next edition.
///
/// @param columns header → what it says; a column that is not here is kept and not understood
/// @param calendars header of a date → its calendar, where the list has declared one
/// @param order of day and month in dates of numbers only; null: as far as it follows
/// @param encoding of [ListFile#ENCODINGS]
/// @param keys the headers by whose cells an entry without a number is known again
record ListMapping(
        Map<String, ListField> columns,
        Map<String, CalendarSystem> calendars,
        ListDates.@Nullable Order order,
        String encoding,
        List<String> keys) {

    ListMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        calendars = Collections.unmodifiableMap(new LinkedHashMap<>(calendars));
        keys = List.copyOf(keys);
    }

    /// What the headers say by themselves.
    static ListMapping guess(List<String> header, String encoding) {
        Map<String, ListField> columns = new LinkedHashMap<>();
        for (String each : header) {
            ListField field = ColumnWords.find(each);
            // A second column of numbers is not the one by which entries are known.
            if (field != null && !(field == ListField.NUMBER && columns.containsValue(ListField.NUMBER))) {
                columns.put(each, field);
            }
        }
        return new ListMapping(columns, Map.of(), null, encoding, List.of());
    }

    /// The same for a newer edition: what is remembered for the columns that it has. A column that nobody has
    /// understood before is not guessed at.
    ListMapping over(List<String> header) {
        Map<String, ListField> all = new LinkedHashMap<>();
        boolean numbered = columns.containsValue(ListField.NUMBER);
        for (String each : header) {
            ListField field = columns.get(each);
            if (field != null) {
                all.put(each, field);
            }
        }
        return new ListMapping(all, calendars, order, encoding, numbered ? List.of() : keys);
    }

    ListMapping in(String declared) {
        return new ListMapping(columns, calendars, order, declared, keys);
    }

    /// The same with the columns by which entries are known, where nobody has chosen them yet.
    ListMapping keyed() {
        if (!keys.isEmpty() || columns.containsValue(ListField.NUMBER)) {
            return this;
        }
        return new ListMapping(columns, calendars, order, encoding, new ArrayList<>(columns.keySet()));
    }

    boolean hasNames() {
        return columns.containsValue(ListField.NAME)
                || columns.containsValue(ListField.GIVEN)
                || columns.containsValue(ListField.SURNAME);
    }

    /// The headers of a file, each told from the others: blank ones by their place, equal ones by their number.
    static List<String> headers(List<String> cells) {
        List<String> headers = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String plain = CellText.plain(cells.get(i));
            String name = plain.isEmpty() ? "(" + (i + 1) + ")" : plain;
            int times = seen.merge(name, 1, Integer::sum);
            headers.add(times == 1 ? name : name + " (" + times + ")");
        }
        return headers;
    }
}
