package org.yadman.platform.collect;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Localized;

/// Builds one row of a table, leaving out what is empty.
public final class Cells {

    private final Map<String, String> cells = new TreeMap<>();

    public Cells with(String column, @Nullable Object value) {
        if (value != null) {
            String text = value instanceof Enum<?> constant ? FolderRow.word(constant) : value.toString();
            if (!text.isEmpty()) {
                cells.put(column, text);
            }
        }
        return this;
    }

    public Cells with(String column, Localized texts) {
        texts.texts().forEach((language, text) -> cells.put(column + "." + language, text));
        return this;
    }

    public Map<String, String> row() {
        return Map.copyOf(cells);
    }
}
