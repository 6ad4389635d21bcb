package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.Campaigns;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.testing.Dump;
import org.yadman.testing.TestServer;

/// whatever is asked for, nothing finer of a place comes back than its host allowed.
@Tag("database")
class HiddenPlaceTest {

    private static final ActorId NOBODY = new ActorId("nobody");
    private static final LocalDate DAY = LocalDate.of(2027, 9, 1);

    private static TestServer server;
    private static final List<Registered> ALL = new ArrayList<>();

    /// A gathering and all that was typed of it.
    private record Registered(Gathering gathering, Draft draft) {
        /// The words that nobody may see, and those that everybody may.
        List<String> words(boolean hidden) {
            List<String> shown = draft.place().cut(draft.precision()).words().toList();
            return hidden
                    ? Stream.concat(
                                    draft.place().words().filter(word -> !shown.contains(word)),
                                    Stream.of(draft.contact()))
                            .toList()
                    : shown;
        }
    }

    @BeforeAll
    static void fill() {
        server = TestServer.withCampaign();
        Random random = new Random(23);
        for (int i = 0; i < 60; i++) {
            Draft draft = draft(random);
            Gathering entered = server.bean(Registering.class).enter(draft, null, null, true, NOBODY);
            // Some are allowed less afterwards: nothing of what was seen before stays.
            if (i % 3 == 0) {
                Draft less = with(draft, any(Precision.values(), random));
                entered = server.bean(Gatherings.class).change(entered, less);
                draft = less;
            }
            ALL.add(new Registered(entered, draft));
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static <T> T any(T[] all, Random random) {
        return List.of(all).get(random.nextInt(all.length));
    }

    private static Draft draft(Random random) {
        return with(
                new Draft(
                        any(GatheringKind.values(), random),
                        DAY.minusDays(random.nextInt(30)),
                        random.nextBoolean() ? LocalTime.of(19, 0) : null,
                        RandomPlaces.place(random),
                        Precision.CITY,
                        RandomPlaces.word("contact", random),
                        Localized.EMPTY,
                        null,
                        true,
                        List.of(),
                        List.of("fa", "de"),
                        Localized.EMPTY,
                        Localized.EMPTY,
                        Photos.NO_FACES,
                        "https://example.org/meet",
                        null),
                any(Precision.values(), random));
    }

    private static Draft with(Draft draft, Precision precision) {
        return new Draft(
                draft.kind(),
                draft.heldOn(),
                draft.startsAt(),
                draft.place(),
                precision,
                draft.contact(),
                draft.title(),
                draft.day(),
                draft.common(),
                draft.groups(),
                draft.languages(),
                draft.accessibility(),
                draft.safety(),
                draft.photos(),
                draft.online(),
                draft.source());
    }

    private static String fetch(String path) {
        HttpResponse<String> answer = server.browser().fetch(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body() + answer.headers().map();
    }

    private static void nothingFinerIn(String name, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (Registered each : ALL) {
            for (String word : each.words(true)) {
                assertThat(lower).as("%s of %s in %s", word, each.draft(), name).doesNotContain(word);
            }
        }
    }

    @Test
    void no_page_feed_table_or_search_says_more_and_the_own_page_says_what_is_allowed() {
        for (Registered each : ALL) {
            for (String language : List.of("/fa", "/en")) {
                String path = language + each.gathering().path();
                String page = fetch(path);
                nothingFinerIn(path, page);
                assertThat(each.words(false))
                        .allSatisfy(word -> assertThat(page).contains(word));
                nothingFinerIn(path, fetch(path + ".ics"));
            }
            String word = each.draft().place().words().findFirst().orElse("q");
            nothingFinerIn("search", fetch("/en/search?q=" + word).replace(word, ""));
            String found = fetch("/en/gatherings/2027?when=all&q=" + word);
            nothingFinerIn("list", found.replace(word, ""));
        }
        for (String path : Stream.of(
                        "/fa/gatherings",
                        "/en/gatherings/2027",
                        "/en/gatherings/2027?page=2",
                        "/fa/gatherings/2027?country=DE",
                        "/fa/gatherings/2027?near=k%C3%B6ln",
                        "/en/gatherings.ics",
                        "/en/gatherings.atom",
                        "/en/gatherings.json",
                        "/en/gatherings.geojson",
                        "/api/v1/gatherings",
                        "/api/v1/gatherings.csv",
                        "/api/v1/gatheringreports",
                        "/api/v1/gatheringphotos",
                        "/en/news",
                        "/en/news.atom")
                .toList()) {
            nothingFinerIn(path, fetch(path));
        }
    }

    @Test
    void what_may_not_be_seen_finds_nothing() {
        for (Registered each : ALL) {
            for (String word : each.words(true)) {
                assertThat(fetch("/en/gatherings/2027?when=all&q=" + word)).contains("No such gathering");
            }
        }
    }

    @Test
    void a_zone_tells_no_city_where_only_the_country_may_be_seen() {
        for (Registered each : ALL) {
            if (each.draft().precision() == Precision.COUNTRY) {
                assertThat(fetch("/en" + each.gathering().path() + ".ics"))
                        .doesNotContain("Detroit", "Busingen", "Lord_Howe");
            }
        }
    }

    @Test
    void neither_the_folder_nor_the_database_without_its_keys_says_more(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("campaign");
        server.bean(Campaigns.class).writeTo(out);
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                nothingFinerIn(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        nothingFinerIn("the database", Dump.of(server).toString());
    }

    @Test
    void a_week_after_the_day_nobody_can_read_the_place_and_sixty_days_after_it_nobody_the_contact() {
        HeldBack held = server.bean(HeldBack.class);
        UUID id = ALL.getFirst().gathering().id();
        assertThat(held.place(id)).contains(ALL.getFirst().draft().place());
        LocalDate today = LocalDate.of(2026, 11, 23);
        LocalDate on = ALL.getFirst().gathering().heldOn();
        Duration untilThen = Duration.ofDays(today.until(on, java.time.temporal.ChronoUnit.DAYS));
        server.clock().advance(untilThen.plusDays(HeldBack.DAYS_PLACE_KEPT - 1));
        held.forget();
        assertThat(held.place(id)).isPresent();
        server.clock().advance(Duration.ofDays(1));
        held.forget();
        assertThat(held.place(id)).isEmpty();
        assertThat(held.contact(id)).isNotEmpty();
        server.clock().advance(Duration.ofDays(HeldBack.DAYS_CONTACT_KEPT - HeldBack.DAYS_PLACE_KEPT));
        held.forget();
        assertThat(held.contact(id)).isEmpty();
        assertThat(server.bean(Gatherings.class).find(id).map(Gathering::shown))
                .contains(ALL.getFirst().gathering().shown());
        server.clock().advance(untilThen.plusDays(HeldBack.DAYS_CONTACT_KEPT).negated());
    }
}
