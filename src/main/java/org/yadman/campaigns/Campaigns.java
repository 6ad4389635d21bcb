package org.yadman.campaigns;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Ids;
import org.yadman.platform.db.Ref;
import org.yadman.platform.files.Documents;

/// Reads and writes campaign folders (`docs/campaign-folder.md`).
@Component
public class Campaigns {

    private final List<FolderPart> parts;
    private final Tables tables;
    private final Ids ids;
    private final Changes changes;
    private final History history;

    Campaigns(List<FolderPart> parts, Tables tables, Ids ids, Changes changes, History history) {
        this.parts = parts;
        this.tables = tables;
        this.ids = ids;
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
        staged.forEach(each -> each.write(ActorId.IMPORT));
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
        Set<String> names = new TreeSet<>(Folder.SUBFOLDERS);
        names.add("campaign.yaml");
        tables.all().forEach(table -> names.add(table.shape().file()));
        return names;
    }

    private Map<String, Map<String, UUID>> knownIds() {
        Map<String, Map<String, UUID>> known = new HashMap<>();
        parts.forEach(part -> known.putAll(part.ids()));
        return known;
    }

    private Plan plan(Folder folder) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (FolderTable table : tables.all()) {
            String name = table.shape().name();
            changes.put(name, compare(table, folder.tables().getOrDefault(name, List.of())));
        }
        changes.put("other files", compareFiles(folder));
        return new Plan(changes);
    }

    // By their hashes, so that no two of them are in memory.
    private Change compareFiles(Folder folder) {
        Comparison<String> comparison = new Comparison<>(String::equals);
        folder.otherFiles((path, content) -> comparison.next(path, Documents.sha256(content)));
        parts.forEach(part -> part.export((path, content) -> comparison.now(path, Documents.sha256(content))));
        return comparison.change();
    }

    private Change compare(FolderTable table, List<FolderRow> next) {
        TableShape shape = table.shape();
        Comparison<Map<String, String>> comparison = new Comparison<>(Map::equals);
        next.forEach(row -> comparison.next(identity(shape, row.cells()), row.cells()));
        tables.each(table, row -> comparison.now(identity(shape, row), row));
        return comparison.change();
    }

    private static String identity(TableShape shape, Map<String, String> row) {
        return shape.key().isEmpty() ? new TreeMap<>(row).toString() : Folder.key(shape, row);
    }

    /// What the folder has, in memory already, against what the record has, given one by one.
    private static final class Comparison<T> {
        private final BiPredicate<T, T> same;
        private final Map<String, Deque<T>> left = new HashMap<>();
        private int changed;
        private int removed;
        private int unchanged;

        Comparison(BiPredicate<T, T> same) {
            this.same = same;
        }

        void next(String identity, T thing) {
            left.computeIfAbsent(identity, any -> new ArrayDeque<>()).add(thing);
        }

        void now(String identity, T thing) {
            Deque<T> alike = left.get(identity);
            if (alike == null || alike.isEmpty()) {
                removed++;
            } else if (same.test(alike.remove(), thing)) {
                unchanged++;
            } else {
                changed++;
            }
        }

        Change change() {
            int added = left.values().stream().mapToInt(Deque::size).sum();
            return new Change(added, changed, removed, unchanged);
        }
    }

    /// Where the files of the record are written.
    @FunctionalInterface
    private interface Target {
        OutputStream open(String path) throws IOException;
    }

    /// The whole record as files: path in the folder → content. All of one moment, whoever imports meanwhile.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<String, byte[]> files() {
        Map<String, ByteArrayOutputStream> files = new TreeMap<>();
        try {
            write(path -> files.computeIfAbsent(path, any -> new ByteArrayOutputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, byte[]> content = new TreeMap<>();
        files.forEach((path, bytes) -> content.put(path, bytes.toByteArray()));
        return content;
    }

    private void write(Target target) throws IOException {
        for (FolderTable table : tables.all()) {
            try (Writer text = new OutputStreamWriter(target.open(table.shape().file()), StandardCharsets.UTF_8)) {
                tables.write(table, text, LineDelimiter.LF, UnaryOperator.identity());
            }
        }
        for (FolderPart part : parts) {
            part.export((path, content) -> {
                try (OutputStream file = target.open(path)) {
                    file.write(content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /// Writes the whole record into a folder: complete, or not at all, and all of one moment. An earlier export
    /// there is replaced.
    ///
    /// @return how many files were written
    /// @throws IOException when it cannot be written, or the folder holds something that is no campaign
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public int writeTo(Path root) throws IOException {
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
        AtomicInteger written = new AtomicInteger();
        try {
            write(path -> {
                written.incrementAndGet();
                Path file = fresh.resolve(path);
                Files.createDirectories(file.getParent());
                return Files.newOutputStream(file);
            });
            swap(fresh, target);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            delete(fresh);
        }
        return written.get();
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

    /// Puts the fresh folder in the place of the target, which stays as it was if that fails.
    static void swap(Path fresh, Path target) throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path old = fresh.resolveSibling(fresh.getFileName() + "-old");
        Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            putBack(old, target, e);
            throw e;
        }
        delete(old);
    }

    private static void putBack(Path old, Path target, IOException why) throws IOException {
        try {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            e.addSuppressed(why);
            throw new IOException(target + " could not be replaced; the earlier export is now in " + old + ".", e);
        }
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
