package org.yadman.platform.db;

import java.util.TreeMap;
import org.yadman.platform.text.Localized;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A {@link Localized} text in one column: JSON, written and read whole.
public final class LocalizedColumn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private static final String NONE = "{}";

    private LocalizedColumn() {}

    public static String write(Localized text) {
        return JSON.writeValueAsString(text.texts());
    }

    public static Localized read(String column) {
        // Most texts that may be missing are.
        if (column.equals(NONE)) {
            return Localized.EMPTY;
        }
        return new Localized(JSON.readValue(column, TEXTS));
    }
}
