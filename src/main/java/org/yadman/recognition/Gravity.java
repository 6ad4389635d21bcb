package org.yadman.recognition;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.Sheet;

/// Which changes say that something was decided or is in force, or take it back: for those two people are needed
///
///
/// @param around the tracks concerned, as they are and as they would be
record Gravity(Sheet around) {

    private static final Set<Standing> GRAVE = Set.of(Standing.CONDITIONAL, Standing.DECIDED, Standing.IN_FORCE);
    private static final List<String> READS = List.of("procedure", "body", "act", "force", "role");
    private static final String STEPS = RecognitionTables.STEPS.name();
    private static final String CONDITIONS = RecognitionTables.CONDITIONS.name();
    private static final String TRACKS = RecognitionTables.TRACKS.name();

    boolean isGrave(Sheet before, Sheet after) {
        return rows(before, after, STEPS).anyMatch(this::decides)
                || rows(before, after, CONDITIONS).anyMatch(this::opens)
                || rows(before, after, PositionTables.POSITIONS.name()).anyMatch(this::isAtDecision)
                || rows(before, after, "claims").anyMatch(this::isAboutDecision)
                || rows(before, after, "preferences").anyMatch(this::isAboutDecision)
                || readsAnew(before, after);
    }

    private static Stream<Map<String, String>> rows(Sheet before, Sheet after, String table) {
        return Stream.concat(before.rows(table).stream(), after.rows(table).stream());
    }

    // What says that something was decided, and what ends it.
    private boolean decides(Map<String, String> step) {
        return standings(step).anyMatch(GRAVE::contains)
                || (standings(step).anyMatch(Standing.STOPPED::equals) && isDecided(step.getOrDefault("track", "")));
    }

    private Stream<Standing> standings(Map<String, String> step) {
        return procedures(step.getOrDefault("track", ""))
                .flatMap(procedure -> Event.find(procedure, step.getOrDefault("event", "")).stream())
                .flatMap(event -> event instanceof Stage stage ? Stream.of(stage.standing()) : Stream.empty());
    }

    private boolean isDecided(String track) {
        return around.rows(STEPS).stream()
                .filter(step -> track.equals(step.get("track")))
                .flatMap(this::standings)
                .anyMatch(GRAVE::contains);
    }

    private boolean isAtDecision(Map<String, String> position) {
        return decidingSteps().contains(position.get("track") + "/" + position.get("step"));
    }

    private Stream<Procedure> procedures(String track) {
        return around.rows(TRACKS).stream()
                .filter(row -> track.equals(row.get("slug")))
                .flatMap(row -> Stream.of(Procedure.values())
                        .filter(procedure -> FolderRow.word(procedure).equals(row.get("procedure"))));
    }

    // A condition that is met or waived lets a decision take effect.
    private boolean opens(Map<String, String> condition) {
        String status = condition.getOrDefault("status", "");
        return status.equals(FolderRow.word(Condition.Status.MET_CONFIRMED))
                || status.equals(FolderRow.word(Condition.Status.WAIVED));
    }

    private boolean isAboutDecision(Map<String, String> said) {
        String[] subject = said.getOrDefault("subject", "").split(":", 2);
        return subject.length == 2
                && subject[0].equals(Step.KIND)
                && decidingSteps().contains(subject[1]);
    }

    private Set<String> decidingSteps() {
        return around.rows(STEPS).stream()
                .filter(this::decides)
                .map(RecognitionTables.STEPS::keyOf)
                .collect(Collectors.toSet());
    }

    // By another procedure the same words mean something else; before another body, another decided; a mention is no
    // law, and what binds nobody does not bind.
    private boolean readsAnew(Sheet before, Sheet after) {
        Map<String, Map<String, String>> old = before.rows(TRACKS).stream()
                .collect(Collectors.toMap(RecognitionTables.TRACKS::keyOf, row -> row, (a, b) -> a));
        return after.rows(TRACKS).stream().anyMatch(row -> {
            Map<String, String> was = old.get(RecognitionTables.TRACKS.keyOf(row));
            return was != null
                    && READS.stream().anyMatch(column -> !Objects.equals(was.get(column), row.get(column)))
                    && decidingSteps().stream().anyMatch(step -> step.startsWith(row.get("slug") + "/"));
        });
    }
}
