package org.yadman.pure.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A field such as `text/plain; charset=utf-8`, with values in several pieces or in another alphabet (RFC
/// 2231).
///
/// @param main what stands before the first semicolon, in small letters
public record Parameters(String main, Map<String, String> values) {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 60;

    public Parameters {
        values = Map.copyOf(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// Reads such a field.
    ///
    /// @param field one character for each byte, as in {@link Fields}
    public static Parameters of(String field) {
        int end = field.indexOf(';');
        String main = (end < 0 ? field : field.substring(0, end))
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s", "");
        Reading reading = new Reading(field, end < 0 ? field.length() : end);
        return new Parameters(main, reading.values());
    }

    private record Piece(String value, boolean encoded) {}

    private static final class Reading {

        private final String field;
        private int at;
        private final Map<String, String> plain = new LinkedHashMap<>();
        private final Map<String, TreeMap<Integer, Piece>> pieces = new LinkedHashMap<>();

        Reading(String field, int from) {
            this.field = field;
            this.at = from;
        }

        Map<String, String> values() {
            for (int i = 0; i < MOST && at < field.length(); i++) {
                at++;
                int equals = field.indexOf('=', at);
                int semicolon = field.indexOf(';', at);
                if (equals < 0) {
                    break;
                }
                if (semicolon >= 0 && semicolon < equals) {
                    at = semicolon;
                    continue;
                }
                String name = field.substring(at, equals).strip().toLowerCase(Locale.ROOT);
                at = equals + 1;
                put(name, value());
            }
            pieces.forEach((name, each) -> plain.put(name, joined(each)));
            return plain;
        }

        // Ends at the semicolon behind it, or at the end.
        private String value() {
            while (at < field.length() && Character.isWhitespace(field.charAt(at))) {
                at++;
            }
            if (at < field.length() && field.charAt(at) == '"') {
                return quoted();
            }
            int end = field.indexOf(';', at);
            String value = field.substring(at, end < 0 ? field.length() : end).strip();
            at = end < 0 ? field.length() : end;
            return value;
        }

        private String quoted() {
            StringBuilder value = new StringBuilder();
            at++;
            while (at < field.length() && field.charAt(at) != '"') {
                if (field.charAt(at) == '\\' && at + 1 < field.length()) {
                    at++;
                }
                value.append(field.charAt(at++));
            }
            int end = field.indexOf(';', at);
            at = end < 0 ? field.length() : end;
            return value.toString();
        }

        private void put(String name, String value) {
            int star = name.indexOf('*');
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                return;
            }
            if (star < 0) {
                plain.putIfAbsent(name, Words.decode(value));
                return;
            }
            String rest = name.substring(star + 1);
            boolean encoded = rest.isEmpty() || rest.endsWith("*");
            String number = rest.replace("*", "");
            if (number.matches("[0-9]{0,3}")) {
                pieces.computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                        .putIfAbsent(number.isEmpty() ? 0 : Integer.parseInt(number), new Piece(value, encoded));
            }
        }

        private static String joined(SortedMap<Integer, Piece> pieces) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            String charset = null;
            for (Piece piece : pieces.values()) {
                String value = piece.value();
                if (piece.encoded()) {
                    String[] said = value.split("'", 3);
                    if (bytes.size() == 0 && charset == null && said.length == 3) {
                        charset = said[0];
                        value = said[2];
                    }
                    bytes.writeBytes(percent(value));
                } else {
                    bytes.writeBytes(value.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            return text(bytes.toByteArray(), charset);
        }

        private static String text(byte[] bytes, @Nullable String charset) {
            return Charsets.decode(bytes, charset);
        }

        private static byte[] percent(String value) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < value.length(); i++) {
                boolean two = value.charAt(i) == '%' && i + 2 < value.length();
                if (two && Transfer.hex(value.charAt(i + 1)) >= 0 && Transfer.hex(value.charAt(i + 2)) >= 0) {
                    bytes.write((Transfer.hex(value.charAt(i + 1)) << 4) | Transfer.hex(value.charAt(i + 2)));
                    i += 2;
                } else {
                    bytes.write(value.charAt(i));
                }
            }
            return bytes.toByteArray();
        }
    }
}
