package org.yadman.memorial;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.text.Sentence;

/// The rows of a file, one after the other, however long it is. A file that cannot be read, or that would
/// take more memory than there is, is refused with [Misread].
sealed interface ListRows extends AutoCloseable permits TextRows, SheetRows {

    /// The next row that is not empty; null after the last one.
    @Nullable
    ListRow next();

    /// How much of the file has been read, in hundredths.
    int percent();

    /// What was left out of the file, and whoever chose it should know.
    default List<Sentence> remarks() {
        return List.of();
    }

    @Override
    void close() throws IOException;
}
