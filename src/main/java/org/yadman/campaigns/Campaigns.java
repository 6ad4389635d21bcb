package org.yadman.campaigns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Languages;

/// Reads and writes campaign folders (`docs/campaign-folder.md`).
@Component
public class Campaigns {

    /// What besides the tables can stand in a campaign folder.
    private static final Set<String> OTHER_FILES = Set.of("campaign.yaml", "texts", "documents");

    private final List<FolderPart> parts;
    private final Ids ids;
    private final Languages languages;
    private final Changes changes;
    private final History history;

    Campaigns(List<FolderPart> parts, Ids ids, Languages languages, Changes changes, History history) {
        this.parts = parts;
        this.ids = ids;
        this.languages = languages;
        this.changes = changes;
        this.history = history;
    }

    /// What became of an import.
    public sealed interface Outcome {
        /// All of it is in the record.
        ///
        /// @param rows table → how many rows
        record Imported(Map<String, Integer> rows) implements Outcome {}

        /// Nothing was written, because the folder has mistakes.
        record Mistakes(List<Problem> problems) implements Outcome {}

        /// Nothing was written, because the record is not empty and replacing was not asked for.
        record WouldReplace(Plan plan) implements Outcome {}
    }

    /// What a replacing import would change.
    ///
    /// @param changes table → what happens to its rows
    public record Plan(Map<String, Change> changes) {
        public boolean changesNothing() {
            return changes.values().stream()
                    .allMatch(change -> change.added() + change.changed() + change.removed() == 0);
        }
    }

    /// How many rows of a table a replacing import would add, change, remove and leave.
    public record Change(int added, int changed, int removed, int same) {}

    /// Whether there is nothing in the record.
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return parts.stream().allMatch(FolderPart::isEmpty);
    }

    /// Brings a folder into the record: all of it, or nothing.
    ///
    /// @param replace whether a record that is not empty is replaced by the folder
    @Transactional
    public Outcome bringIn(Path root, boolean replace) {
        changes.waitForTurn();
        boolean empty = isEmpty();
        Map<String, Map<String, UUID>> before = knownIds();
        Folder folder = new Folder(root, ids, before);
        List<FolderPart.Staged> staged = new ArrayList<>();
        parts.forEach(part -> staged.add(part.read(folder)));
        folder.refuseStrangers(names());
        List<Problem> problems = folder.problems();
        if (!problems.isEmpty()) {
            return new Outcome.Mistakes(problems);
        }
        if (!empty && !replace) {
            return new Outcome.WouldReplace(plan(folder));
        }
        parts.reversed().forEach(FolderPart::clear);
        staged.forEach(FolderPart.Staged::write);
        recordRemovals(before, knownIds());
        changes.raise();
        Map<String, Integer> rows = new LinkedHashMap<>();
        folder.tables().forEach((table, read) -> rows.put(table, read.size()));
        return new Outcome.Imported(rows);
    }

    private void recordRemovals(Map<String, Map<String, UUID>> before, Map<String, Map<String, UUID>> after) {
        before.forEach((kind, byKey) -> byKey.forEach((key, id) -> {
            if (!after.getOrDefault(kind, Map.of()).containsKey(key)) {
                history.recordRemoval(new Ref(kind, id), ActorId.IMPORT);
            }
        }));
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(OTHER_FILES);
        parts.forEach(part -> part.tables().forEach(table -> names.add(table.file())));
        return names;
    }

    private Map<String, Map<String, UUID>> knownIds() {
        Map<String, Map<String, UUID>> known = new HashMap<>();
        parts.forEach(part -> known.putAll(part.ids()));
        return known;
    }

    private Plan plan(Folder folder) {
        Export now = export();
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Export.Table table : now.tables()) {
            List<Map<String, String>> next = folder
                    .tables()
                    .getOrDefault(table.shape().name(), List.of())
                    .stream()
                    .map(FolderRow::cells)
                    .toList();
            changes.put(table.shape().name(), compare(table.shape(), table.rows(), next));
        }
        changes.put("other files", compareFiles(now, folder));
        return new Plan(changes);
    }

    private static Change compareFiles(Export now, Folder folder) {
        Map<String, byte[]> next = folder.otherFiles();
        Map<String, byte[]> left = new TreeMap<>(now.files());
        now.tables().forEach(table -> left.remove(table.shape().file()));
        int added = 0;
        int changed = 0;
        int same = 0;
        for (Map.Entry<String, byte[]> file : next.entrySet()) {
            byte[] before = left.remove(file.getKey());
            if (before == null) {
                added++;
            } else if (Arrays.equals(before, file.getValue())) {
                same++;
            } else {
                changed++;
            }
        }
        return new Change(added, changed, left.size(), same);
    }

    private static Change compare(TableShape shape, List<Map<String, String>> now, List<Map<String, String>> next) {
        Map<String, Map<String, String>> left = new HashMap<>();
        now.forEach(row -> left.put(identity(shape, row), row));
        int added = 0;
        int changed = 0;
        int same = 0;
        for (Map<String, String> row : next) {
            Map<String, String> before = left.remove(identity(shape, row));
            if (before == null) {
                added++;
            } else if (before.equals(row)) {
                same++;
            } else {
                changed++;
            }
        }
        return new Change(added, changed, left.size(), same);
    }

    private static String identity(TableShape shape, Map<String, String> row) {
        return shape.key().isEmpty() ? new TreeMap<>(row).toString() : Folder.key(shape, row);
    }

    /// The whole record as files: path in the folder → content. All of one moment, whoever imports meanwhile.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, byte[]> files() {
        return export().files();
    }

    /// The tables of the record, as the campaign folder has them.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    List<Export.Table> tables() {
        return export().tables();
    }

    private Export export() {
        Export export = new Export(knownIds(), languages.all());
        parts.forEach(part -> part.export(export));
        return export;
    }

    /// Writes the whole record into a folder: complete, or not at all. An earlier export there is replaced.
    ///
    /// @throws IOException when it cannot be written, or the folder holds something that is no campaign
    public int writeTo(Path root) throws IOException {
        Map<String, byte[]> files = files();
        Path target = root.toAbsolutePath().normalize();
        if (Files.exists(target) && !isEarlierExport(target)) {
            throw new IOException(
                    target
                            + " holds something that is not part of a campaign folder and would be lost; choose another folder.");
        }
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException(target + " cannot be an export.");
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, ".export-");
        try {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                Path path = fresh.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            swap(fresh, target);
        } finally {
            delete(fresh);
        }
        return files.size();
    }

    // What else stands there, such as the .git of a folder kept with its history, would be gone.
    private boolean isEarlierExport(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (Stream<Path> inside = Files.list(target)) {
            Set<String> found =
                    inside.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
            return found.isEmpty() || (found.contains("campaign.yaml") && names().containsAll(found));
        }
    }

    private static void swap(Path fresh, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = fresh.resolveSibling(fresh.getFileName() + "-old");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
