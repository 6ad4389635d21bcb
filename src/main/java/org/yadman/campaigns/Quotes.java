package org.yadman.campaigns;

import java.util.Optional;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderReader.Problem;
import org.yadman.platform.text.Sentence;

/// Looks at the quotation marks of a CSV file before it is read: a reader takes one that is never closed for a
/// long cell, and all rows behind it would be gone without a word.
final class Quotes {

    private enum At {
        CELL_START,
        PLAIN,
        QUOTED,
        BEHIND
    }

    private Quotes() {}

    /// The first mistake, if there is one.
    static Optional<Problem> check(String file, String text) {
        At at = At.CELL_START;
        int line = 1;
        int opened = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (at == At.CELL_START && c == '"') {
                opened = line;
            } else if (at == At.BEHIND && "\",\r\n".indexOf(c) < 0) {
                return Optional.of(
                        new Problem(new Place(file, line, ""), Sentence.of("campaigns.mistake.behind-quotation")));
            }
            at = next(at, c);
            line += c == '\n' ? 1 : 0;
        }
        return at == At.QUOTED
                ? Optional.of(new Problem(new Place(file, opened, ""), Sentence.of("campaigns.mistake.open-quotation")))
                : Optional.empty();
    }

    private static At next(At at, char c) {
        return switch (at) {
            case QUOTED -> c == '"' ? At.BEHIND : At.QUOTED;
            case BEHIND -> c == '"' ? At.QUOTED : At.CELL_START;
            case CELL_START, PLAIN ->
                c == '"' && at == At.CELL_START
                        ? At.QUOTED
                        : c == ',' || c == '\n' || c == '\r' ? At.CELL_START : At.PLAIN;
        };
    }
}
