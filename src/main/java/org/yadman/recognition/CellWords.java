package org.yadman.recognition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.bodies.Bodies;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderPart.Option;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.text.ConditionWords;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.pure.conditions.Rule;

/// What the cells of this room's tables say to whoever writes them.
@Component
class CellWords {

    private final ConditionWords conditions;
    private final Groups groups;
    private final TrackStore tracks;
    private final Bodies bodies;
    private final Messages messages;

    CellWords(ConditionWords conditions, Groups groups, TrackStore tracks, Bodies bodies, Messages messages) {
        this.conditions = conditions;
        this.groups = groups;
        this.tracks = tracks;
        this.bodies = bodies;
        this.messages = messages;
    }

    Map<String, String> words() {
        return Map.ofEntries(
                Map.entry("tracks/role", "recognition.role."),
                Map.entry("tracks/procedure", "recognition.procedure."),
                Map.entry("tracks/scope", "recognition.scope."),
                Map.entry("tracks/force", "recognition.force."),
                Map.entry("tracks/act", "ladder.kind."),
                Map.entry("steps/outcome", "recognition.promise.outcome."),
                Map.entry("conditions/status", "recognition.condition.status."),
                Map.entry("stalls/reason", "recognition.stall."),
                Map.entry("stalls/stance", "sources.stance."),
                Map.entry("outcomes/outcome", "recognition.verdict."),
                Map.entry("links/kind", "recognition.link."));
    }

    List<Option> options(String table, String column, Map<String, String> row, Sheet around, Language language) {
        if (table.equals(RecognitionTables.STEPS.name()) && column.equals("event")) {
            return procedure(row, around).stream()
                    .flatMap(procedure ->
                            Event.words(procedure).stream().flatMap(word -> Event.find(procedure, word).stream()))
                    .map(event -> new Option(event.word(), messages.text(language, event.label())))
                    .toList();
        }
        if (column.equals("step")) {
            return around.rows(RecognitionTables.STEPS.name()).stream()
                    .filter(step -> step.getOrDefault("track", "").equals(row.get("track")))
                    .map(step -> new Option(step.getOrDefault("slug", ""), step.getOrDefault("slug", "")))
                    .toList();
        }
        return List.of();
    }

    private static Optional<Procedure> procedure(Map<String, String> step, Sheet around) {
        return around.rows(RecognitionTables.TRACKS.name()).stream()
                .filter(track -> track.getOrDefault("slug", "").equals(step.get("track")))
                .flatMap(track -> Stream.of(Procedure.values())
                        .filter(procedure -> FolderRow.word(procedure).equals(track.get("procedure"))))
                .findFirst();
    }

    List<String> understood(String table, String column, Map<String, String> row, Language language) {
        String rule = row.get(column);
        if (rule == null || !table.equals(RecognitionTables.CONDITIONS.name()) || !column.equals("rule")) {
            return List.of();
        }
        try {
            return List.of(conditions.of(
                    language, Rule.parse(rule), new RuleNames(groups, tracks, bodies, messages, language)));
        } catch (IllegalArgumentException unread) {
            return List.of();
        }
    }
}
