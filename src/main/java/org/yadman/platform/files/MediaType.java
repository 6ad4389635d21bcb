package org.yadman.platform.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The kinds of document that are taken, recognised by their bytes and never by their name. SVG, HTML and Office
/// files are refused: they can carry scripts.
public enum MediaType {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png"),
    WEBP("image/webp"),
    TEXT("text/plain");

    private final String name;

    MediaType(String name) {
        this.name = name;
    }

    /// The name in HTTP headers.
    public String httpName() {
        return this == TEXT ? name + ";charset=utf-8" : name;
    }

    public boolean image() {
        return this == JPEG || this == PNG || this == WEBP;
    }

    /// The kind of a document, or nothing if it is none of those taken.
    public static Optional<MediaType> of(byte[] content) {
        if (startsWith(content, 0, "%PDF-")) {
            return Optional.of(PDF);
        }
        if (content.length > 3
                && (content[0] & 0xff) == 0xff
                && (content[1] & 0xff) == 0xd8
                && (content[2] & 0xff) == 0xff) {
            return Optional.of(JPEG);
        }
        if (content.length > 0 && (content[0] & 0xff) == 0x89 && startsWith(content, 1, "PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (startsWith(content, 0, "RIFF") && startsWith(content, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        return isPlainText(content) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean startsWith(byte[] content, int at, String mark) {
        byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
        return content.length >= at + bytes.length
                && Arrays.equals(content, at, at + bytes.length, bytes, 0, bytes.length);
    }

    // UTF-8, no control characters but line ends and tabs, and not the beginning of a markup file.
    private static boolean isPlainText(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            boolean controls = text.chars().anyMatch(c -> c < 0x20 && c != '\n' && c != '\r' && c != '\t');
            String beginning = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return !controls && !beginning.stripLeading().startsWith("<");
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
