package org.yadman.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Polygon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AtlasTest {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");

    private final World world = new World();
    private final Atlas atlas = new Atlas(world);
    private final Cities cities = Cities.get();

    @Test
    void every_country_of_the_world_is_one_of_iso_3166_and_none_has_two_lines() {
        assertThat(world.places()).hasSizeGreaterThan(230);
        assertThat(world.places().keySet()).allMatch(code -> code.matches("[A-Z]{2}"));
        List<String> known = List.of(Locale.getISOCountries());
        assertThat(world.places().keySet().stream().filter(code -> !known.contains(code)))
                .containsExactly("XK");
        assertThat(world.places().values())
                .allMatch(place -> place.small() || !place.path().isEmpty());
    }

    @Test
    void every_country_with_a_map_of_its_own_is_one_of_iso_3166_and_nearly_all_have_one() {
        List<String> known = List.of(Locale.getISOCountries());
        assertThat(Outlines.all().keySet().stream().filter(code -> !known.contains(code)))
                .containsExactly("--", "XK");
        assertThat(known.stream().filter(code -> Outlines.of(code).isEmpty()))
                .as("parts of a country that lie elsewhere, and the smallest of all")
                .hasSizeLessThan(16)
                .contains("RE", "VA");
    }

    @Test
    void every_country_with_people_belongs_to_a_region() {
        assertThat(java.util.Arrays.stream(Locale.getISOCountries())
                        .filter(country -> Region.of(country).isEmpty()))
                .containsExactly("AQ");
        assertThat(Region.of("IR")).hasValue(Region.WEST_ASIA);
        assertThat(Region.of("DE")).hasValue(Region.EUROPE);
        assertThat(Region.of("XK")).hasValue(Region.EUROPE);
        assertThat(Region.of("nowhere")).isEmpty();
    }

    @Test
    void every_city_has_a_point_on_the_map_of_the_world_and_on_that_of_its_country_if_it_has_to() {
        Drawing whole = atlas.world();
        for (int rank = 0; rank < cities.size(); rank += 11) {
            City city = cities.city(rank);
            assertThat(whole.shows(whole.point(city.position())))
                    .as(city.toString())
                    .isTrue();
        }
        for (String country : Locale.getISOCountries()) {
            List<City> largest = cities.cities(cities.of(country, 30));
            List<Position> also = largest.stream().map(City::position).toList();
            atlas.country(country, also)
                    .ifPresent(
                            map -> assertThat(also).as(country).allMatch(position -> map.shows(map.point(position))));
        }
    }

    /// The outline and the point come from two sources and by one projection: a large city lies on its own country's
    /// land.
    @Test
    void large_cities_lie_in_the_outline_of_their_country() {
        for (String country : List.of("DE", "FR", "IR", "US", "CA", "TR", "BR", "IN", "AU", "PL", "AT", "RW", "BA")) {
            Drawing map = atlas.country(country, List.of()).orElseThrow();
            List<Polygon> own = polygons(map.own());
            List<City> largest = cities.cities(cities.of(country, 12));
            long inside = largest.stream()
                    .map(city -> map.point(city.position()))
                    .filter(point -> own.stream().anyMatch(part -> part.contains(point.x(), point.y())))
                    .count();
            // One on the coast may stand in the water, as the line is thinned.
            assertThat(inside).as(country).isGreaterThanOrEqualTo(largest.size() - 3);
        }
    }

    private static List<Polygon> polygons(String path) {
        List<Polygon> polygons = new ArrayList<>();
        for (String part : path.split("M", -1)) {
            List<Integer> numbers = NUMBER.matcher(part)
                    .results()
                    .map(MatchResult::group)
                    .map(Integer::valueOf)
                    .toList();
            Polygon polygon = new Polygon();
            int x = 0;
            int y = 0;
            for (int i = 0; i + 1 < numbers.size(); i += 2) {
                x += numbers.get(i);
                y += numbers.get(i + 1);
                polygon.addPoint(x, y);
            }
            polygons.add(polygon);
        }
        return polygons;
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void the_map_of_a_region_shows_its_middle_land_and_is_drawn_once(Region region) {
        Drawing map = atlas.region(region);
        Point middle = map.point(region.middle());
        assertThat(middle.x()).isCloseTo(map.width() / 2.0, within(1.0));
        assertThat(middle.y()).isCloseTo(map.height() / 2.0, within(1.0));
        assertThat(map.land()).startsWith("M").hasSizeBetween(5_000, 90_000);
        assertThat(map.own()).isEmpty();
        assertThat(atlas.region(region)).isSameAs(map);
    }

    @Test
    void north_is_up_and_east_is_right() {
        for (Drawing map : List.of(
                atlas.world(),
                atlas.region(Region.EUROPE),
                atlas.country("DE", List.of()).orElseThrow())) {
            Point munich = map.point(new Position(48.14, 11.58));
            Point hamburg = map.point(new Position(53.55, 9.99));
            Point cologne = map.point(new Position(50.94, 6.96));
            assertThat(hamburg.y()).isLessThan(munich.y());
            assertThat(cologne.x()).isLessThan(munich.x());
        }
    }

    @Test
    void a_city_far_off_is_on_the_map_of_its_country_when_it_has_to_be() {
        Position honolulu = new Position(21.3, -157.86);
        Drawing without = atlas.country("US", List.of()).orElseThrow();
        Drawing with = atlas.country("US", List.of(honolulu)).orElseThrow();
        assertThat(without.shows(without.point(honolulu))).isFalse();
        assertThat(with.shows(with.point(honolulu))).isTrue();
    }

    @Test
    void a_country_without_an_outline_has_no_map_and_its_middle_is_its_largest_city() {
        assertThat(atlas.country("RE", List.of())).isEmpty();
        assertThat(atlas.middle("RE")).isPresent();
        assertThat(atlas.middle("nowhere")).isEmpty();
        Position germany = atlas.middle("DE").orElseThrow();
        assertThat(germany.latitude()).isCloseTo(51, within(0.7));
        assertThat(germany.longitude()).isCloseTo(10.3, within(0.7));
    }
}
