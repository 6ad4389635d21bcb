package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.Ids;
import org.yadman.platform.text.Sentence;

/// A sheet with a change applied, read as if it were a campaign folder: the same code reads it, so the same mistakes
/// are found and told in the same words. What the sheet does not have is looked up in the record.
final class SheetReader implements FolderReader {

    /// What stands around the rows that are changed, without them.
    private final Sheet around;

    private final Edit edit;
    private final Set<String> removed;
    private final BiFunction<String, String, Optional<UUID>> find;
    private final Function<String, Optional<byte[]>> files;
    private final Ids newIds;
    private final Map<String, Map<String, UUID>> ids = new HashMap<>();
    private final Map<String, Set<String>> declared = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Edit.Found> found = new ArrayList<>();

    /// @param removed kind and natural key, with a colon between them, of what is to be removed
    /// @param find the id of what the record calls so
    /// @param files the files of the record and those that came with the change, by their path in a folder
    SheetReader(
            Sheet around,
            Edit edit,
            Set<String> removed,
            BiFunction<String, String, Optional<UUID>> find,
            Function<String, Optional<byte[]>> files,
            Ids newIds) {
        this.around = around;
        this.edit = edit;
        this.removed = removed;
        this.find = find;
        this.files = files;
        this.newIds = newIds;
    }

    private record Asked(String kind, String key, Place place) {}

    /// All mistakes, once every part has read.
    List<Edit.Found> found() {
        for (Asked ask : asked) {
            boolean gone = removed.contains(ask.kind() + ":" + ask.key());
            if (gone) {
                problem(
                        ask.place(),
                        Sentence.of("campaigns.mistake.still-named", "kind", ask.kind(), "key", ask.key()));
            } else if (!declared.getOrDefault(ask.kind(), Set.of()).contains(ask.key())
                    && find.apply(ask.kind(), ask.key()).isEmpty()) {
                problem(ask.place(), Sentence.of("campaigns.mistake.nowhere", "kind", ask.kind(), "key", ask.key()));
            }
        }
        asked.clear();
        return found.stream().distinct().toList();
    }

    @Override
    public boolean whole() {
        return false;
    }

    // The rows that are changed are numbered from 1, those around them have no number.
    @Override
    public List<FolderRow> rows(TableShape shape) {
        List<FolderRow> rows = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Map<String, String> cells : around.rows(shape.name())) {
            keys.add(Folder.key(shape, cells));
            rows.add(new FolderRow(this, shape.file(), 0, cells));
        }
        for (int i = 0; i < edit.lines().size(); i++) {
            Edit.Line line = edit.lines().get(i);
            Map<String, String> cells = line.cells();
            if (line.shape().name().equals(shape.name()) && cells != null) {
                FolderRow row = new FolderRow(this, shape.file(), i + 1, cells);
                Folder.refuseEmpty(shape, row);
                if (!shape.key().isEmpty() && !keys.add(Folder.key(shape, cells))) {
                    row.problem(shape.key().getLast(), Sentence.of("campaigns.mistake.taken"));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public Optional<byte[]> file(String path) {
        return files.apply(path);
    }

    // A table is no file here, and what a folder holds is told by what its rows name.
    @Override
    public List<String> files(String subfolder) {
        return List.of();
    }

    @Override
    public UUID declare(String kind, String key) {
        declared.computeIfAbsent(kind, k -> new HashSet<>()).add(key);
        return id(kind, key);
    }

    @Override
    public Map<String, UUID> declared(String kind) {
        Map<String, UUID> keys = new TreeMap<>();
        declared.getOrDefault(kind, Set.of()).forEach(key -> keys.put(key, id(kind, key)));
        return keys;
    }

    @Override
    public UUID refer(String kind, String key, Place place) {
        asked.add(new Asked(kind, key, place));
        return id(kind, key);
    }

    /// The id that something has in this reading.
    UUID idOf(String kind, String key) {
        return id(kind, key);
    }

    private UUID id(String kind, String key) {
        return ids.computeIfAbsent(kind, k -> new HashMap<>())
                .computeIfAbsent(key, k -> find.apply(kind, key).orElseGet(newIds::random));
    }

    @Override
    public void problem(Place at, Sentence expected) {
        found.add(new Edit.Found(at.line() - 1, new Problem(at, expected)));
    }
}
