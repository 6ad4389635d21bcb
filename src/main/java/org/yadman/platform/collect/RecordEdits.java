package org.yadman.platform.collect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Sentence;

/// Changes the record for a room that has a form of its own for several rows at once: with the same checks, versions,
/// lines in the audit and second person as the record's own editor, because it is the same edit (ADR 0018).
public interface RecordEdits {

    /// Makes a change, or asks for it, or tells what is wrong with it.
    ///
    /// @param keeps whether the record is the author's to keep; others' changes wait for somebody whose it is
    Outcome edit(List<Line> lines, ActorId author, boolean keeps);

    /// Begins a change and leaves the rest of it to the author: a draft of the record's own form, sealed and seen by
    /// nobody else.
    ///
    /// @param lines new rows as far as they are known, each after the first belonging to the first
    /// @param account of the author, who may write in the record
    /// @return the address on the desk, behind the language, where it goes on; nothing when the author has as many
    ///     drafts as one may have
    Optional<String> begin(List<Line> lines, UUID account);

    /// The row of this natural key, as it stands.
    Optional<Standing> find(String table, String key);

    /// The new rows of a table that wait for a second person, as they were asked for.
    List<Map<String, String>> listWaiting(String table);

    /// A row with the number of its version.
    record Standing(Map<String, String> row, int version) {}

    /// One row of a change.
    ///
    /// @param key the natural key of the row that it changes; empty for a new one
    /// @param opened the version of it that the writer had before them; 0: none
    /// @param cells column → text as somebody typed it; null: the row is to be removed
    record Line(
            String table, String key, int opened, @Nullable Map<String, String> cells) {
        public Line {
            cells = cells == null ? null : Map.copyOf(cells);
        }

        /// A new row. By whom and when a claim was entered need not be said.
        public static Line added(String table, Map<String, String> cells) {
            return new Line(table, "", 0, cells);
        }
    }

    /// What became of it.
    sealed interface Outcome {
        /// It is in the record.
        record Saved() implements Outcome {}

        /// It waits for a second person.
        record Asked(UUID request) implements Outcome {}

        /// Nothing was written, because it has mistakes.
        record Mistakes(List<Found> found) implements Outcome {
            public Mistakes {
                found = List.copyOf(found);
            }
        }

        /// Nothing was written, because somebody else changed one of the rows meanwhile.
        record Moved() implements Outcome {}
    }

    /// A mistake and where it stands.
    ///
    /// @param line the index of the row; -1: another row of the record
    record Found(int line, String column, Sentence expected) {}
}
