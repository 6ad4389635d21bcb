package org.yadman.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in a form that cannot stay so.
///
/// @param field the name of the field, or empty for the form as a whole
/// @param key the message that says what to do
/// @param arguments name, value, name, value …
public record Mistake(String field, String key, List<@Nullable Object> arguments) {

    public static Mistake at(String field, String key, @Nullable Object... arguments) {
        return new Mistake(field, key, java.util.Arrays.asList(arguments));
    }

    /// The sentence in the visitor's language.
    public String sentence(Visitor visitor) {
        return visitor.t(key, arguments.toArray());
    }

    /// The sentence that belongs to a field, or null.
    public static @Nullable String of(List<Mistake> mistakes, String field, Visitor visitor) {
        return mistakes.stream()
                .filter(mistake -> mistake.field().equals(field))
                .map(mistake -> mistake.sentence(visitor))
                .findFirst()
                .orElse(null);
    }
}
