package org.yadman.pure.mime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mail, or a part of one. Reading one copies nothing; what is encoded is undone when somebody asks for it.
///
/// The parts of a mail are found by looking for the lines that part them. Such a line is missing in a
/// broken mail, is never announced, or stands in another part: then there are fewer parts, or a part is
/// longer, and no byte is lost. A mail can be built so that it unfolds without end; beyond ten floors and
/// two hundred parts nothing is unfolded.
public final class MimePart {

    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 200;
    private static final int LONGEST_BOUNDARY = 200;
    private static final int LARGEST_ENCLOSED = 16 << 20;

    private final byte[] raw;
    private final Fields fields;
    private final int to;
    private final Parameters type;
    private final List<MimePart> parts;

    private MimePart(byte[] raw, Fields fields, int to, Parameters type, List<MimePart> parts) {
        this.raw = raw;
        this.fields = fields;
        this.to = to;
        this.type = type;
        this.parts = List.copyOf(parts);
    }

    /// A whole mail.
    ///
    /// @param folded whether there was more in it than was unfolded
    public record Whole(MimePart mail, boolean folded) {}

    /// Reads a mail; whatever the bytes are, something comes out.
    public static Whole read(byte[] raw) {
        Count count = new Count();
        MimePart mail = read(raw, 0, raw.length, 0, count);
        return new Whole(mail, count.tooMuch);
    }

    private static final class Count {
        private int parts;
        private boolean tooMuch;

        boolean full(int depth) {
            tooMuch |= depth >= DEEPEST || parts >= MOST_PARTS;
            return depth >= DEEPEST || parts >= MOST_PARTS;
        }
    }

    private static MimePart read(byte[] raw, int from, int to, int depth, Count count) {
        count.parts++;
        Fields fields = Fields.read(raw, from, to);
        Parameters type = Parameters.of(fields.first("content-type").orElse("text/plain"));
        if (type.main().startsWith("multipart/")) {
            List<MimePart> parts = split(raw, fields.end(), to, type, depth, count);
            // Nothing parts it: then it is what it looks like.
            return parts.isEmpty()
                    ? new MimePart(raw, fields, to, new Parameters("text/plain", type.values()), parts)
                    : new MimePart(raw, fields, to, type, parts);
        }
        MimePart part = new MimePart(raw, fields, to, type, List.of());
        boolean enclosed = type.main().equals("message/rfc822") || type.main().equals("message/global");
        if (!enclosed || count.full(depth)) {
            return part;
        }
        return new MimePart(raw, fields, to, type, List.of(part.enclosed(depth, count)));
    }

    private MimePart enclosed(int depth, Count count) {
        if (isEncoded()) {
            byte[] decoded = bytes(LARGEST_ENCLOSED);
            return read(decoded, 0, decoded.length, depth + 1, count);
        }
        return read(raw, fields.end(), to, depth + 1, count);
    }

    private static List<MimePart> split(byte[] raw, int from, int to, Parameters type, int depth, Count count) {
        List<MimePart> parts = new ArrayList<>();
        byte[] line = line(raw, from, to, type);
        if (line.length == 0 || count.full(depth)) {
            return parts;
        }
        int begun = -1;
        for (int at = from; at < to; ) {
            int end = Fields.lineEnd(raw, at, to);
            int kind = kind(raw, at, end, line);
            if (kind != ORDINARY) {
                if (begun >= 0) {
                    parts.add(read(raw, begun, beforeLineEnd(raw, begun, at), depth + 1, count));
                }
                begun = kind == LAST ? -1 : Math.min(to, end + 1);
                if (kind == LAST || count.full(depth)) {
                    return parts;
                }
            }
            at = end + 1;
        }
        if (begun >= 0) {
            parts.add(read(raw, begun, to, depth + 1, count));
        }
        return parts;
    }

    private static final int ORDINARY = 0;
    private static final int NEXT = 1;
    private static final int LAST = 2;

