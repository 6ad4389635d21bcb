package org.yadman.pure.names;

import java.util.Map;
import java.util.Set;

/// Writes one word, in Persian or in Latin letters, in an alphabet of sounds that both scripts share,
/// so that «حسین», "Hossein" and "Hosein" become nearly the same few signs.
///
/// **Signs.** Consonants are one sign each: `b p t d k g f s z r l m n h v y`, and `j` (ج), `C` (ch, چ),
/// `S` (sh, ش), `J` (zh, ژ), `X` (kh, خ), `Q` (gh, q, غ, ق). Vowels of Latin writing are `a e i o u`. What
/// Persian writing leaves open has signs of its own, which [Costs] holds near everything that they can mean:
///
/// | sign | stands for |
/// |---|---|
/// | `A` | alef that is heard long (آ, or ا inside a word) |
/// | `@` | alef or ain at the beginning of a word: any vowel |
/// | `3` | ain or hamza inside a word: a vowel, or nothing |
/// | `w` | vav, and a Latin w: v, u, o |
/// | `Y` | yeh: i, y, or the second half of "ei" |
/// | `E` | heh at the end of a word: "e", rarely "h" |
/// | `H` | Latin h at the end of a word, after a vowel: mostly silent |
/// | `W` | vav between kheh and a vowel: silent |
/// | `L` | lam of the Arabic article before a letter that swallows it: "Shams od-Din" |
///
/// Short vowels are not written in Persian and stand in no sign. A doubled consonant is written once in
/// Persian, so it is one sign in Latin too; two equal letters side by side in Persian have a vowel
/// between them and stay two.
///
/// **Sources.** The letters are those of the Persian and Kurdish alphabets; the readings of vav, yeh
/// and heh follow the transliteration tables for Persian of the Library of Congress (2012) and BGN/PCGN
/// (1958), which ICU does not apply to alef (`docs/names.md`). Arabic sun letters: any grammar of
/// Arabic.
final class Sounds {

    /// Every sign; the place of a sign is its number in [Costs].
    static final String SIGNS = " (aeiouA@3wYEHWLbptdjCkgQXfvszSJrlmnhy";

    // Written so that a letter of FROM stands over its sign in TO. Letters with rules of their own are not here.
    private static final String PERSIAN = "بپتطثسصجچحخدذزضظرژشغقفکگلمن";
    private static final String SIGN_OF = "bpttsssjChXdzzzzrJSQQfkglmn";
    private static final String SUN_LETTERS = "تثدذرزسشصضطظلن";

    /// As an initial it is written out: «الف. محمدی».
    private static final String LETTER_ALEF = "الف";

    /// Names that end in yeh and sound as if it were alef.
    private static final Set<String> HEARD_AS_ALEF =
            Set.of("مصطفی", "مرتضی", "مجتبی", "موسی", "عیسی", "یحیی", "کبری", "صغری", "طوبی", "هدی", "بشری", "سلمی");

    /// Names in which two letters that mostly are one sound are two.
    private static final Map<String, String> NO_DIGRAPH =
            Map.of("eshaq", "es'haq", "eshagh", "es'hagh", "ishaq", "is'haq", "nozhat", "noz'hat");

    private static final char PARTING = '\'';

    private static final String VOWELS = "aeiou";

    private Sounds() {}

    /// The signs of a word of Persian letters as [Spelling] leaves them.
    static String ofPersian(String word) {
        if (word.equals(LETTER_ALEF)) {
            return "@";
        }
        StringBuilder signs = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            int at = PERSIAN.indexOf(letter);
            char sign = at >= 0 ? SIGN_OF.charAt(at) : openSign(word, i);
            if (letter == 'ل' && isArticle(word, i)) {
                sign = 'L';
            } else if (word.startsWith("لله", i)) {
                sign = ' ';
            }
            if (sign == 'Y' && i + 1 == word.length() && HEARD_AS_ALEF.contains(word)) {
                sign = 'A';
            }
            if (sign != 'Y' || !endsWith(signs, 'Y')) {
                append(sign, signs);
            }
        }
        return signs.toString();
    }

    private static char openSign(String word, int i) {
        char before = i == 0 ? ' ' : word.charAt(i - 1);
        char after = i + 1 == word.length() ? ' ' : word.charAt(i + 1);
        return switch (word.charAt(i)) {
            case 'آ' -> 'A';
            case 'ا' -> i == 0 ? '@' : 'A';
            case 'ع' -> i == 0 ? '@' : '3';
            case 'ئ' -> after == 'ی' ? ' ' : '3';
            case 'ی' -> 'Y';
            case 'و' -> before == 'خ' && (after == 'ا' || after == 'ی') ? 'W' : 'w';
            case 'ه' -> after == ' ' && i > 0 && "اول".indexOf(before) < 0 ? 'E' : 'h';
            default -> ' ';
        };
    }

    // Inside a word or at its beginning: عبدالرحمن, الدین. Not the end of a root like خالد, whose lam is heard anyway.
    private static boolean isArticle(String word, int lam) {
        return lam > 0
                && word.charAt(lam - 1) == 'ا'
                && lam + 1 < word.length()
                && SUN_LETTERS.indexOf(word.charAt(lam + 1)) >= 0;
    }

    /// The signs of a word of small Latin letters without accents, with [#PARTING] where two do not
    /// belong together.
    static String ofLatin(String letters) {
        String word = NO_DIGRAPH.getOrDefault(letters, letters);
        StringBuilder signs = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char two = i + 1 < word.length() ? two(word.charAt(i), word.charAt(i + 1)) : ' ';
            char sign = two == ' ' ? one(word, i) : two;
            if (sign == 'i' || i == 0 || word.charAt(i - 1) == PARTING || !endsWith(signs, sign)) {
                append(sign, signs);
            }
            i += two == ' ' ? 0 : 1;
        }
        return signs.toString();
    }

    private static char two(char first, char second) {
        return switch (second) {
            case 'h' ->
                switch (first) {
                    case 'k' -> 'X';
                    case 'g' -> 'Q';
                    case 'c' -> 'C';
                    case 's' -> 'S';
                    case 'z' -> 'J';
                    case 'p' -> 'f';
                    case 't' -> 't';
                    default -> ' ';
                };
            case 'o' -> first == 'o' ? 'u' : ' ';
            case 'u' -> first == 'o' ? 'u' : ' ';
            case 'e' -> first == 'e' ? 'i' : ' ';
            case 'j' -> first == 'd' ? 'j' : ' ';
            default -> ' ';
        };
    }

    private static char one(String word, int i) {
        char letter = word.charAt(i);
        return switch (letter) {
            case 'q' -> 'Q';
            case 'x' -> 'X';
            case 'c' -> i + 1 < word.length() && "eiy".indexOf(word.charAt(i + 1)) >= 0 ? 's' : 'k';
            case 'h' -> i > 0 && i + 1 == word.length() && VOWELS.indexOf(word.charAt(i - 1)) >= 0 ? 'H' : 'h';
            default -> letter >= 'a' && letter <= 'z' ? letter : ' ';
        };
    }

    private static void append(char sign, StringBuilder signs) {
        if (sign != ' ') {
            signs.append(sign);
        }
    }

    private static boolean endsWith(StringBuilder signs, char sign) {
        return !signs.isEmpty() && signs.charAt(signs.length() - 1) == sign;
    }

    /// Whether a sign is a consonant that is always written and always heard.
    static boolean isFirm(char sign) {
        return "bptdjCkgQXfszSJrlmn".indexOf(sign) >= 0;
    }
}
