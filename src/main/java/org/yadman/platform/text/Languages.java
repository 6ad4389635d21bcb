package org.yadman.platform.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The languages of this server: those for which there is a set of message files. Adding a language is adding files.
@Component
public class Languages {

    private final List<Language> all;

    Languages(Messages messages) {
        this.all = messages.languages().stream()
                .map(Language::new)
                .sorted(Comparator.comparing((Language language) -> !language.equals(Language.SOURCE))
                        .thenComparing(Language::tag))
                .toList();
    }

    /// All languages, the source language first.
    public List<Language> all() {
        return all;
    }

    public Optional<Language> find(String tag) {
        return all.stream().filter(language -> language.tag().equals(tag)).findFirst();
    }

    /// The first language of the browser's list that the server has; otherwise the source language.
    ///
    /// @param acceptLanguage the header as it came; null, empty or nonsense count as "no wish"
    public Language negotiate(@org.jspecify.annotations.Nullable String acceptLanguage) {
        return negotiate(acceptLanguage, Language.SOURCE);
    }

    /// The first language of the browser's list that the server has; otherwise this one.
    public Language negotiate(@org.jspecify.annotations.Nullable String acceptLanguage, Language otherwise) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 500) {
            return otherwise;
        }
        try {
            List<Locale> known = all.stream().map(Language::javaLocale).toList();
            Locale best = Locale.lookup(LanguageRange.parse(acceptLanguage), known);
            return best == null ? otherwise : find(best.toLanguageTag()).orElse(otherwise);
        } catch (IllegalArgumentException nonsense) {
            return otherwise;
        }
    }
}
