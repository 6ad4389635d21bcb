package org.yadman.pure.mime;

/// What a stranger wrote, without the signs that are not to be seen and do something.
///
/// @param text with `\n` at the ends of lines
/// @param turned whether there were signs that turn the direction of what follows against its letters: with
///     them a text, or the name of a file, looks other than it is
/// @param cut whether there was more than was wanted
public record PlainText(String text, boolean turned, boolean cut) {

    /// Text of many lines.
    ///
    /// @param most how many UTF-16 units are wanted
    public static PlainText of(String raw, int most) {
        StringBuilder text = new StringBuilder(Math.min(raw.length(), most));
        boolean turned = false;
        int at = 0;
        while (at < raw.length() && text.length() < most) {
            int sign = raw.codePointAt(at);
            at += Character.charCount(sign);
            if (sign == '\r') {
                at += at < raw.length() && raw.charAt(at) == '\n' ? 1 : 0;
                text.append('\n');
            } else if (isLineEnd(sign)) {
                text.append('\n');
            } else if (sign == 0x202d || sign == 0x202e) {
                turned = true;
            } else if (isToBeSeen(sign)) {
                text.appendCodePoint(sign);
            }
        }
        return new PlainText(text.toString().strip(), turned, at < raw.length());
    }

    /// One line, in which nothing sets a direction.
    public static PlainText line(String raw, int most) {
        StringBuilder line = new StringBuilder(Math.min(raw.length(), most));
        boolean turned = false;
        int at = 0;
        while (at < raw.length() && line.length() < most) {
            int sign = raw.codePointAt(at);
            at += Character.charCount(sign);
            boolean blank = Character.isWhitespace(sign) || isLineEnd(sign) || Character.isSpaceChar(sign);
            if (blank && !line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            } else if ((sign >= 0x202a && sign <= 0x202e) || (sign >= 0x2066 && sign <= 0x2069)) {
                turned |= sign == 0x202d || sign == 0x202e;
            } else if (!blank && isToBeSeen(sign)) {
                line.appendCodePoint(sign);
            }
        }
        return new PlainText(line.toString().strip(), turned, at < raw.length());
    }

    private static boolean isLineEnd(int sign) {
        return sign == '\n' || sign == 0x0b || sign == 0x0c || sign == 0x85 || sign == 0x2028 || sign == 0x2029;
    }

    private static boolean isToBeSeen(int sign) {
        boolean control = Character.isISOControl(sign) && sign != '\t';
        boolean half = sign >= 0xd800 && sign <= 0xdfff;
        boolean none = (sign & 0xfffe) == 0xfffe || (sign >= 0xfdd0 && sign <= 0xfdef) || sign == 0xfeff;
        boolean tag = (sign >= 0xe0000 && sign <= 0xe0fff) || (sign >= 0xfff9 && sign <= 0xfffb);
        return !(control || half || none || tag);
    }
}
