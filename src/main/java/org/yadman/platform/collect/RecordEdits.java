package org.yadman.platform.collect;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Sentence;

/// Adds rows to the record for a room that asks its own questions: with every check, version, line of the audit and
/// second person that rows typed at the desk have. The room that edits the record implements it.
public interface RecordEdits {

    /// A new row.
    ///
    /// @param cells column → text, as in the campaign folder; by whom and when a claim was entered is added
    record NewRow(String table, Map<String, String> cells) {
        public NewRow {
            cells = Map.copyOf(cells);
        }
    }

    /// What became of the rows.
    sealed interface Outcome {
        /// They are in the record.
        record Saved() implements Outcome {}

        /// They wait for a second person.
        record Asked(UUID request) implements Outcome {}

        /// None was written, because some have mistakes.
        record Refused(List<Mistake> mistakes) implements Outcome {}
    }

    /// What is wrong.
    ///
    /// @param row its index among the rows; -1: what stands in the record
    record Mistake(int row, String column, Sentence why) {}

    /// Adds all of these rows, or none.
    ///
    /// @param keeps whether the record is theirs to keep; what others add waits
    Outcome add(List<NewRow> rows, ActorId by, boolean keeps);
}
