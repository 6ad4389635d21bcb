package org.yadman.gatherings;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.yadman.platform.text.Localized;
import org.yadman.pure.names.SearchText;

/// A handful of cities, until the gazetteer is there.
@Component
class FewCities implements Cities {

    private static final double KM_OF_A_DEGREE = 111.2;

    private static final List<City> ALL = List.of(
            city(2886242, "DE", "Köln", "کلن", 50.93, 6.95, "Europe/Berlin"),
            city(2950159, "DE", "Berlin", "برلین", 52.52, 13.41, "Europe/Berlin"),
            city(2925535, "DE", "Frankfurt (Oder)", "فرانکفورت (اودر)", 52.34, 14.55, "Europe/Berlin"),
            city(2925533, "DE", "Frankfurt am Main", "فرانکفورت", 50.12, 8.68, "Europe/Berlin"),
            city(2946447, "DE", "Bonn", "بن", 50.73, 7.1, "Europe/Berlin"),
            city(2643743, "GB", "London", "لندن", 51.51, -0.13, "Europe/London"),
            city(6058560, "CA", "London", "لندن", 42.98, -81.23, "America/Toronto"),
            city(2673730, "SE", "Stockholm", "استکهلم", 59.33, 18.07, "Europe/Stockholm"),
            city(6167865, "CA", "Toronto", "تورنتو", 43.7, -79.42, "America/Toronto"),
            city(4990729, "US", "Detroit", "دیترویت", 42.33, -83.05, "America/Detroit"),
            city(112931, "IR", "Tehran", "تهران", 35.69, 51.42, "Asia/Tehran"),
            city(2988507, "FR", "Paris", "پاریس", 48.85, 2.35, "Europe/Paris"));

    private static City city(
            int id, String country, String name, String persian, double latitude, double longitude, String zone) {
        return new City(
                id, country, new Localized(Map.of("en", name, "fa", persian)), latitude, longitude, ZoneId.of(zone));
    }

    @Override
    public Optional<City> find(int id) {
        return ALL.stream().filter(city -> city.id() == id).findFirst();
    }

    @Override
    public List<City> search(String typed, int most) {
        String folded = SearchText.fold(typed);
        return ALL.stream()
                .filter(city -> !folded.isEmpty()
                        && city.name().texts().values().stream()
                                .anyMatch(name -> SearchText.fold(name).startsWith(folded)))
                .limit(most)
                .toList();
    }

    @Override
    public List<City> near(City city, double km, int most) {
        return ALL.stream()
                .filter(other -> distance(city, other) <= km)
                .sorted(Comparator.comparingDouble(other -> distance(city, other)))
                .limit(most)
                .toList();
    }

    private static double distance(City one, City other) {
        double north = one.latitude() - other.latitude();
        double east = (one.longitude() - other.longitude())
                * Math.cos(Math.toRadians((one.latitude() + other.latitude()) / 2));
        return KM_OF_A_DEGREE * Math.hypot(north, east);
    }
}
