package org.yadman.platform.text;

import com.ibm.icu.text.Collator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Sort keys that a database can compare as plain text: ICU's collation keys in hexadecimal, stored beside the text.
/// Hexadecimal digits sort alike in every database collation, so SQLite and PostgreSQL give the same order.
@Component
public class SortKeys {

    // PostgreSQL takes about 2,700 bytes for a key of an index; so many tell apart all names but those of
    // several lines.
    private static final int LONGEST = 1200;

    private final Map<String, Collator> collators = new ConcurrentHashMap<>();

    /// The key of a text for a language's alphabet.
    public String key(Language language, String text) {
        Collator collator = collators.computeIfAbsent(
                language.tag(), tag -> Collator.getInstance(language.locale()).freeze());
        String key = HexFormat.of().formatHex(collator.getCollationKey(text).toByteArray());
        return key.length() > LONGEST ? key.substring(0, LONGEST) : key;
    }
}
