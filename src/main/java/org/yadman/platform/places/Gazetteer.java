package org.yadman.platform.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.pure.names.SearchText;

/// The cities of 15,000 people and more, found by what a person types. The list is read when first asked for.
@Component
public final class Gazetteer {

    private static final Pattern COMMA = Pattern.compile("[,،;؛]");
    /// A short word is more likely to be the beginning of a city than a country's code.
    private static final int LONGEST_CODE = 3;
    private static final double EARTH_KM = 6371.0088;

    public Optional<City> find(int id) {
        return Cities.get().find(id).map(Cities.get()::city);
    }

    /// The cities that somebody may mean, best first: names that are just so before those that begin
    /// so, before those of which a later word begins so; of each the largest city first. A country
    /// behind the name narrows, a country alone gives its largest cities. Only where nothing is found
    /// one letter may be wrong.
    public List<City> search(String typed, int limit) {
        if (limit <= 0) {
            return List.of();
        }
        Cities cities = Cities.get();
        String folded = SearchText.fold(typed);
        CityNames.Hits whole = cities.names().named(folded, "", limit);
        if (whole.exact() > 0) {
            return cities.cities(whole);
        }
        Optional<String> country = CountryNames.find(folded);
        if (country.isPresent() && folded.length() > LONGEST_CODE) {
            return cities.cities(cities.of(country.get(), limit));
        }
        List<Asked> narrowed = narrowed(folded);
        for (Asked asked : narrowed) {
            CityNames.Hits hits = cities.names().named(asked.name(), asked.country(), limit);
            if (!hits.ranks().isEmpty()) {
                return cities.cities(hits);
            }
        }
        if (!whole.ranks().isEmpty()) {
            return cities.cities(whole);
        }
        List<Asked> loose = new ArrayList<>(narrowed);
        loose.add(new Asked(folded, ""));
        // What stands behind a comma may be a state or a district, of which nothing is known here.
        String first = SearchText.fold(COMMA.split(typed, 2)[0]);
        if (!first.equals(folded)) {
            CityNames.Hits hits = cities.names().named(first, "", limit);
            if (!hits.ranks().isEmpty()) {
                return cities.cities(hits);
            }
            loose.add(new Asked(first, ""));
        }
        return loose.stream()
                .map(asked -> cities.names().nearlyNamed(asked.name(), asked.country(), limit))
                .filter(hits -> !hits.ranks().isEmpty())
                .findFirst()
                .map(cities::cities)
                .orElse(List.of());
    }

    /// The cities that are called just so in any language, the largest first: whoever finds one here
    /// need not ask which is meant. A country behind the name narrows.
    public List<City> called(String typed, int limit) {
        Cities cities = Cities.get();
        String folded = SearchText.fold(typed);
        return Stream.concat(Stream.of(new Asked(folded, "")), narrowed(folded).stream())
                .map(asked -> cities.names().named(asked.name(), asked.country(), limit))
                .filter(hits -> hits.exact() > 0)
                .findFirst()
                .map(hits -> cities.cities(hits).subList(0, hits.exact()))
                .map(called -> shownSo(called, folded))
                .orElse(List.of());
    }

    // Names of many languages are known, and what is one city in Persian is another one in Urdu: where a city is shown
    // by the name that was typed, the others are not meant.
    private static List<City> shownSo(List<City> called, String folded) {
        List<City> shown = called.stream()
                .filter(city -> city.name().texts().values().stream()
                        .map(SearchText::fold)
                        .anyMatch(name -> folded.equals(name) || folded.startsWith(name + " ")))
                .toList();
        return shown.isEmpty() ? called : shown;
    }

    private record Asked(String name, String country) {}

    // Each way to read the last words as a country, the most words first.
    private static List<Asked> narrowed(String folded) {
        List<Asked> ways = new ArrayList<>();
        for (int space = folded.indexOf(' '); space > 0; space = folded.indexOf(' ', space + 1)) {
            String name = folded.substring(0, space);
            CountryNames.find(folded.substring(space + 1)).ifPresent(country -> ways.add(new Asked(name, country)));
        }
        return ways;
    }

    /// The cities round a point, the nearest first.
    public List<City> near(double latitude, double longitude, double km, int limit) {
        Cities cities = Cities.get();
        return cities.near(latitude, longitude, km, limit).stream()
                .map(cities::city)
                .toList();
    }

    /// Kilometres between two cities as a bird flies.
    public static double distance(City a, City b) {
        return distance(a.position(), b.position());
    }

    static double distance(Position a, Position b) {
        return distance(a.latitude(), a.longitude(), b.latitude(), b.longitude());
    }

    // On a sphere, by the haversine, which stays exact for small distances (Sinnott 1984).
    static double distance(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double north = Math.sin(Math.toRadians(otherLatitude - latitude) / 2);
        double east = Math.sin(Math.toRadians(otherLongitude - longitude) / 2);
        double h = north * north
                + east * east * Math.cos(Math.toRadians(latitude)) * Math.cos(Math.toRadians(otherLatitude));
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
