package org.yadman.pure.mime;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// Undoes the encodings in which mails carry bytes. What is no part of an encoding is passed over, and what
/// is cut off yields what was there.
final class Transfer {

    private static final byte[] SIX_BITS = sixBits();
    private static final byte NOTHING = -1;

    private Transfer() {}

    private static byte[] sixBits() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        String signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < signs.length(); i++) {
            values[signs.charAt(i)] = (byte) i;
        }
        return values;
    }

    /// @param most how many bytes are wanted
    static byte[] base64(byte[] raw, int from, int to, int most) {
        byte[] out = new byte[Math.min(most, (int) ((to - from) * 3L / 4) + 3)];
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int at = from; at < to && length < out.length; at++) {
            byte value = SIX_BITS[raw[at] & 0xff];
            if (raw[at] == '=') {
                // The end, or two encoded texts one behind the other.
                held = 0;
                bits = 0;
            } else if (value != NOTHING) {
                held = ((held << 6) | value) & 0xffffff;
                bits += 6;
                if (bits >= 8) {
                    bits -= 8;
                    out[length++] = (byte) (held >> bits);
                }
            }
        }
        return Arrays.copyOf(out, length);
    }

    static byte[] quotedPrintable(byte[] raw, int from, int to, int most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(most, to - from));
        int at = from;
        while (at < to && out.size() < most) {
            if (raw[at] != '=') {
                out.write(raw[at++]);
                continue;
            }
            int after = softBreak(raw, at + 1, to);
            if (after >= 0) {
                at = after;
            } else if (at + 2 < to && hex(raw[at + 1]) >= 0 && hex(raw[at + 2]) >= 0) {
                out.write((hex(raw[at + 1]) << 4) | hex(raw[at + 2]));
                at += 3;
            } else {
                out.write('=');
                at++;
            }
        }
        return out.toByteArray();
    }

    // Where it goes on after a line end that is none, or -1. Blanks before the line end are passed over.
    private static int softBreak(byte[] raw, int from, int to) {
        int at = from;
        while (at < to && at - from < 100 && (raw[at] == ' ' || raw[at] == '\t' || raw[at] == '\r')) {
            at++;
        }
        if (at == to) {
            return to;
        }
        return raw[at] == '\n' ? at + 1 : -1;
    }

    static int hex(int sign) {
        return sign < 0x80 ? Character.digit(sign, 16) : -1;
    }
}
