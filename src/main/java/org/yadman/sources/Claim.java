package org.yadman.sources;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;

/// One source's value for one field.
///
/// @param field with the year where the field is a yearly one: `held/2003`
/// @param value in the canonical form of the field's type
/// @param language of a text value, else null
/// @param claimedBy who says so, where that is not the source's author
/// @param locator where in the source
/// @param translation of a text value
/// @param corrects the earlier value of the same source that this one corrects
/// @param enteredOn the day, not the time: nobody's hours are recorded
public record Claim(
        UUID id,
        Ref subject,
        String field,
        String value,
        @Nullable String language,
        UUID source,
        Stance stance,
        @Nullable String claimedBy,
        @Nullable String locator,
        @Nullable String quote,
        @Nullable String quoteLanguage,
        Localized translation,
        Localized note,
        @Nullable String corrects,
        String enteredBy,
        LocalDate enteredOn) {

    public Claim {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A claim has a value");
        }
    }

    /// A text value in all languages it is held in.
    public Localized texts() {
        Map<String, String> texts = new TreeMap<>(translation.texts());
        texts.put(language == null ? "und" : language, value);
        return new Localized(texts);
    }
}
