package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.collect.TableShape;

/// A change of the record: some rows as they should be, all of them or none.
///
/// @param documents file name → SHA-256 of documents that were sent along
record Edit(List<Line> lines, Map<String, String> documents) {

    Edit {
        lines = List.copyOf(lines);
        documents = Map.copyOf(documents);
    }

    /// One row.
    ///
    /// @param key the natural key of the row that it changes; empty for a new one
    /// @param opened the version of it that the writer had before them; 0: none
    /// @param cells column → text; null: the row is to be removed
    record Line(
            TableShape shape,
            String key,
            int opened,
            @Nullable Map<String, String> cells) {
        Line {
            cells = cells == null ? null : Map.copyOf(cells);
        }

        boolean isNew() {
            return key.isEmpty();
        }

        /// Its cells; none if it is to be removed.
        Map<String, String> texts() {
            return cells == null ? Map.of() : cells;
        }

        /// The natural key that it has afterwards, or had.
        String keyNow() {
            return cells == null || !isNew() ? key : shape.keyOf(cells);
        }
    }

    /// What became of it.
    sealed interface Outcome {
        /// It is in the record.
        ///
        /// @param changed false: nothing was different
        record Saved(boolean changed) implements Outcome {}

        /// It would be in the record, had it not only been looked at.
        record Sound() implements Outcome {}

        /// It waits for a second person.
        record Asked(UUID request) implements Outcome {}

        /// Nothing was written, because it has mistakes.
        record Mistakes(List<Found> found) implements Outcome {}

        /// Nothing was written, because somebody else changed one of the rows meanwhile.
        ///
        /// @param line which one
        /// @param theirs what stands now; empty if it was removed
        /// @param version the number of the version that stands now
        record Moved(int line, Map<String, String> theirs, int version) implements Outcome {}
    }

    /// A mistake and where it stands.
    ///
    /// @param line the index of the row; -1: another row of the record
    record Found(int line, Problem problem) {}

    private static final String DOCUMENT = "document.";

    /// The same as texts, for a request that waits.
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String prefix = i + ".";
            content.put(prefix + "table", line.shape().name());
            content.put(prefix + "key", line.key());
            content.put(prefix + "opened", String.valueOf(line.opened()));
            if (line.cells() == null) {
                content.put(prefix + "removed", "yes");
            } else {
                line.cells().forEach((column, text) -> content.put(prefix + "cell." + column, text));
            }
        }
        documents.forEach((name, hash) -> content.put(DOCUMENT + name, hash));
        return content;
    }

    /// What {@link #content} wrote.
    static Edit of(Map<String, String> content, Tables tables) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; content.containsKey(i + ".table"); i++) {
            String prefix = i + ".";
            String cell = prefix + "cell.";
            Map<String, String> cells = new HashMap<>();
            content.forEach((name, text) -> {
                if (name.startsWith(cell)) {
                    cells.put(name.substring(cell.length()), text);
                }
            });
            lines.add(new Line(
                    tables.findByHand(content.getOrDefault(prefix + "table", ""))
                            .orElseThrow()
                            .shape(),
                    content.getOrDefault(prefix + "key", ""),
                    Integer.parseInt(content.getOrDefault(prefix + "opened", "0")),
                    content.containsKey(prefix + "removed") ? null : cells));
        }
        Map<String, String> documents = new HashMap<>();
        content.forEach((name, hash) -> {
            if (name.startsWith(DOCUMENT)) {
                documents.put(name.substring(DOCUMENT.length()), hash);
            }
        });
        return new Edit(lines, documents);
    }
}
