package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yadman.pure.conditions.Milestone;
import org.yadman.recognition.Way.Misstep;
import org.yadman.testing.Said;

/// The model against tables written out by hand: every pair of stages, allowed or refused, of all four procedures.
/// The edges stand in {@link StageTables}.
class StagesTest {

    private static final Map<Procedure, String> NEEDING_PROOF = Map.of(
            Procedure.RESOLUTION, "adopted adopted-conditional adopted-in-part in-force",
            Procedure.CRIMINAL_CASE, "judgment final",
            Procedure.CIVIL_CASE, "judgment final",
            Procedure.MANDATE, "created renewed");

    private static final Map<Procedure, String> STANDINGS = Map.of(
            Procedure.RESOLUTION, """
            under-way > idea drafting seeking-sponsor submitted in-committee scheduled referred deferred
            conditional > adopted-conditional
            decided > adopted adopted-in-part
            in-force > in-force implementing amended
            stopped > rejected withdrawn ruled-out merged suspended rescinded superseded condition-failed lapsed reopened
            """, Procedure.CRIMINAL_CASE, """
            under-way > complaint-drafted filed registered preliminary structural-investigation individual-investigation warrant arrested charged trial
            decided > judgment appeal
            in-force > final sentence-running served
            stopped > released-early pardoned swapped transferred died not-opened discontinued no-jurisdiction immunity absent abated-death
            """, Procedure.CIVIL_CASE, """
            under-way > filed served-on-defendant default contested jurisdiction-ruling hearing
            decided > findings judgment appeal
            in-force > final enforcement paid
            stopped > uncollected discontinued no-jurisdiction immunity
            """, Procedure.MANDATE, """
            under-way > called-for draft vote
            in-force > created staffed reporting renewal-due renewed
            stopped > ended closed
            """);

    /// A court decides on no day, so no stage of a case is what a condition can ask for.
    private static final Map<Procedure, String> MILESTONES = Map.of(
            Procedure.RESOLUTION, """
            submitted > submitted in-committee scheduled adopted-conditional
            adopted > adopted adopted-in-part
            in-force > in-force
            """, Procedure.CRIMINAL_CASE, "", Procedure.CIVIL_CASE, "", Procedure.MANDATE, """
            submitted > draft vote
            in-force > created staffed reporting renewal-due renewed
            """);

    private static Map<String, Set<String>> table(Map<Procedure, String> written, Procedure procedure) {
        return StageTables.table(Objects.requireNonNull(written.get(procedure)));
    }

    private static Map<String, Set<String>> edges(Procedure procedure) {
        return StageTables.edges(Event.word(procedure));
    }

    private static Set<String> openings(Procedure procedure) {
        return StageTables.openings(Event.word(procedure));
    }

