package org.yadman.platform.collect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.text.Sentence;

/// A campaign folder that is being read, with the mistakes found so far.
public interface FolderReader {

    /// Whether all of the record is read, and not only what stands around an edit.
    default boolean whole() {
        return true;
    }

    /// The rows of a table that are sound as far as its shape tells; the others have become problems. No file:
    /// no rows.
    List<FolderRow> rows(TableShape shape);

    /// The file at a path in the folder; nothing if there is none. One that is there and cannot be read (a link,
    /// too large) becomes a problem.
    Optional<byte[]> file(String path);

    /// The names of what is directly in a subfolder, sorted. A subfolder that is a link becomes a problem.
    List<String> files(String subfolder);

    /// Declares that a row with this natural key exists in the folder, and gives the id it has or will have.
    UUID declare(String kind, String key);

    /// The natural keys of a kind that have been declared so far, with their ids.
    Map<String, UUID> declared(String kind);

    /// The id behind a natural key that some part declares, sooner or later. If none does, the place that asked
    /// becomes a problem.
    UUID refer(String kind, String key, Place asked);

    /// Notes a mistake.
    ///
    /// @param expected says what was expected
    void problem(Place at, Sentence expected);

    /// Where in the folder something stands.
    ///
    /// @param line 1 is the first line; 0 where a line means nothing
    /// @param field the column, or empty
    record Place(String file, int line, String field) {}

    /// A mistake and where it stands.
    record Problem(Place at, Sentence expected) {
        /// One line for a person: `groups.csv, line 4, kind: "clubb" is not one of …`.
        public String in(Messages messages, Language language) {
            String place = (at.line() > 0 ? "line" : "file") + (at.field().isEmpty() ? "" : "_field");
            return Sentence.of(
                            "platform.collect.problem",
                            "at",
                            place,
                            "file",
                            at.file(),
                            "line",
                            at.line(),
                            "field",
                            at.field(),
                            "expected",
                            expected)
                    .in(messages, language);
        }
    }
}
