package org.yadman.days;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How wide a text will be. It is estimated from the number of characters, because the drawing is made where no font
/// is; the factors are on the wide side for the faces of the site.
///
/// @param rightToLeft whether the language is written in the narrower Arabic letters
record YearText(boolean rightToLeft) {

    private static final double LATIN = .51;
    private static final double LATIN_SOFT = .47;
    private static final double ARABIC = .45;
    private static final double ARABIC_SOFT = .41;
    private static final char ZERO_WIDTH_NON_JOINER = '\u200c';
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LETTER_WITH_ITS_SIGNS = Pattern.compile("\\X");

    /// @param style the class of the text; soft text is set lighter
    double width(String text, double size, String style) {
        boolean soft = style.equals(YearSvg.SOFT) || style.equals(YearSvg.MONTH);
        double latin = soft ? LATIN_SOFT : LATIN;
        if (!rightToLeft) {
            return shown(text) * size * latin;
        }
        // A name that exists only in another language keeps its wider letters.
        long foreign = text.codePoints()
                .filter(letter -> Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
                .count();
        return (shown(text) - foreign) * size * (soft ? ARABIC_SOFT : ARABIC) + foreign * size * latin;
    }

    private static long shown(String text) {
        return text.codePoints()
                .filter(letter -> letter != ZERO_WIDTH_NON_JOINER)
                .count();
    }

    /// The text in lines that are not wider than `most`. A word that is wider than that alone is cut.
    List<String> wrap(String text, double most, double size, String style) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words(text, most, size, style)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer, size, style) > most) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    private List<String> words(String text, double most, double size, String style) {
        List<String> words = new ArrayList<>();
        for (String word : SPACES.split(text.strip(), -1)) {
            if (width(word, size, style) <= most) {
                words.add(word);
            } else {
                cut(word, most, size, style, words);
            }
        }
        return words;
    }

    private void cut(String word, double most, double size, String style, List<String> parts) {
        StringBuilder part = new StringBuilder();
        for (String letter : LETTER_WITH_ITS_SIGNS
                .matcher(word)
                .results()
                .map(MatchResult::group)
                .toList()) {
            if (!part.isEmpty() && width(part + letter, size, style) > most) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(letter);
        }
        parts.add(part.toString());
    }
}