    private static Set<String> chosen(Procedure procedure, Predicate<Stage> choice) {
        return procedure.stages().stream()
                .filter(choice)
                .map(Stage::word)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> grouped(Procedure procedure, Function<Stage, String> by) {
        return procedure.stages().stream()
                .collect(Collectors.groupingBy(
                        by, TreeMap::new, Collectors.mapping(Stage::word, Collectors.toCollection(TreeSet::new))));
    }

    @ParameterizedTest
    @EnumSource
    void the_table_has_a_line_for_every_stage(Procedure procedure) {
        assertThat(edges(procedure).keySet()).containsExactlyInAnyOrderElementsOf(chosen(procedure, stage -> true));
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_is_followed_by_those_of_the_table_and_by_no_other(Procedure procedure) {
        Map<String, Set<String>> edges = edges(procedure);
        for (Stage from : procedure.stages()) {
            for (Stage to : procedure.stages()) {
                Step first = Ways.step(1, from);
                Step second = Ways.step(2, to);
                List<Misstep> onSecond = new Way(List.of(second, first))
                        .missteps().stream()
                                .filter(misstep -> misstep.step().equals(second))
                                .toList();
                Set<String> allowed = Objects.requireNonNull(edges.get(from.word()));
                if (allowed.contains(to.word())) {
                    assertThat(onSecond).as(from + " → " + to).isEmpty();
                } else {
                    String follows = allowed.isEmpty()
                            ? "nothing follows it: what came later is a track of its own, with a link to this one."
                            : "what can follow is ";
                    assertThat(onSecond)
                            .as(from + " → " + to)
                            .singleElement()
                            .satisfies(misstep -> assertThat(Said.sentence(misstep.why()))
                                    .startsWith(
                                            "\"" + to.word() + "\" cannot follow \"" + from.word() + "\"; " + follows)
                                    .endsWith("."));
                    if (!allowed.isEmpty()) {
                        String listed =
                                Said.sentence(onSecond.getFirst().why()).replaceAll(".*what can follow is |\\.$", "");
                        assertThat(listed.split(", ", -1)).containsExactlyInAnyOrderElementsOf(allowed);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_way_begins_with_an_opening_of_the_list_and_with_no_other(Procedure procedure) {
        Set<String> openings = openings(procedure);
        for (Stage stage : procedure.stages()) {
            List<Misstep> missteps = new Way(List.of(Ways.step(1, stage))).missteps();
            if (openings.contains(stage.word())) {
                assertThat(missteps).as(stage.word()).isEmpty();
            } else {
                String why = Said.sentence(missteps.getFirst().why());
                assertThat(why)
                        .startsWith("a track cannot begin with \"" + stage.word()
                                + "\": something came before it. It can begin with ");
                assertThat(why.replaceAll(".*can begin with |\\.$", "").split(", ", -1))
                        .containsExactlyInAnyOrderElementsOf(openings);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_stage_can_be_reached_from_an_opening(Procedure procedure) {
        Map<String, Set<String>> edges = edges(procedure);
        Set<String> reached = new LinkedHashSet<>(openings(procedure));
        Deque<String> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            for (String next : Objects.requireNonNull(edges.get(waiting.remove()))) {
                if (reached.add(next)) {
                    waiting.add(next);
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrderElementsOf(edges.keySet());
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_knows_its_procedure_and_its_word_finds_it_again(Procedure procedure) {
        for (Stage stage : procedure.stages()) {
            assertThat(stage.procedure()).isEqualTo(procedure);
            assertThat(Event.find(procedure, stage.word())).contains(stage);
        }
        assertThat(Event.find(procedure, "celebrated")).isEmpty();
        assertThat(Event.words(procedure)).doesNotHaveDuplicates().contains("noted", "promise");
    }

    @Test
    void no_word_of_an_incident_is_the_word_of_a_stage() {
        Set<String> incidents =
                Stream.of(Incident.values()).map(Incident::word).collect(Collectors.toCollection(TreeSet::new));
        for (Procedure procedure : Procedure.values()) {
            assertThat(chosen(procedure, stage -> true)).doesNotContainAnyElementsOf(incidents);
        }
        assertThat(incidents)
                .containsExactlyInAnyOrder(
                        "letter-sent",
                        "protest",
                        "reply-received",
                        "asked",
                        "promise",
                        "heard",
                        "voted",
                        "reported",
                        "statement",
                        "election",
                        "met",
                        "observed",
                        "postponed",
                        "missed",
                        "noted");
    }

    @Test
    void every_event_has_its_words_in_both_languages() throws IOException {
        Properties english = messages("en");
        Properties persian = messages("fa");
        Stream<Event> all = Stream.concat(
                Stream.of(Procedure.values()).flatMap(procedure -> procedure.stages().stream()),
                Stream.of(Incident.values()));
        all.forEach(event -> {
            assertThat(english.getProperty(event.label())).as(event.label()).isNotBlank();
            assertThat(persian.getProperty(event.label()))
                    .as(event.label())
                    .isNotBlank()
                    .doesNotContainPattern("[A-Za-z]");
        });
    }

    private static Properties messages(String language) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        StagesTest.class.getResourceAsStream("/messages/recognition_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_stands_as_the_table_says(Procedure procedure) {
        assertThat(grouped(procedure, stage -> Event.word(stage.standing())))
                .containsExactlyInAnyOrderEntriesOf(table(STANDINGS, procedure));
    }

    @ParameterizedTest
    @EnumSource
    void a_decision_and_nothing_else_asks_for_proof(Procedure procedure) {
        assertThat(chosen(procedure, Stage::needsProof))
                .containsExactlyInAnyOrderElementsOf(
                        StageTables.words(Objects.requireNonNull(NEEDING_PROOF.get(procedure))));
    }

    @ParameterizedTest
    @EnumSource
    void a_stage_has_reached_the_milestone_of_the_table(Procedure procedure) {
        Map<String, Set<String>> reached = grouped(procedure, stage -> {
            Milestone milestone = stage.milestone();
            return milestone == null ? "none" : Event.word(milestone);
        });
        reached.remove("none");
        assertThat(reached).containsExactlyInAnyOrderEntriesOf(table(MILESTONES, procedure));
    }

    @Test
    void that_a_mandate_was_called_for_never_stands_as_created() {
        assertThat(MandateStage.CALLED_FOR.standing()).isEqualTo(Standing.UNDER_WAY);
        assertThat(MandateStage.CALLED_FOR.milestone()).isNull();
        // However often it was called for, whatever else happened: the way has not gone further.
        Way way = Ways.of(Procedure.MANDATE, "letter-sent", "statement", "called-for", "reported", "heard", "voted");
        assertThat(way.missteps()).isEmpty();
        assertThat(way.stage()).contains(MandateStage.CALLED_FOR);
        for (MandateStage stage : MandateStage.values()) {
            if (stage.compareTo(MandateStage.CREATED) < 0) {
                assertThat(stage.standing()).as(stage.word()).isEqualTo(Standing.UNDER_WAY);
            }
        }
        assertThat(Ways.of(Procedure.MANDATE, "called-for", "staffed").missteps())
                .hasSize(1);
    }
}
