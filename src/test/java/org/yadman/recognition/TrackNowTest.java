package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yadman.bodies.Level;

/// How alive a track is, as the clock moves.
class TrackNowTest {

    private static final LocalDate LAST = LocalDate.of(2003, 4, 4);
    private static final LocalDate DORMANT = LAST.plusDays(365);

    private static TrackNow now(@Nullable Stage stage, Proof proof, @Nullable LocalDate lastOn, int dormantAfter) {
        return new TrackNow(
                new UUID(1, 1),
                Track.Role.OURS,
                Level.NATIONAL_ORGANISATION,
                "US",
                stage,
                proof,
                null,
                lastOn,
                lastOn == null ? null : lastOn.plusDays(dormantAfter),
                null);
    }

    private static TrackNow at(@Nullable Stage stage) {
        return now(stage, Proof.REPORTED, LAST, 365);
    }

    @ParameterizedTest
    @CsvSource({
        // The day before it happened: the clock of a server can be wrong, or the date lies ahead.
        "-1, ACTIVE",
        "0, ACTIVE",
        "1, ACTIVE",
        "89, ACTIVE",
        "90, ACTIVE",
        "91, SLOW",
        "364, SLOW",
        "365, DORMANT",
        "366, DORMANT",
        "9000, DORMANT"
    })
    void a_track_slows_after_ninety_days_and_is_dormant_after_its_bodys_time(int days, Activity activity) {
        for (Stage stage : new Stage[] {
            ResolutionStage.IDEA, ResolutionStage.ADOPTED_CONDITIONAL, ResolutionStage.ADOPTED, CriminalStage.TRIAL
        }) {
            assertThat(at(stage).activity(LAST.plusDays(days))).as(stage.word()).isEqualTo(activity);
        }
        assertThat(at(null).activity(LAST.plusDays(days))).isEqualTo(activity);
    }

    @Test
    void it_is_dormant_from_the_very_day_on() {
        TrackNow track = at(ResolutionStage.SUBMITTED);
        assertThat(DORMANT).isEqualTo("2004-04-03");
        assertThat(track.activity(DORMANT.minusDays(1))).isEqualTo(Activity.SLOW);
        assertThat(track.activity(DORMANT)).isEqualTo(Activity.DORMANT);
    }

    @Test
    void a_body_can_allow_less_than_ninety_days() {
        TrackNow track = now(ResolutionStage.SCHEDULED, Proof.REPORTED, LAST, 30);
        assertThat(track.activity(LAST.plusDays(29))).isEqualTo(Activity.ACTIVE);
        assertThat(track.activity(LAST.plusDays(30))).isEqualTo(Activity.DORMANT);
    }

    @ParameterizedTest
    @CsvSource({"0, ACTIVE", "91, ACTIVE", "364, ACTIVE", "365, UNOBSERVED", "5000, UNOBSERVED"})
    void what_is_in_force_is_never_dormant_but_can_be_unobserved(int days, Activity activity) {
        assertThat(at(ResolutionStage.IN_FORCE).activity(LAST.plusDays(days))).isEqualTo(activity);
        assertThat(at(MandateStage.RENEWED).activity(LAST.plusDays(days))).isEqualTo(activity);
        assertThat(at(CivilStage.PAID).activity(LAST.plusDays(days))).isEqualTo(activity);
    }

    @Test
    void what_has_stopped_is_over_whatever_the_clock_says() {
        for (Stage stage : new Stage[] {
            ResolutionStage.LAPSED,
            ResolutionStage.REOPENED,
            CriminalStage.SWAPPED,
            CivilStage.UNCOLLECTED,
            MandateStage.CLOSED
        }) {
            for (int days : new int[] {0, 91, 365, 9000}) {
                assertThat(at(stage).activity(LAST.plusDays(days))).isEqualTo(Activity.OVER);
            }
            assertThat(now(stage, Proof.REPORTED, null, 365).activity(LAST)).isEqualTo(Activity.OVER);
        }
    }

    @Test
    void without_a_date_that_ends_nobody_can_tell() {
        assertThat(now(ResolutionStage.IDEA, Proof.REPORTED, null, 365).activity(LAST))
                .isEqualTo(Activity.UNDATED);
        assertThat(now(ResolutionStage.IN_FORCE, Proof.DOCUMENT, null, 365).activity(LAST))
                .isEqualTo(Activity.UNDATED);
    }

    @ParameterizedTest
    @EnumSource
    void a_decision_without_proof_reads_reported_and_nothing_else_does(Proof proof) {
        boolean reported = proof == Proof.REPORTED;
        assertThat(now(ResolutionStage.ADOPTED_CONDITIONAL, proof, LAST, 365).reported())
                .isEqualTo(reported);
        assertThat(now(ResolutionStage.IN_FORCE, proof, LAST, 365).reported()).isEqualTo(reported);
        assertThat(now(CriminalStage.FINAL, proof, LAST, 365).reported()).isEqualTo(reported);
        assertThat(now(ResolutionStage.SUBMITTED, proof, LAST, 365).reported()).isFalse();
        assertThat(now(MandateStage.CALLED_FOR, proof, LAST, 365).reported()).isFalse();
        assertThat(now(null, proof, LAST, 365).reported()).isFalse();
    }

    @Test
    void a_track_on_which_nothing_was_decided_is_under_way() {
        assertThat(at(null).standing()).isEqualTo(Standing.UNDER_WAY);
    }

    @Test
    void the_order_of_standings_is_kept_in_the_database() {
        for (Standing standing : Standing.values()) {
            assertThat(Standing.of(standing.rank())).isEqualTo(standing);
        }
        assertThat(Standing.values()).extracting(Standing::rank).isSorted().containsExactly(0, 1, 2, 3, 4);
    }
}
