package org.yadman.agreements;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.yadman.platform.config.Options;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;

/// The letter with the code, and the countries by name.
@Component
class SupportWords {

    static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Messages messages;
    private final Dates dates;
    private final Options options;
    private final Map<Language, List<Country>> countries = new ConcurrentHashMap<>();

    SupportWords(Messages messages, Dates dates, Options options) {
        this.messages = messages;
        this.dates = dates;
        this.options = options;
    }

    /// A country as a reader knows it.
    record Country(String code, String name) {}

    /// All countries in the order of the reader's alphabet.
    List<Country> countries(Language language) {
        return countries.computeIfAbsent(language, SupportWords::sorted);
    }

    private static List<Country> sorted(Language language) {
        Collator collator = Collator.getInstance(language.locale());
        return COUNTRIES.stream()
                .map(code -> new Country(code, name(code, language)))
                .sorted(Comparator.comparing(Country::name, collator))
                .toList();
    }

    static String name(String code, Language language) {
        return new ULocale("", code).getDisplayCountry(language.locale());
    }

    String subject(Language language) {
        return messages.text(language, "supports.mail.subject");
    }

    /// Says nothing of what it is for: others may read along in a mailbox.
    String text(SupportCode code, LocalDate until, Language language) {
        URI origin = options.origin();
        return messages.text(
                        language,
                        "supports.mail.text",
                        "code",
                        dates.digits(language, code.shown()),
                        "date",
                        dates.both(language, until),
                        "named",
                        origin == null ? "no" : "yes",
                        "site",
                        origin == null ? "" : origin.getHost())
                + "\n";
    }
}
