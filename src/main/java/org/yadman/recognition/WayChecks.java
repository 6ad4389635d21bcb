package org.yadman.recognition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Sentence;

/// What has to fit together on each track of a campaign folder: the order of its stages, the condition of what was
/// adopted on condition, the track that took up again what was reopened.
///
/// @param tracks those of which every row was read
record WayChecks(Map<UUID, Track> tracks, List<Link> links, List<Condition> conditions) {

    /// Notes every step that does not fit.
    ///
    /// @param steps track → its steps, each with its row
    void check(FolderReader folder, Map<UUID, Map<Step, FolderRow>> steps) {
        tracks.values().stream()
                .filter(track -> !steps.containsKey(track.id()))
                .forEach(track -> folder.problem(
                        new Place("steps.csv", 0, "track"),
                        Sentence.of("recognition.mistake.no-step", "track", track.slug())));
        steps.forEach((track, ofTrack) -> {
            if (tracks.containsKey(track)) {
                check(ofTrack);
            }
        });
    }

    private void check(Map<Step, FolderRow> rows) {
        refuseSameNumber(rows);
        Way way = new Way(List.copyOf(rows.keySet()));
        for (Way.Misstep misstep : way.missteps()) {
            row(rows, misstep.step()).problem("event", misstep.why());
        }
        Step before = null;
        for (Step step : way.steps()) {
            if (step.event() instanceof Stage stage) {
                check(stage, before, step, row(rows, step));
                before = step;
            }
        }
    }

    private static FolderRow row(Map<Step, FolderRow> rows, Step step) {
        return Objects.requireNonNull(rows.get(step));
    }

    private static void refuseSameNumber(Map<Step, FolderRow> rows) {
        Map<Integer, String> taken = new HashMap<>();
        rows.forEach((step, row) -> {
            String other = taken.putIfAbsent(step.number(), step.slug());
            if (other != null) {
                row.problem(
                        "number",
                        Sentence.of("recognition.mistake.same-number", "step", other, "number", step.number()));
            }
        });
    }

    private void check(Stage stage, @Nullable Step before, Step step, FolderRow row) {
        if (stage == ResolutionStage.ADOPTED_CONDITIONAL && conditions.stream().noneMatch(of(step))) {
            row.problem("event", Sentence.of("recognition.mistake.no-condition"));
        }
        if (stage == ResolutionStage.IN_FORCE && before != null && !mayTakeEffect(before)) {
            row.problem("event", Sentence.of("recognition.mistake.open-condition"));
        }
        boolean takenUp = links.stream()
                .anyMatch(link -> link.kind() == Link.Kind.REOPENS && link.to().equals(step.track()));
        if (stage == ResolutionStage.REOPENED && !takenUp) {
            row.problem("event", Sentence.of("recognition.mistake.not-taken-up"));
        }
    }

    private boolean mayTakeEffect(Step before) {
        return before.event() != ResolutionStage.ADOPTED_CONDITIONAL
                || conditions.stream().filter(of(before)).allMatch(Condition::settled);
    }

    private static Predicate<Condition> of(Step step) {
        return condition -> condition.step().equals(step.id());
    }
}
