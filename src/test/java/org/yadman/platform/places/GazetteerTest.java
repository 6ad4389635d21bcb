package org.yadman.platform.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.text.Language;
import org.yadman.pure.names.SearchText;

class GazetteerTest {

    private static final int COLOGNE = 2886242;
    private static final int FRANKFURT = 2925533;
    private static final int FRANKFURT_ON_ODER = 2925535;
    private static final int LONDON = 2643743;
    private static final int LONDON_IN_CANADA = 6058560;

    private final Gazetteer gazetteer = new Gazetteer();
    private final Cities cities = Cities.get();

    private List<Integer> found(String typed, int limit) {
        return gazetteer.search(typed, limit).stream().map(City::id).toList();
    }

    private City city(int id) {
        return gazetteer.find(id).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Köln",
                "Koln",
                "KOELN",
                "cologne",
                "  Cologne ",
                "Colonia",
                "Keulen",
                "کلن",
                "كلن",
                "کُلن",
                "كولونيا",
                "کلن، آلمان",
                "Köln, DE",
                "Cologne Germany",
                "Köln Deutschland",
                "koln deu"
            })
    void cologne_is_found_in_each_writing(String typed) {
        assertThat(found(typed, 5)).first().isEqualTo(COLOGNE);
    }

    @ParameterizedTest
    @CsvSource({
        "Colonge, 2886242",
        "Stokholm, 2673730",
        "Stockholmm, 2673730",
        "Sttockholm, 2673730",
        "Götebotg, 2711537",
        "xberlin, 2950159",
        "فرانکفورد, 2925533",
        "فرانکفورد آلمان, 2925533",
        "استکلهم, 2673730",
        "Berl中n, 2950159"
    })
    void one_letter_may_be_wrong_where_nothing_else_is_found(String typed, int city) {
        assertThat(found(typed, 5)).contains(city);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "ش", "،,", "qqqq", "中国", "\u200c"})
    void what_names_nothing_finds_nothing(String typed) {
        assertThat(found(typed, 5)).isEmpty();
    }

    @Test
    void a_country_behind_the_name_narrows_and_alone_gives_its_largest_cities() {
        assertThat(found("London", 5)).startsWith(LONDON);
        assertThat(found("London, Canada", 5)).startsWith(LONDON_IN_CANADA).doesNotContain(LONDON);
        assertThat(found("لندن کانادا", 5)).startsWith(LONDON_IN_CANADA);
        assertThat(found("Frankfurt", 5)).startsWith(FRANKFURT, FRANKFURT_ON_ODER);
        assertThat(gazetteer.search("فرانکفورت آلمان", 5))
                .allMatch(city -> city.country().equals("DE"));
        assertThat(gazetteer.search("آلمان", 5))
                .extracting(city -> city.name().in(new Language("fa")).value())
                .containsExactly("برلین", "هامبورگ", "مونیخ", "کلن", "فرانکفورت");
    }

    @Test
    void what_stands_behind_a_comma_and_is_no_country_is_passed_over() {
        assertThat(gazetteer.search("Paris, Île-de-France", 3))
                .first()
                .extracting(City::country)
                .isEqualTo("FR");
    }

    @Test
    void a_name_that_is_just_so_stands_before_longer_ones_and_the_larger_city_before_the_smaller() {
        assertThat(gazetteer.search("York", 6))
                .extracting(city -> city.name().in(Language.SOURCE).value())
                .startsWith("York")
                .contains("New York City");
        assertThat(found("Vienna", 3)).startsWith(2761369);
        assertThat(found("Vien", 10)).contains(2761369);
    }

    @Test
    void every_city_is_found_by_each_of_its_names_unless_ten_larger_namesakes_stand_before_it() {
        for (int rank = 0; rank < cities.size(); rank += 7) {
            for (String name : cities.names().of(rank)) {
                CityNames.Hits hits = cities.names().named(name, "", 10);
                if (name.length() > 1 && !hits.ranks().contains(rank)) {
                    assertThat(hits.ranks())
                            .as("namesakes of %s", name)
                            .hasSize(10)
                            .allMatch(other -> cities.names().of(other).contains(name));
                }
            }
        }
    }

    @Test
    void every_name_is_folded_as_a_search_is() {
        for (int rank = 0; rank < cities.size(); rank += 5) {
            assertThat(cities.names().of(rank))
                    .allMatch(name -> SearchText.fold(name).equals(name));
        }
    }

    @Test
    void whatever_is_typed_is_answered() {
        Random random = new Random(20);
        String alphabet = "abkölnشکلیپ ,،-'\u200c\u064f中😀0۱é";
        for (int i = 0; i < 300; i++) {
            String typed = IntStream.range(0, random.nextInt(90))
                    .mapToObj(at -> {
                        int letter = random.nextInt(alphabet.length());
                        return alphabet.substring(letter, letter + 1);
                    })
                    .collect(Collectors.joining());
            assertThat(gazetteer.search(typed, 4)).hasSizeLessThanOrEqualTo(4).doesNotHaveDuplicates();
        }
    }

    @Test
    void every_city_has_a_zone_of_this_machine_a_country_a_place_on_earth_and_a_name() {
        Set<String> zones = ZoneId.getAvailableZoneIds();
        Set<String> countries = Set.of(Locale.getISOCountries());
        for (int rank = 0; rank < cities.size(); rank++) {
            City city = cities.city(rank);
            assertThat(zones).contains(city.zone().getId());
            assertThat(city.country().equals("XK") || countries.contains(city.country()))
                    .as(city.country())
                    .isTrue();
            assertThat(city.latitude()).isBetween(-90.0, 90.0);
            assertThat(city.longitude()).isBetween(-180.0, 180.0);
            assertThat(city.name().texts()).containsKey("en");
            assertThat(cities.find(city.id())).hasValue(rank);
        }
    }

    @Test
    void what_is_no_number_of_a_city_finds_none() {
        assertThat(List.of(0, -1, 1, COLOGNE + 1, Integer.MAX_VALUE, Integer.MIN_VALUE))
                .allMatch(id -> gazetteer.find(id).equals(Optional.empty()));
    }

    /// Persian names have Persian letters, and no signs of vowels that nobody writes.
    @Test
    void persian_names_are_written_with_persian_letters() {
        assertThat(IntStream.range(0, cities.size())
                        .mapToObj(rank -> cities.city(rank).name().texts().getOrDefault("fa", "ا")))
                .allMatch(name -> name.matches("[اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئأؤء\u200c ]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "2950159, برلین",
        "2761369, وین",
        "2988507, پاریس",
        "6167865, تورنتو",
        "5368361, لس آنجلس",
        "2711537, گوتنبرگ",
        "2747373, لاهه",
        "3173435, میلان",
        "128226, کرمانشاه",
        "117574, سنندج",
        "3143244, اسلو",
        "2147714, سیدنی",
        "4140963, واشینگتن دی‌سی"
    })
    void where_many_live_the_persian_name_is_the_usual_one(int id, String persian) {
        assertThat(city(id).name().in(new Language("fa")).value()).isEqualTo(persian);
    }

    @Test
    void cities_near_a_point_come_nearest_first_and_none_from_farther_away() {
        City cologne = city(COLOGNE);
        List<City> near = gazetteer.near(cologne.latitude(), cologne.longitude(), 30, 200);
        assertThat(near).extracting(City::id).contains(COLOGNE, 2946447);
        assertThat(near)
                .isSortedAccordingTo(
                        (a, b) -> Double.compare(Gazetteer.distance(cologne, a), Gazetteer.distance(cologne, b)));
        assertThat(near).allMatch(city -> Gazetteer.distance(cologne, city) <= 30);
        assertThat(gazetteer.near(cologne.latitude(), cologne.longitude(), 30, 3))
                .hasSize(3);
        assertThat(gazetteer.near(-17.8, 179.99, 400, 50))
                .extracting(City::country)
                .contains("FJ");
    }

    @Test
    void distances_are_those_of_a_map() {
        assertThat(Gazetteer.distance(city(COLOGNE), city(2946447))).isCloseTo(25, within(3.0));
        assertThat(Gazetteer.distance(city(LONDON), city(5128581))).isCloseTo(5570, within(30.0));
        assertThat(Gazetteer.distance(city(COLOGNE), city(COLOGNE))).isZero();
    }
}
