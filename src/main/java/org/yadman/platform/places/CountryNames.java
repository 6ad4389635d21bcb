package org.yadman.platform.places;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.yadman.pure.names.SearchText;

/// What a country may be called behind the name of a city: its codes, its names in some languages, and what people say.
final class CountryNames {

    private static final List<String> LANGUAGES = List.of("en", "fa", "de", "fr", "sv", "nl", "es", "it", "tr");

    /// What the CLDR does not say and people do.
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("usa", "US"),
            Map.entry("america", "US"),
            Map.entry("آمریکا", "US"),
            Map.entry("uk", "GB"),
            Map.entry("britain", "GB"),
            Map.entry("great britain", "GB"),
            Map.entry("england", "GB"),
            Map.entry("scotland", "GB"),
            Map.entry("wales", "GB"),
            Map.entry("northern ireland", "GB"),
            Map.entry("انگلستان", "GB"),
            Map.entry("انگلیس", "GB"),
            Map.entry("اسکاتلند", "GB"),
            Map.entry("holland", "NL"),
            Map.entry("uae", "AE"),
            Map.entry("emirates", "AE"),
            Map.entry("امارات", "AE"),
            Map.entry("turkey", "TR"),
            Map.entry("czech republic", "CZ"),
            Map.entry("bosnia", "BA"),
            Map.entry("بوسنی", "BA"),
            Map.entry("kurdistan", "IQ"),
            Map.entry("کردستان", "IQ"),
            Map.entry("palestine", "PS"),
            Map.entry("فلسطین", "PS"),
            Map.entry("hong kong", "HK"),
            Map.entry("macedonia", "MK"),
            Map.entry("congo", "CD"));

    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    /// The country that a folded text names.
    static Optional<String> find(String folded) {
        return Optional.ofNullable(CODES.get(folded));
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            ULocale place = new ULocale("", country);
            codes.put(SearchText.fold(country), country);
            codes.put(SearchText.fold(place.getISO3Country()), country);
            for (String language : LANGUAGES) {
                codes.put(SearchText.fold(place.getDisplayCountry(new ULocale(language))), country);
            }
        }
        SAID.forEach((name, country) -> codes.put(SearchText.fold(name), country));
        return Map.copyOf(codes);
    }
}
