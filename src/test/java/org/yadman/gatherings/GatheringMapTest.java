package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.yadman.gatherings.GatheringMap.Drawn;
import org.yadman.gatherings.GatheringMap.Spot;
import org.yadman.gatherings.GatheringMap.View;
import org.yadman.gatherings.GatheringMapCircles.Circle;
import org.yadman.gatherings.GatheringMapCircles.Mark;
import org.yadman.platform.places.Atlas;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Drawing;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.places.Point;
import org.yadman.platform.places.Region;
import org.yadman.platform.places.World;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Assets;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Visitor;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatheringMapTest {

    private static final View WORLD = View.world(2026);
    private static final View EUROPE = new View(2026, Region.EUROPE, null);
    private static final View GERMANY = new View(2026, Region.EUROPE, "DE");

    private AnnotationConfigApplicationContext beans;
    private GatheringMap map;
    private Gazetteer gazetteer;
    private Atlas atlas;

    @BeforeAll
    void start() {
        beans = new AnnotationConfigApplicationContext(
                World.class,
                Atlas.class,
                GatheringMap.class,
                org.yadman.platform.web.Countries.class,
                Gazetteer.class,
                SortKeys.class,
                Messages.class,
                Dates.class,
                Languages.class,
                Assets.class);
        map = beans.getBean(GatheringMap.class);
        gazetteer = beans.getBean(Gazetteer.class);
        atlas = beans.getBean(Atlas.class);
    }

    @AfterAll
    void stop() {
        beans.close();
    }

    private Visitor reader(String language) {
        Site site = new Site() {
            @Override
            public Localized name() {
                return new Localized(Map.of("en", "The common day", "fa", "روز مشترک"));
            }

            @Override
            public List<Entry> menu() {
                return List.of();
            }
        };
        Visitor.Words words = new Visitor.Words(
                beans.getBean(Messages.class),
                beans.getBean(Dates.class),
                beans.getBean(Languages.class),
                beans.getBean(Assets.class));
        return new Visitor(
                new Language(language), "/gatherings/map", "", new Freshness(LocalDate.of(2026, 9, 1)), site, words);
    }

    private Spot spot(String city, int count) {
        City found = gazetteer.search(city, 1).getFirst();
        return new Spot(found.country(), found, count);
    }

    private Drawn drawn(View view, List<Spot> spots, String language) {
        return map.of(view, spots, reader(language)).orElseThrow();
    }

    private static int sum(GatheringMap.Picture picture) {
        return picture.discs().stream()
                .mapToInt(disc -> number(disc.says().replaceAll(".*: (\\S+) gatherings?$", "$1")))
                .sum();
    }

    private static int number(String written) {
        return Integer.parseInt(written.replace(",", ""));
    }

    @Test
    void nothing_is_drawn_where_nothing_is_held() {
        assertThat(map.of(WORLD, List.of(), reader("en"))).isEmpty();
        assertThat(map.of(GERMANY, List.of(spot("Paris", 1)), reader("en"))).isEmpty();
    }

    @Test
    void cities_that_would_cover_each_other_stand_together_and_come_apart_nearer_by() {
        List<Spot> spots = List.of(
                spot("Köln", 5),
                spot("Düsseldorf", 2),
                spot("Berlin", 4),
                spot("Wien", 3),
                spot("Paris", 6),
                spot("Sydney", 1));
        assertThat(broad(drawn(WORLD, spots, "en")))
                .extracting(GatheringMap.Disc::says)
                .containsExactlyInAnyOrder("Europe: 20 gatherings", "Australia: 1 gathering");
        assertThat(broad(drawn(EUROPE, spots, "en")))
                .extracting(GatheringMap.Disc::says)
                .containsExactlyInAnyOrder("Germany: 11 gatherings", "Vienna: 3 gatherings", "Paris: 6 gatherings");
        assertThat(broad(drawn(GERMANY, spots, "en")))
                .extracting(GatheringMap.Disc::says)
                .contains("Berlin: 4 gatherings")
                .anyMatch(says -> says.startsWith("Cologne"));
    }

    private static List<GatheringMap.Disc> broad(Drawn drawn) {
        return drawn.pictures().getFirst().discs();
    }

    @Test
    void each_circle_leads_nearer_and_on_the_map_of_a_country_to_the_list() {
        List<Spot> spots = List.of(spot("Köln", 5), spot("Wien", 3), spot("Paris", 6), spot("Sydney", 1));
        assertThat(broad(drawn(WORLD, spots, "fa")))
                .extracting(GatheringMap.Disc::address)
                .containsExactlyInAnyOrder(
                        "/fa/gatherings/map?year=2026&region=europe", "/fa/gatherings/map?year=2026&country=AU");
        assertThat(broad(drawn(EUROPE, spots, "fa")))
                .extracting(GatheringMap.Disc::address)
                .contains("/fa/gatherings/map?year=2026&country=DE");
        assertThat(broad(drawn(GERMANY, spots, "en")))
                .extracting(GatheringMap.Disc::address)
                .containsExactly("/en/gatherings/2026?country=DE&near=Cologne%2C%20DE");
        assertThat(drawn(GERMANY, spots, "en").above())
                .extracting(Visitor.Link::address)
                .containsExactly("/en/gatherings/map?year=2026", "/en/gatherings/map?year=2026&region=europe");
    }

    @Test
    void both_drawings_and_the_table_count_every_gathering_once() {
        Random random = new Random(31);
        for (int round = 0; round < 12; round++) {
            List<Spot> spots = random(random, 1 + random.nextInt(60));
            for (View view : views(spots)) {
                Drawn drawn = drawn(view, spots, "en");
                assertThat(drawn.pictures()).allMatch(picture -> sum(picture) == drawn.count());
                assertThat(drawn.rows().stream()
                                .mapToInt(row -> number(row.count()))
                                .sum())
                        .isEqualTo(drawn.count());
            }
        }
    }

    private static List<View> views(List<Spot> spots) {
        List<View> views = new ArrayList<>(List.of(WORLD));
        spots.stream().map(Spot::country).distinct().limit(4).forEach(country -> {
            Region region = Region.of(country).orElseThrow();
            views.add(new View(2026, region, null));
            views.add(new View(2026, region, country));
        });
        return views;
    }

    // Of all countries, in large and small cities, some without.
    private List<Spot> random(Random random, int count) {
        String[] countries = Locale.getISOCountries();
        List<Spot> spots = new ArrayList<>();
        while (spots.size() < count) {
            String country = countries[random.nextInt(countries.length)];
            if (Region.of(country).isPresent()) {
                List<City> cities = gazetteer.search(
                        new Locale.Builder().setRegion(country).build().getDisplayCountry(Locale.ENGLISH), 9);
                spots.add(new Spot(country, null, 1 + random.nextInt(9)));
                cities.stream()
                        .filter(city -> city.country().equals(country))
                        .forEach(city -> spots.add(new Spot(country, city, 1 + random.nextInt(30))));
            }
        }
        return spots;
    }

    @Test
    void the_persian_drawing_is_not_mirrored_and_has_persian_digits() {
        List<Spot> spots = List.of(spot("Köln", 12), spot("Hamburg", 11));
        Drawn english = drawn(GERMANY, spots, "en");
        Drawn persian = drawn(GERMANY, spots, "fa");
        assertThat(broad(persian))
                .extracting(GatheringMap.Disc::x)
                .containsExactlyElementsOf(
                        broad(english).stream().map(GatheringMap.Disc::x).toList());
        assertThat(broad(persian)).extracting(GatheringMap.Disc::inside).containsExactly("۱۲", "۱۱");
        assertThat(broad(persian))
                .extracting(disc -> Objects.requireNonNull(disc.label()).text())
                .containsExactly("کلن", "هامبورگ");
        assertThat(persian.title()).isEqualTo("آلمان");
        assertThat(persian.rows()).extracting(GatheringMap.Row::count).containsExactly("۱۲", "۱۱");
    }

    @Test
    void what_shows_only_its_country_stands_in_its_middle_and_in_the_table_without_a_city() {
        Drawn drawn = drawn(GERMANY, List.of(new Spot("DE", null, 2), spot("Köln", 3)), "en");
        assertThat(broad(drawn)).extracting(GatheringMap.Disc::says).contains("Germany: 2 gatherings");
        assertThat(drawn.rows()).extracting(GatheringMap.Row::name).containsExactly("Cologne", "Shown only by country");
        assertThat(drawn.cities()).isEqualTo(1);
    }

    @Test
    void a_country_without_an_outline_is_looked_at_on_the_map_of_its_region() {
        View reunion = new View(2026, Region.AFRICA, "RE");
        Drawn drawn = drawn(reunion, List.of(new Spot("RE", null, 2)), "en");
        assertThat(drawn.own()).isEmpty();
        assertThat(broad(drawn)).hasSize(1);
    }

    // ---- circles

    @Test
    void circles_follow_their_numbers_by_area_stay_on_the_paper_and_never_cover_each_other() {
        Random random = new Random(7);
        Drawing paper = atlas.region(Region.EUROPE);
        for (int round = 0; round < 40; round++) {
            GatheringMapCircles circles = new GatheringMapCircles(paper, 1.8, 34);
            List<Mark<Integer>> marks = IntStream.range(0, 1 + random.nextInt(35))
                    .mapToObj(i -> new Mark<>(
                            i,
                            new Point(random.nextInt(paper.width()), random.nextInt(paper.height())),
                            1 + random.nextInt(60)))
                    .toList();
            List<Circle<Integer>> placed = circles.placed(marks);
            assertThat(placed).hasSameSizeAs(marks);
            for (Circle<Integer> a : placed) {
                Circle<Integer> largest = placed.getFirst();
                assertThat(a.x()).isBetween(a.r() - 0.5, paper.width() - a.r() + 0.5);
                assertThat(a.y()).isBetween(a.r() - 0.5, paper.height() - a.r() + 0.5);
                if (a.r() > 3 * 1.8) {
                    assertThat(a.r() * a.r() / a.count())
                            .isCloseTo(largest.r() * largest.r() / largest.count(), within(1e-6));
                }
                assertThat(placed.stream().filter(b -> !b.what().equals(a.what())))
                        .allMatch(b -> Math.hypot(a.x() - b.x(), a.y() - b.y()) > a.r() + b.r() - 2);
            }
        }
    }

    @Test
    void circles_of_one_place_are_parted() {
        GatheringMapCircles circles = new GatheringMapCircles(atlas.world(), 1.8, 34);
        List<Circle<String>> placed = circles.placed(List.of(
                new Mark<>("a", new Point(500, 500), 4),
                new Mark<>("b", new Point(500, 500), 4),
                new Mark<>("c", new Point(0, 0), 1)));
        assertThat(Math.abs(placed.get(0).x() - placed.get(1).x()))
                .isGreaterThan(placed.get(0).r() * 2);
        assertThat(placed.get(2).x()).isGreaterThanOrEqualTo(placed.get(2).r());
    }

    @Test
    void a_name_stands_where_it_covers_nothing_or_not_at_all_unless_it_must() {
        GatheringMapCircles circles = new GatheringMapCircles(atlas.world(), 2, 34);
        Circle<String> left = new Circle<>("left", 500, 400, 20, 4);
        Circle<String> right = new Circle<>("right", 560, 400, 20, 4);
        assertThat(circles.labels(
                        List.of(left, right),
                        List.of(List.of("Somewhere"), List.of("Elsewhere")),
                        List.of(false, false)))
                .extracting(label -> Objects.requireNonNull(label).side())
                .containsExactly("end", "start");
        Circle<String> corner = new Circle<>("corner", 4, 4, 4, 1);
        assertThat(circles.labels(List.of(corner), List.of(List.of("x".repeat(200))), List.of(false)))
                .containsOnlyNulls();
        assertThat(circles.labels(List.of(corner), List.of(List.of("x".repeat(200))), List.of(true)))
                .doesNotContainNull();
    }
}
