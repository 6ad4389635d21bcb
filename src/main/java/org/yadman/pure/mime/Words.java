package org.yadman.pure.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The encoded words in which heads of mails carry other than plain letters (RFC 2047), and heads that
/// carry them bare.
public final class Words {

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]{1,60})\\?([bBqQ])\\?([^?]*)\\?=");

    private Words() {}

    /// What a field says.
    ///
    /// @param head one character for each byte, as in {@link Fields}
    public static String decode(String head) {
        StringBuilder text = new StringBuilder();
        Pieces pieces = new Pieces(text);
        Matcher word = WORD.matcher(head);
        int at = 0;
        while (word.find()) {
            String between = head.substring(at, word.start());
            // Between two words a blank only keeps them apart.
            if (at == 0 || !between.isBlank()) {
                pieces.close();
                text.append(bare(between));
            }
            pieces.add(charset(word.group(1)), bytes(word.group(2), word.group(3)));
            at = word.end();
        }
        pieces.close();
        return text.append(bare(head.substring(at))).toString();
    }

    private static String bare(String head) {
        return Charsets.decode(head.getBytes(StandardCharsets.ISO_8859_1), null);
    }

    private static String charset(String said) {
        int language = said.indexOf('*');
        return (language < 0 ? said : said.substring(0, language)).toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String how, String encoded) {
        if (how.equalsIgnoreCase("B")) {
            byte[] raw = encoded.getBytes(StandardCharsets.ISO_8859_1);
            return Transfer.base64(raw, 0, raw.length, raw.length);
        }
        byte[] raw = encoded.replace('_', ' ').getBytes(StandardCharsets.ISO_8859_1);
        return Transfer.quotedPrintable(raw, 0, raw.length, raw.length);
    }

    /// Words side by side: a letter can begin in one and end in the next.
    private static final class Pieces {

        private final StringBuilder text;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private String charset = "";

        Pieces(StringBuilder text) {
            this.text = text;
        }

        void add(String said, byte[] more) {
            if (!said.equals(charset)) {
                close();
                charset = said;
            }
            bytes.writeBytes(more);
        }

        void close() {
            if (bytes.size() > 0) {
                text.append(Charsets.decode(bytes.toByteArray(), charset));
                bytes.reset();
            }
        }
    }
}
