package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yadman.campaigns.Edit.Found;
import org.yadman.campaigns.Edit.Line;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Thing;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.files.Documents;

/// Reads an edit: the rows that it changes are taken out of what stands around them, and the whole is read with the
/// change applied, by the code that reads a campaign folder.
@Component
class EditReader {

    private final List<FolderPart> parts;
    private final Tables tables;
    private final Things things;
    private final Documents documents;
    private final Ids ids;

    EditReader(List<FolderPart> parts, Tables tables, Things things, Documents documents, Ids ids) {
        this.parts = parts;
        this.tables = tables;
        this.things = things;
        this.documents = documents;
        this.ids = ids;
    }

    /// What a change is about, read and checked.
    ///
    /// @param before the rows that it changes, as they stand
    /// @param after the same as they would be
    /// @param around all that was read with them, as it would be
    /// @param removed what goes → its natural key, a whole before its parts
    record Reading(
            Sheet before,
            Sheet after,
            Sheet around,
            List<Found> found,
            List<FolderPart.Staged> staged,
            Map<Ref, String> removed,
            SheetReader reader) {}

    Reading read(Edit edit) {
        Sheet before = Sheet.EMPTY;
        Sheet after = Sheet.EMPTY;
        Set<Ref> about = new LinkedHashSet<>();
        for (Line line : edit.lines()) {
            if (!line.isNew()) {
                before = before.with(line.shape().name(), now(line));
            }
            if (line.cells() != null) {
                after = after.with(line.shape().name(), line.texts());
            }
            things.about(line).ifPresent(about::add);
        }
        for (FolderPart part : parts) {
            about.addAll(part.along(before.and(after)));
        }
        Map<String, List<Map<String, String>>> rest =
                new LinkedHashMap<>(things.withClaims(about).tables());
        Map<Ref, String> removed = new LinkedHashMap<>();
        for (Line line : edit.lines()) {
            before = before.and(take(line, rest, removed));
        }
        Sheet around = new Sheet(rest);
        SheetReader reader =
                new SheetReader(around, edit, names(removed), things::findId, path -> file(edit, path), ids);
        List<FolderPart.Staged> staged = new ArrayList<>();
        parts.stream().filter(part -> !part.tables().isEmpty()).forEach(part -> staged.add(part.read(reader)));
        return new Reading(before, after, around.and(after), reader.found(), staged, removed, reader);
    }

    private Map<String, String> now(Line line) {
        return things.standing(line.shape(), line.key())
                .map(Things.Standing::row)
                .orElse(Map.of());
    }

    private static Set<String> names(Map<Ref, String> removed) {
        Set<String> names = new LinkedHashSet<>();
        removed.forEach((ref, key) -> names.add(ref.kind() + ":" + key));
        return names;
    }

    /// Takes the row that a line changes out of the others, with all its parts if it goes.
    ///
    /// @return the rows that were taken
    private Sheet take(Line line, Map<String, List<Map<String, String>>> rest, Map<Ref, String> removed) {
        Sheet taken = Sheet.EMPTY;
        if (line.shape().thing() == null || line.isNew()) {
            return taken;
        }
        for (FolderTable table : tables.all()) {
            TableShape shape = table.shape();
            boolean parts = line.cells() == null && isPartOf(shape, line.shape());
            if (!parts && !shape.name().equals(line.shape().name())) {
                continue;
            }
            List<Map<String, String>> left = new ArrayList<>();
            for (Map<String, String> row : rest.getOrDefault(shape.name(), List.of())) {
                if (!(parts ? shape.wholeOf(row) : shape.keyOf(row)).equals(line.key())) {
                    left.add(row);
                    continue;
                }
                taken = taken.with(shape.name(), row);
                if (line.cells() == null) {
                    thing(shape, row).ifPresent(ref -> removed.put(ref, shape.keyOf(row)));
                }
            }
            rest.put(shape.name(), left);
        }
        return taken;
    }

    /// Whether the rows of one table are parts of another's.
    static boolean isPartOf(TableShape part, TableShape whole) {
        Thing one = part.thing();
        Thing other = whole.thing();
        return one != null
                && other != null
                && other.within().isEmpty()
                && !one.within().isEmpty()
                && one.whole().equals(other.kind());
    }

    private Optional<Ref> thing(TableShape shape, Map<String, String> row) {
        return Optional.ofNullable(shape.thing()).flatMap(thing -> things.find(thing.kind(), shape.keyOf(row)));
    }

    private Optional<byte[]> file(Edit edit, String path) {
        String sent = edit.documents().get(path.substring(path.indexOf('/') + 1));
        return sent != null && path.startsWith("documents/")
                ? documents.find(sent).map(Documents.Document::content)
                : parts.stream().flatMap(part -> part.file(path).stream()).findFirst();
    }
}
