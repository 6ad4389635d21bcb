package org.yadman.pure.names;

import java.text.Normalizer;
import java.util.Locale;

/// Folds a text so that what a person types meets what a source wrote: Persian and Arabic letter forms, digits of all
/// scripts, accents, case, joiners and punctuation.
///
/// Source of the letter table: the rules of the Persian keyboard and of Kurdish orthography as listed in `docs/adr/0009`.
public final class SearchText {

    private static final String FROM = "يىئكةۀأإآٱؤەڕڵۆێڤ";
    private static final String TO = "یییکههااااوهرلویو";

    private SearchText() {}

    /// The folded form: lower case words of letters and digits, one space between them, none around.
    public static String fold(String text) {
        String decomposed = Normalizer.normalize(replaceLetters(text), Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(point -> appendFolded(point, folded));
        return folded.toString().strip().toLowerCase(Locale.ROOT);
    }

    // Before decomposition: NFKD would take ئ and ؤ apart into a bare letter and a mark.
    private static String replaceLetters(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = FROM.indexOf(text.charAt(i));
            replaced.append(at < 0 ? text.charAt(i) : TO.charAt(at));
        }
        return replaced.toString();
    }

    private static void appendFolded(int point, StringBuilder folded) {
        if (Character.isDigit(point)) {
            folded.append(Character.digit(point, 10));
        } else if (Character.isLetter(point) && point != 'ـ' && point != 'ء') {
            folded.appendCodePoint(point);
        } else if (isInvisible(point)) {
            return;
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
