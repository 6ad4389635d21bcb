package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
        Tables tables,
        Messages messages)
        implements GraveAct {

    @Override
    public String sentence(Ref subject, Map<String, String> content, Language language) {
        Edit.Line first = Edit.of(content, tables).lines().getFirst();
        String what = messages.text(language, "campaigns.one." + first.shape().name());
        String key = first.shape().thing() == null && first.cells() != null
                ? first.cells().getOrDefault("subject", "")
                : first.keyNow();
        return messages.text(language, label, "what", what + " \u2068" + key + "\u2069");
    }

    @Override
    public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
        List<Line> lines = new ArrayList<>();
        List<Edit.Line> all = Edit.of(content, tables).lines();
        for (Edit.Line line : all) {
            String row = all.size() == 1
                    ? ""
                    : messages.text(language, "campaigns.one." + line.shape().name()) + " · ";
            Map<String, String> before = editing.getObject()
                    .standing(line.shape(), line.key())
                    .map(Editing.Standing::row)
                    .orElse(Map.of());
            @Nullable Map<String, String> after = line.cells();
            TreeSet<String> columns = new TreeSet<>(before.keySet());
            columns.addAll(after == null ? Map.<String, String>of().keySet() : after.keySet());
            for (String column : columns) {
                String now = before.get(column);
                String then = after == null ? null : after.get(column);
                if (now == null ? then != null : !now.equals(then)) {
                    lines.add(new Line(row + label(line, column, language), now, then));
                }
            }
        }
        return lines;
    }

    private String label(Edit.Line line, String column, Language language) {
        String table = line.shape().name();
        int dot = column.indexOf('.');
        String label = messages.text(
                language, "campaigns.column." + table + "." + (dot < 0 ? column : column.substring(0, dot)));
        return dot < 0
                ? label
                : messages.text(
                        language,
                        "campaigns.edit.in",
                        "label",
                        label,
                        "language",
                        new Language(column.substring(dot + 1)).nameIn(language));
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
    GraveAct recordChange(ObjectProvider<Editing> editing, Tables tables, Messages messages) {
        return new RecordChange(
                Editing.CHANGE, Permission.KEEP_RECORD, "campaigns.change.sentence", editing, tables, messages);
    }

    @Bean
    GraveAct recordDecision(ObjectProvider<Editing> editing, Tables tables, Messages messages) {
        return new RecordChange(
                Editing.DECISION, Permission.STEWARD, "campaigns.change.decision", editing, tables, messages);
    }
}
