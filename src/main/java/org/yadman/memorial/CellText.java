package org.yadman.memorial;

/// The text of a cell: what of it can be seen, and what cannot.
final class CellText {

    private CellText() {}

    /// A character that turns the direction of what follows, or hides between letters; those that join or part
    /// the letters of a word are none.
    static boolean isHidden(int point) {
        return switch (point) {
            case 0x200C, 0x200D -> false;
            case 0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF -> true;
            default ->
                (point >= 0x202A && point <= 0x202E)
                        || (point >= 0x2066 && point <= 0x206F)
                        || (point >= 0xE0000 && point <= 0xE007F);
        };
    }

    static boolean hasHidden(String text) {
        return text.codePoints().anyMatch(CellText::isHidden);
    }

    /// A character that stands in no text, or that a program has put where it had lost one.
    static boolean isBroken(String text) {
        return text.codePoints()
                .anyMatch(point -> point == 0xFFFD
                        || point == 0x7F
                        || (point < 0x20 && point != '\t' && point != '\n' && point != '\r')
                        || (point >= 0x80 && point < 0xA0)
                        || (point >= 0xD800 && point <= 0xDFFF));
    }

    /// What a person reads: without what is hidden, one space between words.
    static String plain(String cell) {
        String text = cell;
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            text = text.substring(2, text.length() - 1);
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().filter(point -> !isHidden(point)).forEach(point -> {
            boolean space = Character.isWhitespace(point) || Character.isSpaceChar(point);
            if (!space) {
                plain.appendCodePoint(point);
            } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
                plain.append(' ');
            }
        });
        return plain.toString().strip();
    }

    /// The cell exactly as it is published, with what is hidden made visible.
    static String visible(String cell) {
        if (!hasHidden(cell)) {
            return cell;
        }
        StringBuilder visible = new StringBuilder(cell.length() + 16);
        cell.codePoints().forEach(point -> {
            if (isHidden(point)) {
                visible.append(String.format(java.util.Locale.ROOT, "[U+%04X]", point));
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    /// The script of the first letter that has one: the code of ISO 15924, or `Zyyy`.
    static String script(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .filter(script ->
                        script != Character.UnicodeScript.COMMON && script != Character.UnicodeScript.INHERITED)
                .findFirst()
                .map(script -> switch (script) {
                    case ARABIC -> "Arab";
                    case LATIN -> "Latn";
                    case CYRILLIC -> "Cyrl";
                    case HEBREW -> "Hebr";
                    case ARMENIAN -> "Armn";
                    default -> "Zzzz";
                })
                .orElse("Zyyy");
    }
}
