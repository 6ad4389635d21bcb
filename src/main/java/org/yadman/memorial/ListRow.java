package org.yadman.memorial;

import java.util.List;
import org.yadman.platform.text.Sentence;

/// A row of a file, with its cells as they stand there.
///
/// @param line as a person counts it in the program that made the file
/// @param wrong what cannot stay so
record ListRow(long line, List<String> cells, List<Wrong> wrong) {

    ListRow {
        cells = List.copyOf(cells);
        wrong = List.copyOf(wrong);
    }

    /// Something that cannot stay so.
    ///
    /// @param column counted from 0
    record Wrong(int column, Sentence why) {}

    boolean isEmpty() {
        return wrong.isEmpty() && cells.stream().allMatch(String::isBlank);
    }
}
