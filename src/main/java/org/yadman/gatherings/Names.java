package org.yadman.gatherings;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Countries;

/// What gatherings, and the places of them that may be shown, are called.
@Component
class Names {

    private static final int LONGEST_SLUG = 50;

    private final Gazetteer cities;
    private final Countries countries;
    private final Languages languages;
    private final Messages messages;

    Names(Gazetteer cities, Countries countries, Languages languages, Messages messages) {
        this.cities = cities;
        this.countries = countries;
        this.languages = languages;
        this.messages = messages;
    }

    /// What a gathering is called: its title, or what it is and where.
    Localized of(Gathering gathering) {
        if (!gathering.title().isEmpty()) {
            return gathering.title();
        }
        return plain(gathering);
    }

    /// What it is and where, whatever its title says.
    Localized plain(Gathering gathering) {
        Map<String, String> names = new TreeMap<>();
        for (Language language : languages.all()) {
            String where = where(gathering.shown(), language);
            names.put(
                    language.tag(),
                    messages.text(
                            language,
                            where.isEmpty() ? "gatherings.name.alone" : "gatherings.name",
                            "kind",
                            kind(gathering.kind(), language),
                            "place",
                            where));
        }
        return new Localized(names);
    }

    String kind(GatheringKind kind, Language language) {
        return messages.text(language, "gatherings.kind." + FolderRow.word(kind));
    }

    /// The city, or else the country, or "online".
    String where(Place.Shown shown, Language language) {
        if (shown.precision() == Precision.ONLINE) {
            return messages.text(language, "gatherings.online");
        }
        String city = city(shown.place(), language);
        return city.isEmpty() ? countries.name(shown.place().country(), language) : city;
    }

    /// The city; empty where there is none to be shown.
    String city(Place place, Language language) {
        return find(place).map(city -> city.name().in(language).value()).orElse(place.cityName());
    }

    private Optional<City> find(Place place) {
        return Optional.ofNullable(place.city()).flatMap(cities::find);
    }

    String country(Place place, Language language) {
        return countries.name(place.country(), language);
    }

    /// All by which it should be found.
    List<String> words(Gathering gathering) {
        Place place = gathering.shown().place();
        return Stream.of(
                        place.words(),
                        find(place).stream().flatMap(city -> city.name().texts().values().stream()),
                        languages.all().stream()
                                .flatMap(language -> Stream.of(
                                        country(place, language),
                                        kind(gathering.kind(), language),
                                        String.valueOf(gathering.year()))))
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /// How its slug begins: the place that is shown, and what it is.
    String slug(Gathering gathering) {
        Place place = gathering.shown().place();
        String city = find(place)
                .map(found -> found.name().in(Language.SOURCE).value())
                .orElse(place.cityName());
        String where = Stream.of(latin(city), place.country() == null ? "online" : latin(place.country()))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        return Stream.of(where, FolderRow.word(gathering.kind())).collect(Collectors.joining("-"));
    }

    // Köln → koln; what no Latin letter is left of has no such name.
    private static String latin(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.length() > LONGEST_SLUG - 10
                ? plain.substring(0, LONGEST_SLUG - 10).replaceAll("-+$", "")
                : plain;
    }
}
