package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.gatherings.GatheringFilter.Part;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.pure.names.SearchText;

/// The gists of public gatherings. They are the only thing of a gathering that leaves for other servers by itself:
/// what is sent once cannot be called back, so it is cut to the city whatever its host allowed here.
@Component
public class Gists {

    /// A word of two letters says nothing of a street.
    private static final int SHORTEST_WORD = 3;

    private final GatheringStore store;
    private final HeldBack heldBack;
    private final Names names;
    private final Gazetteer cities;
    private final Languages languages;

    Gists(GatheringStore store, HeldBack heldBack, Names names, Gazetteer cities, Languages languages) {
        this.store = store;
        this.heldBack = heldBack;
        this.names = names;
        this.cities = cities;
        this.languages = languages;
    }

    /// One that everybody may see.
    @Transactional(readOnly = true)
    public Optional<Gist> find(UUID id) {
        return store.list(List.of(id)).stream()
                .filter(Gathering::published)
                .map(this::gist)
                .findFirst();
    }

    /// Those held on this day or later, the first to come first.
    @Transactional(readOnly = true)
    public List<Gist> list(LocalDate from, long skip, int most) {
        return store.list(filter(from), skip, most).stream().map(this::gist).toList();
    }

    /// How many {@link #list} could give.
    @Transactional(readOnly = true)
    public long count(LocalDate from) {
        return store.count(filter(from));
    }

    private static GatheringFilter filter(LocalDate from) {
        return GatheringFilter.all(Part.PUBLIC).between(from, null);
    }

    /// Of any gathering; null while nobody may see it.
    @Nullable
    Gist of(Gathering gathering) {
        return gathering.published() ? gist(gathering) : null;
    }

    private Gist gist(Gathering gathering) {
        Optional<Place> typed = heldBack.place(gathering.id());
        List<Place> places = Stream.concat(Stream.of(gathering.shown().place()), typed.stream())
                .toList();
        Place.Shown shown = gathering.shown().atMost(Precision.CITY);
        boolean odd = isMoreThanACity(shown.place().cityName(), places);
        if (odd) {
            // Its page is called by that, too.
            shown = shown.atMost(Precision.COUNTRY);
        }
        Place place = shown.place();
        Gathering cut = gathering.at(shown);
        // Where what was typed is erased, or was never known, nobody can say any more what a title tells.
        boolean known = typed.isPresent() || gathering.shown().precision() == Precision.EXACT;
        boolean titled = known && !tells(gathering.title(), places, place);
        return new Gist(
                gathering.id(),
                gathering.heldOn(),
                gathering.startsAt(),
                place.zone(),
                titled ? names.of(cut) : names.plain(cut),
                each(language -> names.kind(gathering.kind(), language)),
                each(language -> names.city(place, language)),
                each(language -> names.country(place, language)),
                Optional.ofNullable(place.city())
                        .flatMap(cities::find)
                        .map(City::position)
                        .orElse(null),
                standing(gathering.state()),
                odd ? GatheringPages.PATH + "/" + gathering.year() : gathering.path(),
                Optional.ofNullable(gathering.publishedOn()).orElse(gathering.heldOn()));
    }

    // Somebody may type the street where the city is asked for.
    private static boolean isMoreThanACity(String cityName, List<Place> places) {
        String city = " " + SearchText.fold(cityName) + " ";
        return places.stream()
                .anyMatch(place -> words(place.street()).anyMatch(word -> city.contains(" " + word + " "))
                        || Stream.of(place.venue(), place.area())
                                .map(SearchText::fold)
                                .filter(fine -> !fine.isEmpty() && !city.strip().equals(fine))
                                .anyMatch(city::contains));
    }

    // Whether a word stands in a title that belongs to a place and may not be told of it.
    private boolean tells(Localized title, List<Place> places, Place told) {
        Set<String> harmless =
                each(language -> names.city(told, language) + " " + names.country(told, language))
                        .texts()
                        .values()
                        .stream()
                        .flatMap(Gists::words)
                        .collect(Collectors.toSet());
        List<String> fine = places.stream()
                .flatMap(this::wordsOf)
                .filter(word -> !harmless.contains(word))
                .toList();
        return title.texts().values().stream()
                .map(SearchText::fold)
                .anyMatch(text -> fine.stream().anyMatch(text::contains));
    }

    private Stream<String> wordsOf(Place place) {
        return Stream.concat(place.words(), each(language -> names.city(place, language)).texts().values().stream())
                .flatMap(Gists::words);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(SearchText.fold(text).split(" ")).filter(word -> word.length() >= SHORTEST_WORD);
    }

    private static Gist.Standing standing(Gathering.State state) {
        return switch (state) {
            case PLANNED, CONFIRMED, HELD -> Gist.Standing.GOING_ON;
            case POSTPONED -> Gist.Standing.POSTPONED;
            case CANCELLED -> Gist.Standing.CANCELLED;
        };
    }

    private Localized each(Function<Language, String> word) {
        Map<String, String> words = new TreeMap<>();
        languages.all().forEach(language -> words.put(language.tag(), word.apply(language)));
        words.values().removeIf(String::isBlank);
        return new Localized(words);
    }
}
