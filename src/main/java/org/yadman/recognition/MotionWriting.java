package org.yadman.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.RecordEdits;
import org.yadman.platform.collect.RecordEdits.Line;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// Turns what was written in one form into rows of the record, and hands them over as one edit: all of them or none.
@Component
class MotionWriting {

    private final RecordEdits edits;

    MotionWriting(RecordEdits edits) {
        this.edits = edits;
    }

    /// Writes a version.
    ///
    /// @param text the text that it belongs to; null: a new one
    /// @param from what it amends, where it does
    RecordEdits.Outcome write(
            MotionForm.Act act,
            MotionForm.Draft draft,
            Motions.@Nullable Text text,
            Motions.@Nullable Whole from,
            Caller caller) {
        List<Line> lines = new ArrayList<>();
        String motion = text == null ? draft.slug() : text.motion().slug();
        // What somebody else has decided meanwhile is not decided over their head.
        if (draft.outcomes().keySet().stream().anyMatch(amendment -> isDecided(motion + "/" + amendment))) {
            return new RecordEdits.Outcome.Moved();
        }
        if (text == null) {
            Map<String, String> cells = new TreeMap<>(Map.of("slug", motion));
            draft.name().texts().forEach((language, name) -> cells.put("name." + language, name));
            lines.add(fresh(MotionTables.MOTIONS, cells));
        }
        int number = text == null ? 1 : next(text, act);
        MotionVersion.Kind kind = switch (act) {
            case BEGIN -> MotionVersion.Kind.DRAFT;
            case REVISE -> MotionVersion.Kind.REVISION;
            case AMEND -> MotionVersion.Kind.AMENDMENT;
        };
        String version = FolderRow.word(kind) + "-" + number;
        Map<String, String> cells = new TreeMap<>(draft.cells());
        cells.put("motion", motion);
        cells.put("slug", version);
        cells.put("number", String.valueOf(number));
        cells.put("kind", FolderRow.word(kind));
        if (kind == MotionVersion.Kind.AMENDMENT && from != null) {
            cells.put("amends", from.version().slug());
            cells.put("outcome", FolderRow.word(MotionVersion.Outcome.PROPOSED));
        }
        lines.add(fresh(MotionTables.VERSIONS, cells));
        for (int i = 0; i < draft.clauses().size(); i++) {
            lines.add(clause(motion, version, i + 1, draft.clauses().get(i)));
        }
        if (!draft.track().isEmpty()) {
            lines.add(
                    fresh(MotionTables.TABLINGS, Map.of("motion", motion, "version", version, "track", draft.track())));
        }
        draft.outcomes().forEach((amendment, outcome) -> lines.addAll(decided(motion + "/" + amendment, outcome)));
        return edit(lines, caller);
    }

    // Of two amendments that wait for a second person each has its number, so that both can come into the record. A
    // revision takes the place of what stands: of two that wait, the second to be approved must be written anew.
    private int next(Motions.Text text, MotionForm.Act act) {
        Set<String> waiting =
                act == MotionForm.Act.AMEND ? waiting(text.motion().slug()) : Set.of();
        int next = 1
                + text.versions().stream()
                        .mapToInt(whole -> whole.version().number())
                        .max()
                        .orElse(0);
        while (waiting.contains(String.valueOf(next))) {
            next++;
        }
        return next;
    }

    private Set<String> waiting(String motion) {
        return edits.listWaiting(MotionTables.VERSIONS.name()).stream()
                .filter(row -> motion.equals(row.get("motion")))
                .map(row -> row.getOrDefault("number", ""))
                .collect(Collectors.toSet());
    }

    private static Line clause(String motion, String version, int number, MotionNotation.Clause clause) {
        Map<String, String> cells = new TreeMap<>(Map.of(
                "motion",
                motion,
                "version",
                version,
                "number",
                String.valueOf(number),
                "kind",
                FolderRow.word(clause.kind())));
        clause.text().texts().forEach((language, words) -> cells.put("text." + language, words));
        return fresh(MotionTables.CLAUSES, cells);
    }

    private static Line fresh(TableShape shape, Map<String, String> cells) {
        return new Line(shape.name(), "", 0, cells);
    }

    private boolean isDecided(String amendment) {
        return edits.find(MotionTables.VERSIONS.name(), amendment)
                .filter(standing -> !FolderRow.word(MotionVersion.Outcome.PROPOSED)
                        .equals(standing.row().get("outcome")))
                .isPresent();
    }

    private List<Line> decided(String amendment, MotionVersion.Outcome outcome) {
        return edits.find(MotionTables.VERSIONS.name(), amendment)
                .map(standing -> {
                    Map<String, String> cells = new TreeMap<>(standing.row());
                    cells.put("outcome", FolderRow.word(outcome));
                    return List.of(new Line(MotionTables.VERSIONS.name(), amendment, standing.version(), cells));
                })
                .orElse(List.of());
    }

    /// Removes a version with all that belongs to it.
    ///
    /// @param tracks the slugs of the tracks before which it was laid
    RecordEdits.Outcome remove(Motions.Text text, Motions.Whole whole, List<String> tracks, Caller caller) {
        String key = text.motion().slug() + "/" + whole.version().slug();
        List<Line> lines = new ArrayList<>();
        lines.addAll(removal(MotionTables.VERSIONS, key));
        whole.clauses().forEach(clause -> lines.addAll(removal(MotionTables.CLAUSES, key + "/" + clause.number())));
        tracks.forEach(track -> lines.addAll(removal(MotionTables.TABLINGS, key + "/" + track)));
        return edit(lines, caller);
    }

    private List<Line> removal(TableShape shape, String key) {
        return edits.find(shape.name(), key)
                .map(standing -> List.of(new Line(shape.name(), key, standing.version(), null)))
                .orElse(List.of());
    }

    private RecordEdits.Outcome edit(List<Line> lines, Caller caller) {
        return edits.edit(lines, caller.actor(), caller.may(Permission.KEEP_RECORD));
    }
}
