package org.yadman.pure.names;

import java.util.Arrays;
import java.util.List;

/// How well the names of two entries agree.
final class Alike {

    private static final double SAME = 0.95;
    private static final double CLOSE = 0.91;
    private static final double NEAR = 0.85;
    /// Of two words of two spellings of one given name.
    private static final double SAME_WORD = 0.65;

    private Alike() {}

    /// The level of their best spellings, whose sameness is known already.
    static Level level(List<Spelling> one, List<Spelling> other, double best, Sameness sameness) {
        if (best >= CLOSE) {
            return best >= SAME ? Level.SAME : Level.CLOSE;
        }
        return givenDiffer(one, other, sameness) ? Level.OTHER : best >= NEAR ? Level.NEAR : Level.FAR;
    }

    private static boolean givenDiffer(List<Spelling> one, List<Spelling> other, Sameness sameness) {
        return one.stream().allMatch(a -> other.stream().allMatch(b -> givenDiffer(a, b, sameness)));
    }

    /// Whether each has a given name that the other has nowhere: Ali Akbar and Ali Asghar, but not Reza and Mohammad
    /// Reza. Given names are all words but the last one.
    private static boolean givenDiffer(Spelling one, Spelling other, Sameness sameness) {
        String[] a = words(one);
        String[] b = words(other);
        if (a.length < 2 || b.length < 2) {
            return false;
        }
        Costs costs = one.script() == other.script() ? Costs.WITHIN : Costs.ACROSS;
        return hasOwn(a, b, costs, sameness)
                && hasOwn(b, a, costs, sameness)
                && sameness.of(given(a), given(b), costs) < SAME_WORD;
    }

    /// The sounds of each word that does not stand aside, after a blank.
    static String[] words(Spelling name) {
        return Arrays.stream(name.sounds().split("(?=[ (])"))
                .filter(word -> word.startsWith(" "))
                .toArray(String[]::new);
    }

    private static boolean hasOwn(String[] words, String[] others, Costs costs, Sameness sameness) {
        for (int i = 0; i < words.length - 1; i++) {
            String word = words[i];
            if (Arrays.stream(others).noneMatch(other -> sameness.of(word, other, costs) >= SAME_WORD)) {
                return true;
            }
        }
        return false;
    }

    /// Without the ends of words, so that Alireza is Ali Reza.
    private static String given(String[] words) {
        return " " + String.join("", Arrays.copyOf(words, words.length - 1)).replace(" ", "");
    }
}
