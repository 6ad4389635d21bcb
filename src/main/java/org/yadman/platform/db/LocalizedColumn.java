package org.yadman.platform.db;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yadman.platform.text.Localized;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// A {@link Localized} text in one column: JSON, written and read whole.
public final class LocalizedColumn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
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
        // Read token by token: a list reads hundreds of these, and binding costs more than parsing.
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(column)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String language = parser.currentName();
                parser.nextToken();
                texts.put(language, parser.getString());
            }
        }
        return new Localized(texts);
    }
}
