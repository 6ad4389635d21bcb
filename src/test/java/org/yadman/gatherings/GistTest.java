package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Browser;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Whatever a host allowed here, what leaves for other servers is never finer than a city.
@Tag("database")
class GistTest {

    private static final ActorId NOBODY = new ActorId("nobody");
    private static final LocalDate DAY = LocalDate.of(2027, 9, 1);

    private static TestServer server;
    private static final List<Registered> ALL = new ArrayList<>();

    /// A gathering and all that was typed of it.
    private record Registered(Gathering gathering, Draft draft) {

        /// What nobody elsewhere may read.
        List<String> secrets() {
            Place place = draft.place();
            Stream<String> city =
                    draft.precision().compareTo(Precision.CITY) > 0 ? Stream.of(place.cityName()) : Stream.of();
            return Stream.concat(
                            Stream.of(place.area(), place.venue(), place.street(), draft.contact(), "qsafe", "qstep"),
                            city)
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
    }

    @BeforeAll
    static void fill() {
        server = TestServer.start(
                TestServer.options(TestDatabase.withCampaign(), "https://calendar.example.org", null, true),
                TestCaller.class);
        Browser asking = server.browser()
                .as(TestCaller.steward(1))
                .open("/en/desk/federation")
                .press("Ask to turn it on");
        server.browser().as(TestCaller.steward(2)).open(asking.location()).press("Approve: it is done at once");
        Random random = new Random(33);
        for (int i = 0; i < 120; i++) {
            Draft draft = draft(random);
            Gathering entered = server.bean(Registering.class).enter(draft, null, null, true, NOBODY);
            ALL.add(new Registered(entered, draft));
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static <T> T any(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Draft draft(Random random) {
        Place place = RandomPlaces.place(random);
        List<String> words = Stream.concat(place.words(), Stream.of("evening")).toList();
        // As people write titles: about the thing, or about where it is.
        Localized title = random.nextInt(3) == 0
                ? Localized.EMPTY
                : new Localized(Map.of("en", "Names at " + any(words, random).toUpperCase(Locale.ROOT) + "!"));
        return new Draft(
                any(List.of(GatheringKind.values()), random),
                DAY.minusDays(random.nextInt(30)),
                random.nextBoolean() ? LocalTime.of(19, 0) : null,
                place,
                any(List.of(Precision.values()), random),
                RandomPlaces.word("contact", random),
                title,
                null,
                true,
                List.of(),
                List.of("fa", "de"),
                new Localized(Map.of("en", "qstep at the door")),
                new Localized(Map.of("en", "qsafe: come by the back")),
                Photos.NO_FACES,
                "https://example.org/qsafe",
                null);
    }

    private static String fetch(String path) {
        var answer = server.browser().fetch(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void nothing_that_leaves_for_other_servers_is_finer_than_a_city() {
        StringBuilder all = new StringBuilder();
        for (int page = 1; page <= 6; page++) {
            all.append(fetch("/federation/outbox?page=" + page));
        }
        for (Registered each : ALL) {
            String event = fetch("/federation/gatherings/" + each.gathering().id());
            assertThat(event).contains("\"Event\"");
            all.append(event);
        }
        String lower = all.toString().toLowerCase(Locale.ROOT);
        for (Registered each : ALL) {
            for (String secret : each.secrets()) {
                assertThat(lower).as("%s of %s", secret, each.draft()).doesNotContain(secret.toLowerCase(Locale.ROOT));
            }
        }
        // What may be told is: some titles, and cities that are not in the gazetteer.
        assertThat(lower).contains("names at evening!").containsPattern("qcity[a-z0-9]+q");
    }

    @Test
    void a_point_is_the_middle_of_a_city_and_a_clock_tells_no_city_where_only_the_country_may_be_known() {
        Gists gists = server.bean(Gists.class);
        Gazetteer cities = server.bean(Gazetteer.class);
        for (Registered each : ALL) {
            Gist gist = gists.find(each.gathering().id()).orElseThrow();
            Precision precision = each.draft().precision();
            Integer city = each.draft().place().city();
            boolean cityMayBeKnown = precision.compareTo(Precision.CITY) <= 0;
            if (cityMayBeKnown && city != null) {
                assertThat(gist.middle())
                        .isEqualTo(cities.find(city).orElseThrow().position());
            } else {
                assertThat(gist.middle()).isNull();
            }
            assertThat(gist.city().isEmpty()).isEqualTo(!cityMayBeKnown);
            assertThat(gist.country().isEmpty()).isEqualTo(precision == Precision.ONLINE);
            if (precision == Precision.COUNTRY) {
                assertThat(gist.zone())
                        .isEqualTo(
                                Place.zoneOf(String.valueOf(each.draft().place().country())));
            }
        }
    }

    private static Gathering enter(LocalDate on, Place place, String title) {
        return server.bean(Registering.class).enter(with(place, on, Precision.EXACT, title), null, null, true, NOBODY);
    }

    private static Gist gist(Gathering gathering) {
        return server.bean(Gists.class).find(gathering.id()).orElseThrow();
    }

    @Test
    void a_title_goes_along_only_while_it_can_be_compared_with_what_was_typed() {
        LocalDate soon = LocalDate.of(2026, 12, 1);
        Place cologne = new Place("DE", 2886242, "", "", "Alte Feuerwache", "", null);
        Gathering gathering = enter(soon, cologne, "Names at sunset");
        Gathering city =
                server.bean(Gatherings.class).change(gathering, with(cologne, soon, Precision.CITY, "Names at sunset"));
        assertThat(gist(city).name().texts()).containsValue("Names at sunset");
        server.clock().advance(Duration.ofDays(20));
        server.bean(HeldBack.class).forget();
        assertThat(gist(city).name().texts()).containsEntry("en", "Vigil, Cologne");
        server.clock().advance(Duration.ofDays(-20));
        Gathering told = enter(soon, cologne, "Candles at the old Feuerwache");
        assertThat(gist(told).name().texts()).containsEntry("en", "Vigil, Cologne");
        assertThat(gist(enter(soon, cologne, "Cologne remembers")).name().texts())
                .containsEntry("en", "Cologne remembers");
    }

    private static Draft with(Place place, LocalDate on, Precision precision, String title) {
        return new Draft(
                GatheringKind.VIGIL,
                on,
                null,
                place,
                precision,
                "",
                new Localized(Map.of("en", title)),
                null,
                true,
                List.of(),
                List.of(),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.NONE,
                null,
                null);
    }

    @Test
    void a_street_that_was_typed_as_a_city_is_no_city() {
        Place odd = new Place("DE", null, "Kleindorf, Lindenstraße 4", "", "", "Lindenstraße 4", null);
        Gist gist = gist(enter(LocalDate.of(2026, 12, 2), odd, "Names"));
        assertThat(gist.city().isEmpty()).isTrue();
        assertThat(gist.path()).isEqualTo("/gatherings/2026");
        Place plain = new Place("DE", null, "Kleindorf", "", "Rathaus Kleindorf", "Lindenstraße 4", null);
        assertThat(gist(enter(LocalDate.of(2026, 12, 2), plain, "Names")).city().texts())
                .containsEntry("en", "Kleindorf");
    }
}
