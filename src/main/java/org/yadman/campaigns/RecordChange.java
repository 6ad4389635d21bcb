package org.yadman.campaigns;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.yadman.approvals.GraveAct;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Permission;

/// A change of the record that waits for a second person: of somebody who does not keep the record, or of what was
/// decided or is in force. Its content is the edit; done by the command that does every edit.
///
/// @param editing asked for when it is needed: it itself asks for approvals, which know all acts
/// @param label the key of the sentence that says it
record RecordChange(
        String kind,
        Permission approver,
        String label,
        ObjectProvider<Editing> editing,
        Things things,
        Tables tables,
        CellSays words,
        Messages messages)
        implements GraveAct {

    @Override
    public String sentence(Ref subject, Map<String, String> content, Language language) {
        Edit.Line first = Edit.of(content, tables).lines().getFirst();
        String what = messages.text(language, "campaigns.one." + first.shape().name());
        String key = first.shape().thing() == null && first.cells() != null
                ? first.texts().getOrDefault("subject", "")
                : first.keyNow();
        return messages.text(language, label, "what", what + " \u2068" + key + "\u2069");
    }

    @Override
    public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
        List<Edit.Line> all = Edit.of(content, tables).lines();
        return all.stream()
                .flatMap(line -> differences(line, all.size() > 1, language))
                .toList();
    }

    private Stream<Line> differences(Edit.Line line, boolean named, Language language) {
        String table = line.shape().name();
        String row = named ? messages.text(language, "campaigns.one." + table) + " · " : "";
        Map<String, String> before = things.now(line);
        // What a choice replaces comes without its subject and field, by which it is read.
        Map<String, String> whole = new TreeMap<>(line.texts());
        whole.putAll(before);
        TreeSet<String> columns = new TreeSet<>(before.keySet());
        columns.addAll(line.texts().keySet());
        return columns.stream()
                .filter(column ->
                        !Objects.equals(before.get(column), line.texts().get(column)))
                .map(column -> new Line(
                        row + Side.label(messages, table, column, language),
                        before.containsKey(column) ? words.of(line.shape(), column, whole, language) : null,
                        words.of(line.shape(), column, line.texts(), language)));
    }

    @Override
    public void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved) {
        editing.getObject().approved(Edit.of(content, tables), kind.equals(Editing.DECISION), asked);
    }
}

@Configuration(proxyBeanMethods = false)
class RecordChanges {

    // What was decided is a steward's to approve.
    @Bean
    GraveAct recordChange(
            ObjectProvider<Editing> editing, Things things, Tables tables, CellSays words, Messages messages) {
        return new RecordChange(
                Editing.CHANGE,
                Permission.KEEP_RECORD,
                "campaigns.change.sentence",
                editing,
                things,
                tables,
                words,
                messages);
    }

    @Bean
    GraveAct recordDecision(
            ObjectProvider<Editing> editing, Things things, Tables tables, CellSays words, Messages messages) {
        return new RecordChange(
                Editing.DECISION,
                Permission.STEWARD,
                "campaigns.change.decision",
                editing,
                things,
                tables,
                words,
                messages);
    }
}
