package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.audit.Audit;
import org.yadman.campaigns.Edit.Line;
import org.yadman.campaigns.EditReader.Reading;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.TableShape.Thing;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ref;

/// Writes an edit that was read without a mistake, with its versions and its lines in the audit.
@Component
class EditWriter {

    private final List<FolderPart> parts;
    private final History history;
    private final Audit audit;
    private final Changes changes;

    EditWriter(List<FolderPart> parts, History history, Audit audit, Changes changes) {
        this.parts = parts;
        this.history = history;
        this.audit = audit;
        this.changes = changes;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void write(Edit edit, Reading reading, ActorId actor) {
        reading.staged().forEach(staged -> staged.write(actor));
        List<Ref> changed = new ArrayList<>(reading.removed().keySet());
        // Parts go before what they are part of.
        List.copyOf(changed).reversed().forEach(ref -> {
            parts.reversed().forEach(part -> part.remove(ref));
            history.recordRemoval(ref, actor);
        });
        for (Line line : edit.lines()) {
            Ref ref = ref(line, reading.reader());
            changed.add(ref);
            audit.note(actor, act(line), ref, Map.of("table", line.shape().name()));
        }
        parts.forEach(part -> part.follow(changed));
        changes.raise();
    }

    private static String act(Line line) {
        if (line.cells() == null) {
            return "campaigns.act.removed";
        }
        return line.isNew() ? "campaigns.act.added" : "campaigns.act.changed";
    }

    private static Ref ref(Line line, SheetReader reader) {
        Thing thing = line.shape().thing();
        if (thing != null) {
            return new Ref(thing.kind(), reader.idOf(thing.kind(), line.keyNow()));
        }
        Subject subject = Subject.of(line.texts()).orElseThrow();
        return new Ref(subject.kind(), reader.idOf(subject.kind(), subject.key()));
    }
}
