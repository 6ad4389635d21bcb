package org.yadman.pure.names;

import java.text.Normalizer;
import java.util.Locale;

/// Folds a text so that what a person types meets what a source wrote: Persian and Arabic letter forms, digits of all
/// scripts, accents, case, joiners and punctuation.
///
/// Source of the letter table: the rules of the Persian keyboard and of Kurdish orthography as listed in
/// `docs/adr/0009`.
public final class SearchText {

    private static final String FROM = "يىئكةۀأإآٱؤەڕڵۆێڤ";
    private static final String TO = "یییکههااااوهرلویو";

    private SearchText() {}

    /// The folded form: lower case words of letters and digits, one space between them, none around.
    public static String fold(String text) {
        // Texts copied out of a PDF have the joined shapes of letters; composed, they are the letters of the table.
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String decomposed = Normalizer.normalize(replaceLetters(composed), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(point -> appendFolded(point, folded));
        return folded.toString().strip().toLowerCase(Locale.ROOT);
    }

    private static String replaceLetters(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = FROM.indexOf(text.charAt(i));
            replaced.append(at < 0 ? text.charAt(i) : TO.charAt(at));
        }
        return replaced.toString();
    }

    private static void appendFolded(int point, StringBuilder folded) {
        if (isInvisible(point)) {
            return;
        }
        if (Character.isDigit(point)) {
            folded.append(Character.digit(point, 10));
        } else if (Character.isLetter(point)) {
            folded.appendCodePoint(point);
        } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
            folded.append(' ');
        }
    }

    // Marks, joiners, tatweel and quotation-like apostrophes stand inside a word and vanish; all else parts words.
    private static boolean isInvisible(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.FORMAT
                || point == 'ـ'
                || point == 'ء'
                || point == '\''
                || point == '’'
                || point == 'ʿ'
                || point == '`';
    }
}
