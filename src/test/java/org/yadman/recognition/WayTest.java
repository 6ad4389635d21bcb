package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;

class WayTest {

    @Test
    void steps_stand_in_the_order_of_their_numbers_however_they_come() {
        Step idea = Ways.step(1, ResolutionStage.IDEA);
        Step letter = Ways.step(2, Incident.LETTER_SENT);
        Step adopted = Ways.step(10, ResolutionStage.ADOPTED);
        Way way = new Way(List.of(adopted, idea, letter));
        assertThat(way.steps()).containsExactly(idea, letter, adopted);
        assertThat(way.missteps()).isEmpty();
    }

    @Test
    void the_last_stage_counts_and_what_happened_after_it_moves_nothing() {
        Way way = Ways.of(Procedure.RESOLUTION, "submitted", "adopted-conditional", "protest", "letter-sent", "noted");
        assertThat(way.stage()).contains(ResolutionStage.ADOPTED_CONDITIONAL);
        assertThat(way.deciding()).map(Step::number).contains(2);
    }

    @Test
    void a_way_of_incidents_alone_has_no_stage_and_is_no_mistake() {
        Way way = Ways.of(Procedure.RESOLUTION, "letter-sent", "reply-received", "promise");
        assertThat(way.stage()).isEmpty();
        assertThat(way.deciding()).isEmpty();
        assertThat(way.missteps()).isEmpty();
        assertThat(new Way(List.of()).stage()).isEmpty();
    }

    @Test
    void incidents_before_the_first_stage_and_between_two_change_nothing() {
        assertThat(Ways.of(Procedure.CRIMINAL_CASE, "statement", "filed", "protest", "charged", "heard", "trial")
                        .missteps())
                .isEmpty();
        assertThat(Ways.of(Procedure.RESOLUTION, "noted", "in-force").missteps())
                .singleElement()
                .satisfies(misstep -> assertThat(misstep.step().number()).isEqualTo(2));
    }

    @Test
    void what_the_sources_do_not_tell_may_be_missing() {
        assertThat(Ways.of(Procedure.RESOLUTION, "idea", "adopted", "in-force").missteps())
                .isEmpty();
        assertThat(Ways.of(Procedure.CRIMINAL_CASE, "filed", "judgment", "final", "swapped")
                        .missteps())
                .isEmpty();
        assertThat(Ways.of(Procedure.CIVIL_CASE, "filed", "judgment", "uncollected")
                        .missteps())
                .isEmpty();
        assertThat(Ways.of(Procedure.MANDATE, "created", "renewed", "renewed", "ended")
                        .missteps())
                .isEmpty();
    }

    @Test
    void every_misstep_is_told_and_the_way_goes_on_from_it() {
        Way way = Ways.of(Procedure.RESOLUTION, "scheduled", "idea", "submitted", "in-force", "implementing");
        assertThat(way.missteps())
                .extracting(misstep -> misstep.step().number())
                // From "idea" on, "submitted" is right again; from "in-force" on, "implementing" is.
                .containsExactly(2, 4);
    }

    @Test
    void a_title_can_be_amended_again_and_again_and_the_day_goes_on() {
        assertThat(Ways.of(
                                Procedure.RESOLUTION,
                                "adopted",
                                "in-force",
                                "amended",
                                "in-force",
                                "observed",
                                "implementing",
                                "amended",
                                "in-force",
                                "superseded")
                        .missteps())
                .isEmpty();
        assertThat(Ways.of(Procedure.RESOLUTION, "scheduled", "deferred", "scheduled", "deferred", "scheduled")
                        .missteps())
                .isEmpty();
    }

    @Test
    void only_a_promise_is_due_and_has_an_outcome() {
        Localized text = new Localized(Map.of("en", "x"));
        PartialDate due = PartialDate.parse("2021-07");
        new Step(new UUID(1, 1), Ways.TRACK, "p", 1, Incident.PROMISE, due, Step.Outcome.OVERTAKEN, text);
        assertThatThrownBy(() -> new Step(new UUID(1, 1), Ways.TRACK, "p", 1, Incident.NOTED, due, null, text))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Step(
                        new UUID(1, 1), Ways.TRACK, "p", 1, ResolutionStage.ADOPTED, null, Step.Outcome.KEPT, text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
