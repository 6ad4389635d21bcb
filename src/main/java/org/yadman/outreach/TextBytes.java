package org.yadman.outreach;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Text in whatever way a program of somebody's wrote it down: UTF-8 and UTF-16 with a mark at the
/// beginning or without, or one of the two Windows code pages in which our volunteers' spreadsheets still
/// save, Western and Arabic.
final class TextBytes {

    /// What is looked at to tell one from another.
    private static final int SAMPLE = 64 * 1024;

    private TextBytes() {}

    /// The text, without the mark.
    static String read(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (zeros(bytes, 1) > Math.min(bytes.length, SAMPLE) / 5) {
            return new String(bytes, StandardCharsets.UTF_16LE);
        }
        if (zeros(bytes, 0) > Math.min(bytes.length, SAMPLE) / 5) {
            return new String(bytes, StandardCharsets.UTF_16BE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException older) {
            return new String(bytes, Charset.forName(inArabic(bytes) ? "windows-1256" : "windows-1252"));
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes, int from) {
        int zeros = 0;
        for (int i = from; i < Math.min(bytes.length, SAMPLE); i += 2) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    // In a Western language such a letter mostly stands among plain ones; in an Arabic script among its like.
    private static boolean inArabic(byte[] bytes) {
        int all = 0;
        int together = 0;
        for (int i = 1; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                all++;
                together += bytes[i - 1] < 0 ? 1 : 0;
            }
        }
        return together * 2 > all;
    }
}