    // The line that parts, as announced; or the first one that looks like it.
    private static byte[] line(byte[] raw, int from, int to, Parameters type) {
        String said = type.find("boundary").orElse("").stripTrailing();
        if (!said.isEmpty() && said.length() <= LONGEST_BOUNDARY) {
            return ("--" + said).getBytes(StandardCharsets.UTF_8);
        }
        for (int at = from; at < to; at = Fields.lineEnd(raw, at, to) + 1) {
            int end = Fields.lineEnd(raw, at, to);
            if (end - at > 4 && end - at < LONGEST_BOUNDARY && raw[at] == '-' && raw[at + 1] == '-') {
                return new String(raw, at, end - at, StandardCharsets.ISO_8859_1)
                        .stripTrailing()
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        return new byte[0];
    }

    private static int kind(byte[] raw, int at, int end, byte[] line) {
        int rest = at + line.length;
        if (rest > end || !Arrays.equals(raw, at, rest, line, 0, line.length)) {
            return ORDINARY;
        }
        if (rest + 1 < end && raw[rest] == '-' && raw[rest + 1] == '-') {
            return LAST;
        }
        for (int i = rest; i < end; i++) {
            if (raw[i] != ' ' && raw[i] != '\t' && raw[i] != '\r') {
                return ORDINARY;
            }
        }
        return NEXT;
    }

    // The line end before a line that parts belongs to that line.
    private static int beforeLineEnd(byte[] raw, int from, int at) {
        int end = at;
        if (end > from && raw[end - 1] == '\n') {
            end--;
            if (end > from && raw[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }

    public Fields fields() {
        return fields;
    }

    /// As in `text/plain`, in small letters.
    public String type() {
        return type.main();
    }

    /// A parameter of the type, as the charset.
    public @Nullable String parameter(String name) {
        return type.find(name).orElse(null);
    }

    /// What this part is made of; of an enclosed mail, that mail.
    public List<MimePart> parts() {
        return parts;
    }

    /// The file's name as it was given, or null.
    public @Nullable String fileName() {
        String said = fields.first("content-disposition")
                .flatMap(field -> Parameters.of(field).find("filename"))
                .orElse(null);
        return said == null ? parameter("name") : said;
    }

    /// Whether it is to be kept apart from the text.
    public boolean isAttached() {
        return fields.first("content-disposition")
                .filter(field -> Parameters.of(field).main().equals("attachment"))
                .isPresent();
    }

    private String encoding() {
        String said = fields.first("content-transfer-encoding").orElse("");
        int end = said.indexOf(';');
        return (end < 0 ? said : said.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private boolean isEncoded() {
        return encoding().equals("base64") || encoding().equals("quoted-printable");
    }

    /// How long it is as it arrived.
    public int size() {
        return to - fields.end();
    }

    /// What it holds.
    ///
    /// @param most how many bytes are wanted
    public byte[] bytes(int most) {
        int from = fields.end();
        return switch (encoding()) {
            case "base64" -> Transfer.base64(raw, from, to, most);
            case "quoted-printable" -> Transfer.quotedPrintable(raw, from, to, most);
            default -> Arrays.copyOfRange(raw, from, (int) Math.min(to, (long) from + most));
        };
    }

    /// What it says, if it is text; its markup included.
    ///
    /// @param most how many bytes of it are wanted
    public String text(int most) {
        return Charsets.decode(bytes(most), parameter("charset"));
    }

    /// Adds what it holds, as it arrived but for line ends and what is empty at its end, to a sum.
    public void digest(MessageDigest sum) {
        int end = to;
        while (end > fields.end() && raw[end - 1] <= ' ' && raw[end - 1] >= 0) {
            end--;
        }
        int from = fields.end();
        for (int at = from; at <= end; at++) {
            if (at == end || raw[at] == '\r') {
                sum.update(raw, from, at - from);
                from = at + 1;
            }
        }
    }
}
