package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaceTest {

    private static final ZoneId DETROIT = ZoneId.of("America/Detroit");
    private static final Place WHOLE = new Place("US", 4990729, "", "Midtown", "Old library", "Elm street 5", DETROIT);

    @Test
    void each_precision_shows_its_part_and_nothing_finer() {
        assertThat(WHOLE.shown(Precision.EXACT).place()).isEqualTo(WHOLE);
        assertThat(WHOLE.shown(Precision.STREET_HIDDEN).place())
                .isEqualTo(new Place("US", 4990729, "", "Midtown", "", "", DETROIT));
        assertThat(WHOLE.shown(Precision.CITY).place()).isEqualTo(new Place("US", 4990729, "", "", "", "", DETROIT));
        assertThat(WHOLE.shown(Precision.COUNTRY).place()).isEqualTo(new Place("US", null, "", "", "", "", null));
        assertThat(WHOLE.shown(Precision.ONLINE).place()).isEqualTo(new Place(null, null, "", "", "", "", DETROIT));
    }

    @Test
    void a_country_of_one_clock_is_shown_with_it_and_never_with_a_citys() {
        Place büsingen = new Place("DE", null, "Büsingen", "", "", "", ZoneId.of("Europe/Busingen"));
        assertThat(büsingen.shown(Precision.COUNTRY).place().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(Place.zoneOf("US")).isNull();
        assertThat(Place.zoneOf("SE")).isEqualTo(ZoneId.of("Europe/Stockholm"));
    }

    @Test
    void more_than_its_precision_allows_cannot_be_written_down() {
        assertThatThrownBy(() -> new Place.Shown(Precision.CITY, WHOLE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Place.Shown(Precision.COUNTRY, new Place("US", null, "", "", "", "", DETROIT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_shown_is_shown_the_same_again_and_never_widened(Precision precision) {
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            Place place = RandomPlaces.place(random);
            Place.Shown shown = place.shown(precision);
            assertThat(shown.place().shown(precision)).isEqualTo(shown);
            for (Precision most : Precision.values()) {
                assertThat(shown.atMost(most)).isEqualTo(place.shown(precision.orCoarser(most)));
            }
        }
    }
}
