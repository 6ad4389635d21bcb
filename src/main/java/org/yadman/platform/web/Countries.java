package org.yadman.platform.web;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.SortKeys;

/// Countries by name, and to choose from.
@Component
public class Countries {

    private final SortKeys keys;

    Countries(SortKeys keys) {
        this.keys = keys;
    }

    /// The name of a country.
    ///
    /// @param code ISO 3166, or null
    /// @return empty where there is no code
    public String name(@Nullable String code, Language language) {
        return code == null ? "" : new ULocale("", code).getDisplayCountry(language.locale());
    }

    /// All of them, sorted for the reader, behind the choice of none.
    ///
    /// @param none what that choice says
    public List<Choice> choices(String chosen, String none, Visitor v) {
        Stream<Choice> all = Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(code, name(code, v.language()), code.equals(chosen)))
                .sorted(Comparator.comparing(choice -> keys.key(v.language(), choice.label())));
        return Stream.concat(Stream.of(new Choice("", none, chosen.isEmpty())), all)
                .toList();
    }
}
