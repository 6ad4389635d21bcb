package org.yadman.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.db.Listings.Line;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.testing.TestServer;

@Tag("database")
class ListingsTest {

    private static final Language ENGLISH = new Language("en");
    private static final Language PERSIAN = new Language("fa");

    private static TestServer server;
    private static Listings listings;

    // Every test has a kind of its own, so that none finds the things of another.
    private final String kind = "k" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        server = TestServer.start();
        listings = server.bean(Listings.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private Ref put(Localized names, String... words) {
        Ref ref = new Ref(kind, UUID.randomUUID());
        server.inTransaction(() -> listings.put(ref, names, List.of(words)));
        return ref;
    }

    private static Localized name(String english, String persian) {
        return new Localized(Map.of("en", english, "fa", persian));
    }

    private List<String> find(Language language, String query) {
        return listings.search(language, query, 100).getOrDefault(kind, List.of()).stream()
                .map(Line::label)
                .toList();
    }

    @Test
    void a_name_is_found_in_both_scripts_from_either_language() {
        put(name("Mothers of Khavaran", "مادران خاوران"));
        assertThat(find(ENGLISH, "khavaran")).containsExactly("Mothers of Khavaran");
        assertThat(find(ENGLISH, "خاوران")).containsExactly("Mothers of Khavaran");
        assertThat(find(PERSIAN, "KHAVARAN")).containsExactly("مادران خاوران");
        assertThat(find(PERSIAN, "مادران")).containsExactly("مادران خاوران");
    }

    @Test
    void arabic_letter_forms_find_persian_ones_and_the_other_way_round() {
        put(name("Committee", "کمیتهٔ یادبود"));
        assertThat(find(PERSIAN, "كميته")).containsExactly("کمیتهٔ یادبود");
        put(name("Book", "كتاب علي"));
        assertThat(find(PERSIAN, "کتاب علی")).containsExactly("كتاب علي");
    }

    @Test
    void all_words_must_occur_in_any_order() {
        put(name("Union of Writers", "کانون نویسندگان"), "Tehran");
        assertThat(find(ENGLISH, "writers union")).hasSize(1);
        assertThat(find(ENGLISH, "tehran writers")).hasSize(1);
        assertThat(find(ENGLISH, "union teachers")).isEmpty();
    }

    @Test
    void nothing_asked_for_finds_nothing() {
        put(name("Something", "چیزی"));
        assertThat(find(ENGLISH, "  ")).isEmpty();
        assertThat(find(ENGLISH, "%")).isEmpty();
        assertThat(find(ENGLISH, "_")).isEmpty();
    }

    @Test
    void hits_stand_in_the_order_of_the_readers_alphabet() {
        List<String> alphabet = List.of(
                "آذر", "بهار", "پرستو", "تابان", "چکاوک", "ژاله", "کاوه", "گلی", "لاله", "ماهی", "وفا", "هما", "یاس");
        List<String> shuffled = new ArrayList<>(alphabet);
        shuffled.sort(
                Comparator.comparing(word -> new StringBuilder(word).reverse().toString()));
        shuffled.forEach(word -> put(name("Z", word), "everything"));
        assertThat(find(PERSIAN, "everything")).containsExactlyElementsOf(alphabet);
    }

    @Test
    void english_order_goes_by_letters_and_not_by_bytes() {
        Stream.of("zebra", "Éclair", "apple", "Banana", "eclipse").forEach(word -> put(name(word, "ی"), "mark"));
        assertThat(find(ENGLISH, "mark")).containsExactly("apple", "Banana", "Éclair", "eclipse", "zebra");
    }

    @Test
    void only_so_many_of_each_kind_are_found() {
        for (int i = 0; i < 5; i++) {
            put(name("Number " + i, "ی"), "many");
        }
        assertThat(listings.search(ENGLISH, "many", 3).get(kind))
                .extracting(Line::label)
                .containsExactly("Number 0", "Number 1", "Number 2");
    }

    @Test
    void listing_again_replaces_and_removing_removes() {
        Ref ref = put(name("Old name", "نام"));
        server.inTransaction(() -> listings.put(ref, name("New name", "نام"), List.of()));
        assertThat(find(ENGLISH, "old")).isEmpty();
        assertThat(find(ENGLISH, "new")).containsExactly("New name");
        server.inTransaction(() -> listings.remove(ref));
        assertThat(listings.all(kind)).isEmpty();
    }

    @Test
    void a_rebuild_gives_what_is_stored() {
        Localized names = name("Name, with \"marks\"", "نامِ می‌خواهم");
        Ref ref = put(names, "more", "واژه");
        assertThat(listings.all(kind))
                .containsExactlyInAnyOrderElementsOf(listings.lines(ref, names, List.of("more", "واژه")));
    }

    @Test
    void a_very_long_name_can_be_listed() {
        String name = server.bean(Ids.class).random() + " " + "نام بلند ".repeat(1000);
        put(name("long", name.strip()));
        assertThat(listings.all(kind)).isNotEmpty();
    }

    @Test
    void the_rooms_list_the_same_when_they_write_everything_anew() {
        try (TestServer filled = TestServer.withCampaign()) {
            Listings ofRooms = filled.bean(Listings.class);
            for (String room : List.of("group", "day", "source")) {
                assertThat(ofRooms.all(room)).as(room).isNotEmpty();
            }
            List<List<Line>> before = all(ofRooms);
            filled.bringIn(TestServer.CAMPAIGN);
            assertThat(all(ofRooms)).isEqualTo(before);
        }
    }

    private static List<List<Line>> all(Listings listings) {
        return Stream.of("group", "day", "source").map(listings::all).toList();
    }
}
