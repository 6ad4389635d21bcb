package org.yadman.recognition;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yadman.platform.text.Language;

/// What voters are called: a country has its code and a name in each language, everybody else the published name.
final class Voters {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> BY_NAME = byName();

    private Voters() {}

    // Lists of votes are published in these languages, so far.
    private static Map<String, String> byName() {
        Map<String, String> byName = new HashMap<>();
        for (ULocale language : List.of(ULocale.ENGLISH, new ULocale("fa"))) {
            COUNTRIES.forEach(
                    country -> byName.put(folded(new ULocale("", country).getDisplayCountry(language)), country));
        }
        return byName;
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /// Whether it looks like a country's code and is none.
    static boolean isWrongCode(String voter) {
        return voter.matches("[A-Z]{2}") && !COUNTRIES.contains(voter);
    }

    /// By what a voter is known again: `DE` and `Germany` are one.
    static String key(String voter) {
        return COUNTRIES.contains(voter) ? voter : BY_NAME.getOrDefault(folded(voter), folded(voter));
    }

    /// The country that votes, if the voter is written as one.
    static Optional<String> country(String voter) {
        return COUNTRIES.contains(voter) ? Optional.of(voter) : Optional.empty();
    }

    /// A voter's name in a language, as far as there is one.
    static String name(String voter, Language language) {
        return country(voter)
                .map(code -> new ULocale("", code).getDisplayCountry(language.locale()))
                .orElse(voter);
    }
}
