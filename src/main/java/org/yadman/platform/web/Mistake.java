package org.yadman.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Sentence;

/// Something in a form that cannot stay so.
///
/// @param field the name of the field, or empty for the form as a whole
/// @param sentence says what to do
public record Mistake(String field, Sentence sentence) {

    public static Mistake at(String field, Sentence sentence) {
        return new Mistake(field, sentence);
    }

    /// Something in a field, told by a message.
    ///
    /// @param arguments name, value, name, value …
    public static Mistake at(String field, String key, @Nullable Object... arguments) {
        return new Mistake(field, Sentence.of(key, arguments));
    }

    /// The sentence in the visitor's language.
    public String sentence(Visitor visitor) {
        return visitor.t(sentence);
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
