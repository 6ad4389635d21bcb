package org.yadman.pure.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// One way in which a name is written, read so that it can be compared with any other way. The text
/// itself stays as it was published; everything else follows from it.
///
/// **Words.** Letters are made plain (Arabic and Kurdish forms, accents, vowel signs, joiners). What is
/// written apart or together at will is put together: "-zadeh", "Abd ol-", "-ollah". What some lists
/// have and others leave out stands aside: titles, ranks, and whatever is in brackets or after "alias".
/// A name that stands wholly in brackets is a name. "Mohammadi, Ali" is read as "Ali Mohammadi".
///
/// @param text as published
/// @param script that of most of its letters
/// @param words what the name consists of, in plain letters of its script
/// @param aside titles and other names
/// @param sounds the words in signs of [Sounds], each after a blank or, if it stands aside, after an
/// opening bracket
public record Spelling(String text, Script script, List<String> words, List<String> aside, String sounds) {

    /// The letters of a name.
    public enum Script {
        /// And Arabic and Kurdish in the same letters.
        PERSIAN,
        LATIN
    }

    /// More is cut off: no name is so long, and a longer query would cost whoever answers it.
    public static final int MOST_LETTERS = 120;

    /// Stands inside a word, until its sounds are known, where an apostrophe parts two letters.
    private static final String PARTING = "'";

    private static final String ODD_LETTERS = "يىكةۀأإٱؤەڕڵۆێڤېہھەۇۋ";
    private static final String PLAIN_LETTERS = "ییکههاااوهرلویویهههوو";
    private static final String ODD_LATIN = "şšçčğžıøæßłđəñ";
    private static final List<String> PLAIN_LATIN =
            List.of("sh", "sh", "ch", "ch", "gh", "zh", "i", "o", "e", "s", "l", "d", "a", "n");

    public Spelling {
        words = List.copyOf(words);
        aside = List.copyOf(aside);
    }

    /// Reads any text; one without letters gives a spelling without words.
    public static Spelling of(String text) {
        List<Word> words = read(text);
        if (words.stream().allMatch(Word::aside)) {
            words.replaceAll(word -> word.standing(false));
        }
        WordLists.setAside(words);
        WordLists.join(words);
        StringBuilder sounds = new StringBuilder();
        int persian = 0;
        for (Word word : words) {
            if (!word.signs.isEmpty()) {
                sounds.append(word.aside ? '(' : ' ').append(word.signs);
            }
            persian += word.isPersian() ? 1 : -1;
        }
        return new Spelling(
                text,
                persian > 0 ? Script.PERSIAN : Script.LATIN,
                words.stream().filter(word -> !word.aside).map(Word::letters).toList(),
                words.stream().filter(Word::aside).map(Word::letters).toList(),
                sounds.toString());
    }

    /// Whether it says that nobody knows the name, or holds no word at all.
    public boolean isUnnamed() {
        return words.isEmpty();
    }

    /// Whether it is a single word, or words of which only one is more than an initial: too little to
    /// know somebody by.
    public boolean isOneWord() {
        return words.stream().filter(word -> word.length() > 1).count() <= 1;
    }

    /// A word while it is read.
    ///
    /// @param signs its sounds; of a word put together, those of its parts, whose last letters sound as
    /// last ones
    record Word(String letters, String signs, boolean aside) {
        static Word of(String letters, boolean aside) {
            String signs = isPersian(letters) ? Sounds.ofPersian(letters) : Sounds.ofLatin(letters);
            return new Word(letters.replace(PARTING, ""), signs, aside);
        }

        private static boolean isPersian(String letters) {
            return letters.charAt(0) >= '\u0600' && letters.charAt(0) < '\u0700';
        }

        boolean isPersian() {
            return isPersian(letters);
        }

        Word joined(Word next) {
            return new Word(letters + next.letters, signs + next.signs, aside);
        }

        Word standing(boolean nowAside) {
            return new Word(letters, signs, nowAside);
        }
    }

    private static List<Word> read(String text) {
        String plain =
                Normalizer.normalize(shortened(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<Word> words = new ArrayList<>();
        int surnames = 0;
        int brackets = 0;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= plain.length(); i++) {
            char letter = i < plain.length() ? plain.charAt(i) : ' ';
            if (appended(letter, word)) {
                continue;
            }
            if (!word.isEmpty()) {
                words.add(Word.of(word.toString(), brackets > 0));
                word.setLength(0);
            }
            switch (letter) {
                case '(', '[', '{', '«' -> brackets++;
                case ')', ']', '}', '»' -> brackets = Math.max(0, brackets - 1);
                case ',', '،' -> surnames = surnames == 0 ? words.size() : surnames;
                default -> {}
            }
        }
        if (surnames > 0 && surnames < words.size()) {
            Collections.rotate(words, -surnames);
        }
        return words;
    }

    private static String shortened(String text) {
        return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS);
    }

    /// Adds a letter in its plain form, or nothing for a mark inside a word. False if the word ends
    /// here.
    private static boolean appended(char letter, StringBuilder word) {
        int odd = ODD_LETTERS.indexOf(letter);
        if (odd >= 0) {
            word.append(PLAIN_LETTERS.charAt(odd));
        } else if (isPlain(letter)) {
            word.append(letter);
        } else if (isApostrophe(letter)) {
            // It parts two letters: i'i is not one i, s'h no sh.
            return !word.isEmpty() && word.append(PARTING) != null;
        } else if (isInside(letter)) {
            return true;
        } else {
            return accented(letter, word);
        }
        return true;
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= '\u0620' && letter <= '\u06d3' && "ءـ".indexOf(letter) < 0 && Character.isLetter(letter));
    }

    private static boolean accented(char letter, StringBuilder word) {
        int odd = ODD_LATIN.indexOf(letter);
        if (odd >= 0) {
            word.append(PLAIN_LATIN.get(odd));
            return true;
        }
        if (letter < '\u00c0' || letter > '\u1eff') {
            return false;
        }
        char base = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                .charAt(0);
        if (base < 'a' || base > 'z') {
            return false;
        }
        word.append(base);
        return true;
    }

    // Marks, tatweel and hamza; not the zero-width joiner, which parts words.
    private static boolean isInside(char letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK
                || (type == Character.FORMAT && letter != '\u200c')
                || letter == 'ء'
                || letter == 'ـ';
    }

    private static boolean isApostrophe(char letter) {
        return "'’‘`´ʿʾʼ".indexOf(letter) >= 0;
    }
}
