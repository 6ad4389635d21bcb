package org.yadman.pure.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes text of bytes whose alphabet is said, not said, or said wrongly.
///
/// What is valid UTF-8 and not plain ASCII is UTF-8, whatever was said: other alphabets hardly ever look
/// like that. Then what was said is believed if it names an alphabet that not every program names by
/// default, and if it fits. What is left comes from programs that said nothing or "Latin": Persian in
/// windows-1256, whose letters stand side by side, or a language of Europe, whose special letters stand
/// alone between plain ones.
final class Charsets {

    private static final Charset ARABIC = Charset.forName("windows-1256");
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final Set<String> SAID_BY_DEFAULT =
            Set.of("US-ASCII", "ISO-8859-1", "ISO-8859-15", "windows-1252", "UTF-8");
    private static final int ENOUGH_TO_TELL = 4;

    private Charsets() {}

    /// @param said the name that the mail gives
    static String decode(byte[] bytes, @Nullable String said) {
        Charset named = find(said);
        if (isPlain(bytes) && (named == null || isPlainIn(named))) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        if (named == null || isPlainIn(named)) {
            String text = strictly(bytes, 0, wholeUtf8(bytes), StandardCharsets.UTF_8);
            if (text != null) {
                return text;
            }
        }
        if (named != null && !SAID_BY_DEFAULT.contains(named.name())) {
            String text = strictly(bytes, 0, bytes.length, named);
            if (text != null || !isPlainIn(named)) {
                return text != null ? text : new String(bytes, named);
            }
        }
        if (isMostlyUtf8(bytes)) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return new String(bytes, looksArabic(bytes) ? ARABIC : LATIN);
    }

    private static @Nullable Charset find(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            Charset charset = Charset.forName(name.strip());
            return charset.newDecoder() == null ? null : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    // Whether plain letters are the same bytes there.
    private static boolean isPlainIn(Charset charset) {
        String name = charset.name().toUpperCase(Locale.ROOT);
        return !(name.contains("UTF-16")
                || name.contains("UTF-32")
                || name.contains("ISO-2022")
                || name.contains("IBM")
                || name.contains("HZ")
                || name.contains("2022"));
    }

    private static boolean isPlain(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String strictly(byte[] bytes, int from, int to, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from));
            return text.toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    // Without a last letter that was cut off in the middle.
    private static int wholeUtf8(byte[] bytes) {
        for (int back = 1; back <= Math.min(3, bytes.length); back++) {
            int each = bytes[bytes.length - back] & 0xff;
            if (each >= 0xc0) {
                int length = each >= 0xf0 ? 4 : each >= 0xe0 ? 3 : 2;
                return length > back ? bytes.length - back : bytes.length;
            }
            if (each < 0x80) {
                return bytes.length;
            }
        }
        return bytes.length;
    }

    private static boolean isMostlyUtf8(byte[] bytes) {
        int good = 0;
        int bad = 0;
        int at = 0;
        while (at < bytes.length) {
            int each = bytes[at] & 0xff;
            int length = each < 0x80 ? 1 : each >= 0xf0 ? 4 : each >= 0xe0 ? 3 : each >= 0xc0 ? 2 : 0;
            boolean fits = length > 0 && at + length <= bytes.length;
            for (int i = 1; fits && i < length; i++) {
                fits = (bytes[at + i] & 0xc0) == 0x80;
            }
            good += fits && length > 1 ? 1 : 0;
            bad += fits ? 0 : 1;
            at += fits ? length : 1;
        }
        return good > 0 && good >= 4 * bad;
    }

    private static boolean looksArabic(byte[] bytes) {
        int high = 0;
        int together = 0;
        int letters = 0;
        byte[] one = new byte[1];
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] >= 0) {
                continue;
            }
            high++;
            boolean beside = (at > 0 && bytes[at - 1] < 0) || (at + 1 < bytes.length && bytes[at + 1] < 0);
            together += beside ? 1 : 0;
            one[0] = bytes[at];
            int letter = ARABIC.decode(ByteBuffer.wrap(one)).get(0);
            // Half spaces and quotation marks belong to the text as well.
            letters += (letter >= 0x600 && letter < 0x700)
                            || (letter >= 0x2000 && letter < 0x2070)
                            || letter == 0xab
                            || letter == 0xbb
                            || letter == 0xa0
                    ? 1
                    : 0;
        }
        return high >= ENOUGH_TO_TELL && together * 10L >= high * 7L && letters * 10L >= high * 9L;
    }
}
