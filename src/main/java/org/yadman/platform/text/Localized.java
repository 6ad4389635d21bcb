package org.yadman.platform.text;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A text that people wrote in one or more languages (a name, a description), as opposed to the interface's messages.
///
/// @param texts language tag → text, none of them blank; sorted by tag
public record Localized(Map<String, String> texts) {

    /// Nothing in any language.
    public static final Localized EMPTY = new Localized(Map.of());

    public Localized {
        texts.forEach((language, text) -> {
            if (language.isBlank() || text.isBlank()) {
                throw new IllegalArgumentException("A text in a language is not blank");
            }
        });
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /// The text for a reader: in the reader's language, else in the source language, else in any.
    /// Carries the language it is in, so that the page can mark it.
    public Text in(Language language) {
        String own = texts.get(language.tag());
        if (own != null) {
            return new Text(own, language.tag());
        }
        String source = texts.get(Language.SOURCE.tag());
        if (source != null) {
            return new Text(source, Language.SOURCE.tag());
        }
        return texts.entrySet().stream()
                .findFirst()
                .map(entry -> new Text(entry.getValue(), entry.getKey()))
                .orElse(Text.NONE);
    }

    /// Every language's text but the one a reader has already been shown.
    public Collection<Text> besides(Text shown) {
        Map<String, Text> others = new LinkedHashMap<>();
        texts.forEach((tag, text) -> {
            if (!tag.equals(shown.language())) {
                others.put(tag, new Text(text, tag));
            }
        });
        return others.values();
    }

    /// A text and the language it is in.
    public record Text(String value, String language) {
        static final Text NONE = new Text("", "");

        /// `rtl` or `ltr`, for the `dir` attribute.
        public String direction() {
            return language.isEmpty() ? "auto" : new Language(language).direction();
        }
    }
}
