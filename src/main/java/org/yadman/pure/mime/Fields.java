package org.yadman.pure.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The head of a mail or of one of its parts: its fields in their order, unfolded, one character for each
/// byte.
///
/// @param end where the body begins
/// @param cut whether there was more of it than is read
public record Fields(List<Field> list, int end, boolean cut) {

    private static final int MOST_FIELDS = 2_000;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 1 << 19;
    private static final int MOST_SIGNS = 1 << 21;

    public Fields {
        list = List.copyOf(list);
    }

    /// One field.
    ///
    /// @param name in small letters
    /// @param value what the line says, with every byte as one character; see {@link Words}
    public record Field(String name, String value) {}

    /// The first field of this name.
    public Optional<String> first(String name) {
        return list.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /// All fields of this name, the topmost first.
    public List<String> all(String name) {
        return list.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    /// Reads what stands at the beginning of these bytes up to an empty line, or to a line that is no
    /// field. Only a line feed ends a line: what the servers on the way took for one line is one here, too.
    static Fields read(byte[] raw, int from, int to) {
        Reading reading = new Reading();
        int at = skipEnvelope(raw, from, to);
        while (at < to) {
            int end = lineEnd(raw, at, to);
            int last = end > at && raw[end - 1] == '\r' ? end - 1 : end;
            int next = Math.min(to, end + 1);
            if (last == at) {
                return reading.fields(next);
            }
            if (!reading.take(raw, at, last)) {
                return reading.fields(at);
            }
            at = next;
        }
        return reading.fields(to);
    }

    // The line by which mailboxes in files part their mails.
    private static int skipEnvelope(byte[] raw, int from, int to) {
        String beginning = new String(raw, from, Math.min(6, to - from), StandardCharsets.ISO_8859_1);
        return beginning.startsWith("From ") || beginning.startsWith(">From ")
                ? Math.min(to, lineEnd(raw, from, to) + 1)
                : from;
    }

    static int lineEnd(byte[] raw, int from, int to) {
        int at = from;
        while (at < to && raw[at] != '\n') {
            at++;
        }
        return at;
    }

    private static final class Reading {

        private final List<Field> list = new ArrayList<>();
        private String name = "";
        private final StringBuilder value = new StringBuilder();
        private int signs;
        private boolean cut;

        boolean take(byte[] raw, int from, int to) {
            boolean more = raw[from] == ' ' || raw[from] == '\t';
            if (more && !name.isEmpty()) {
                add(raw, from, to);
                return true;
            }
            int colon = colon(raw, from, to);
            if (colon < 0) {
                return false;
            }
            close();
            name = new String(raw, from, colon - from, StandardCharsets.ISO_8859_1)
                    .strip()
                    .toLowerCase(Locale.ROOT);
            add(raw, colon + 1, to);
            return true;
        }

        private static int colon(byte[] raw, int from, int to) {
            for (int at = from; at < to && at - from <= LONGEST_NAME; at++) {
                if (raw[at] == ':') {
                    return at > from ? at : -1;
                }
                // Some write a space before the colon.
                boolean name = raw[at] > ' ' && raw[at] < 0x7f;
                boolean blank = at > from && (raw[at] == ' ' || raw[at] == '\t');
                if (!name && !blank) {
                    return -1;
                }
            }
            return -1;
        }

        private void add(byte[] raw, int from, int to) {
            int room = Math.min(LONGEST_VALUE - value.length(), MOST_SIGNS - signs);
            int length = Math.max(0, Math.min(to - from, room));
            cut |= length < to - from;
            signs += length;
            value.append(new String(raw, from, length, StandardCharsets.ISO_8859_1).replace('\r', ' '));
        }

        private void close() {
            if (name.isEmpty()) {
                return;
            }
            if (list.size() < MOST_FIELDS) {
                list.add(new Field(name, value.toString().strip()));
            } else {
                cut = true;
            }
            value.setLength(0);
        }

        Fields fields(int end) {
            close();
            return new Fields(list, end, cut);
        }
    }
}
