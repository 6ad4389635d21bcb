package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.gatherings.Gathering.State;
import org.yadman.gatherings.GatheringFilter.Part;
import org.yadman.platform.db.Listings;
import org.yadman.platform.text.Localized;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class GatheringStoreTest {

    private static final UUID GROUP = new UUID(7, 7);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private TestServer server;
    private GatheringStore store;
    private Gatherings gatherings;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.fresh());
        store = server.bean(GatheringStore.class);
        gatherings = server.bean(Gatherings.class);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Gathering gathering(int number, String on, Place place, Precision precision, State state) {
        return new Gathering(
                new UUID(1, number),
                "g-" + number,
                LocalDate.parse(on),
                number % 2 == 0 ? LocalTime.of(19, 30) : null,
                new UUID(2, 2),
                true,
                GatheringKind.MARCH,
                new Localized(Map.of("en", "March " + number)),
                state,
                place.shown(precision),
                List.of(GROUP, new UUID(8, number)),
                List.of("fa", "de"),
                Localized.EMPTY,
                Localized.EMPTY,
                Photos.NONE,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private static Place in(String country, @Nullable Integer city) {
        return new Place(country, city, city == null ? "Elsewhere" : "", "", "", "", BERLIN);
    }

    private void publish(Gathering gathering) {
        server.inTransaction(() -> {
            store.put(gathering);
            gatherings.publish(gathering);
        });
    }

    private List<String> found(GatheringFilter filter) {
        return gatherings.list(filter, 0, 50).stream()
                .map(each -> each.title().texts().getOrDefault("en", ""))
                .toList();
    }

    @Test
    void what_was_written_is_read_again_as_it_was() {
        Gathering written = gathering(2, "2027-09-01", in("DE", 2886242), Precision.CITY, State.PLANNED);
        server.inTransaction(() -> store.put(written));
        assertThat(store.find(written.id())).contains(written);
        assertThat(store.find(2027, "g-2")).isEmpty();
    }

    @Test
    void lists_are_narrowed_ordered_and_counted_by_what_is_shown() {
        publish(gathering(1, "2027-09-01", in("DE", 2886242), Precision.CITY, State.PLANNED));
        publish(gathering(2, "2027-09-01", in("DE", 2950159), Precision.CITY, State.CANCELLED));
        publish(gathering(3, "2027-08-28", in("SE", 2673730), Precision.COUNTRY, State.HELD));
        publish(gathering(4, "2026-09-01", in("DE", null), Precision.EXACT, State.HELD));
        assertThat(found(GatheringFilter.of(2027))).containsExactly("March 3", "March 1", "March 2");
        assertThat(found(narrowed("DE", null, "", null, List.of()))).containsExactly("March 1", "March 2");
        assertThat(found(narrowed("", List.of(2673730), "", null, List.of()))).isEmpty();
        assertThat(found(narrowed("", List.of(2886242), "", null, List.of()))).containsExactly("March 1");
        assertThat(found(narrowed("", null, "de", GROUP, List.of()))).hasSize(3);
        assertThat(found(narrowed("", null, "sv", null, List.of()))).isEmpty();
        assertThat(found(narrowed("", null, "", null, Listings.words("کلن")))).containsExactly("March 1");
        assertThat(found(GatheringFilter.of(2027).between(LocalDate.of(2027, 8, 29), null)))
                .hasSize(2);
        assertThat(gatherings.countries(2027))
                .containsExactly(
                        new GatheringStore.Count(2027, "DE", 1, 0), new GatheringStore.Count(2027, "SE", 1, 1));
        assertThat(gatherings.years())
                .containsExactly(new GatheringStore.Count(2026, "", 1, 1), new GatheringStore.Count(2027, "", 2, 1));
    }

    private static GatheringFilter narrowed(
            String country, @Nullable List<Integer> cities, String language, @Nullable UUID group, List<String> words) {
        return new GatheringFilter(
                Part.PUBLIC, 2027, null, null, country, cities, null, language, group, null, words, "fa");
    }

    @Test
    void a_slug_says_what_is_shown_and_counts_on_where_it_is_taken() {
        publish(gathering(1, "2027-09-01", in("DE", 2886242), Precision.CITY, State.PLANNED));
        publish(gathering(2, "2027-09-01", in("DE", 2886242), Precision.CITY, State.PLANNED));
        publish(gathering(3, "2027-09-01", in("DE", 2886242), Precision.COUNTRY, State.PLANNED));
        assertThat(store.keys().keySet())
                .containsExactlyInAnyOrder("2027/cologne-march", "2027/cologne-march-2", "2027/de-march");
    }
}
