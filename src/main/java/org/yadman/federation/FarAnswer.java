package org.yadman.federation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What another server answers, read with an end everywhere. Only what HTTP/1.1 needs where the connection is closed
/// after one answer (RFC 9112).
record FarAnswer(int status, byte[] body) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_LINES = 100;
    private static final int MOST_INTERIM = 5;

    boolean isTaken() {
        return status / 100 == 2;
    }

    /// It is longer than may be.
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Reads an answer.
    ///
    /// @param most so many bytes of a body
    static FarAnswer read(InputStream in, int most) throws IOException {
        for (int i = 0; i < MOST_INTERIM; i++) {
            int status = status(line(in));
            Map<String, String> headers = headers(in);
            if (status >= 200) {
                return new FarAnswer(status, body(in, status, headers, most));
            }
        }
        throw new IOException("Interim answers without end");
    }

    private static int status(String line) throws IOException {
        Matcher read = STATUS.matcher(line);
        if (!read.matches()) {
            throw new IOException("Not an answer of HTTP");
        }
        return Integer.parseInt(read.group(1));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = line(in);
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        throw new TooLarge();
    }

    private static byte[] body(InputStream in, int status, Map<String, String> headers, int most) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .endsWith("chunked")) {
            return chunks(in, most);
        }
        String said = headers.getOrDefault("content-length", "");
        if (said.isEmpty()) {
            return atMost(in.readNBytes(most + 1), most);
        }
        long length = said.matches("[0-9]{1,18}") ? Long.parseLong(said) : Long.MAX_VALUE;
        if (length > most) {
            throw new TooLarge();
        }
        byte[] body = in.readNBytes((int) length);
        if (body.length < length) {
            throw new IOException("The answer broke off");
        }
        return body;
    }

    private static byte[] atMost(byte[] body, int most) throws TooLarge {
        if (body.length > most) {
            throw new TooLarge();
        }
        return body;
    }

    private static byte[] chunks(InputStream in, int most) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in).replaceFirst("[; ].*", "");
            if (!size.matches("[0-9A-Fa-f]{1,8}")) {
                throw new IOException("Not a chunk");
            }
            long length = Long.parseLong(size, 16);
            if (length == 0) {
                return body.toByteArray();
            }
            if (body.size() + length > most) {
                throw new TooLarge();
            }
            byte[] chunk = in.readNBytes((int) length);
            if (chunk.length < length || !line(in).isEmpty()) {
                throw new IOException("The answer broke off");
            }
            body.write(chunk);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("The answer broke off");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new TooLarge();
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
