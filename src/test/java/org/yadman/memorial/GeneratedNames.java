package org.yadman.memorial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Names of nobody, in two scripts, put together from syllables with a fixed seed.
final class GeneratedNames {

    private static final List<String> LATIN =
            List.of("bar", "neh", "sol", "dal", "mir", "tav", "ron", "kesh", "lum", "par");
    private static final List<String> ARABIC =
            List.of("بار", "نه", "سل", "دال", "میر", "تاو", "رن", "کش", "لوم", "پار");

    private final Random random;

    GeneratedNames(long seed) {
        this.random = new Random(seed);
    }

    /// A name of two words.
    record Name(String latin, String persian) {}

    Name next() {
        List<Integer> given = syllables(2);
        List<Integer> surname = syllables(3);
        return new Name(
                capital(word(given, LATIN)) + " " + capital(word(surname, LATIN) + "zad"),
                word(given, ARABIC) + " " + word(surname, ARABIC) + "\u200Cزاد");
    }

    private List<Integer> syllables(int count) {
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(random.nextInt(LATIN.size()));
        }
        return some;
    }

    private static String word(List<Integer> syllables, List<String> alphabet) {
        StringBuilder word = new StringBuilder();
        syllables.forEach(each -> word.append(alphabet.get(each)));
        return word.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
