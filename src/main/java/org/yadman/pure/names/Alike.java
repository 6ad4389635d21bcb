package org.yadman.pure.names;

import java.util.ArrayList;
import java.util.List;

/// How well the names of two entries agree.
final class Alike {

    private static final double SAME = 0.95;
    private static final double CLOSE = 0.91;
    private static final double NEAR = 0.85;
    /// Of two words of two spellings of one given name.
    private static final double SAME_WORD = 0.65;

    private Alike() {}

    /// A name taken apart for this.
    ///
    /// @param words the sounds of each word that does not stand aside, after a blank
    /// @param given all words but the last one, without the ends of words, so that Alireza is Ali Reza
    record Parts(Spelling.Script script, List<String> words, String given) {
        static Parts of(Spelling name) {
            List<String> words = Alike.words(name);
            List<String> given = words.subList(0, Math.max(0, words.size() - 1));
            return new Parts(name.script(), words, " " + String.join("", given).replace(" ", ""));
        }
    }

    static List<String> words(Spelling name) {
        List<String> words = new ArrayList<>();
        String sounds = name.sounds();
        for (int from = 0; from < sounds.length(); ) {
            int to = from + 1;
            while (to < sounds.length() && sounds.charAt(to) != ' ' && sounds.charAt(to) != '(') {
                to++;
            }
            if (sounds.charAt(from) == ' ') {
                words.add(sounds.substring(from, to));
            }
            from = to;
        }
        return words;
    }

    /// The level of their best spellings, whose sameness is known already.
    static Level level(List<Parts> one, List<Parts> other, double best, Sameness sameness) {
        if (best >= CLOSE) {
            return best >= SAME ? Level.SAME : Level.CLOSE;
        }
        return givenDiffer(one, other, sameness) ? Level.OTHER : best >= NEAR ? Level.NEAR : Level.FAR;
    }

    private static boolean givenDiffer(List<Parts> one, List<Parts> other, Sameness sameness) {
        for (Parts a : one) {
            for (Parts b : other) {
                if (!givenDiffer(a, b, sameness)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether each has a given name that the other has nowhere: Ali Akbar and Ali Asghar, but not Reza
    /// and Mohammad Reza.
    private static boolean givenDiffer(Parts one, Parts other, Sameness sameness) {
        if (one.words.size() < 2 || other.words.size() < 2) {
            return false;
        }
        Costs costs = one.script == other.script ? Costs.WITHIN : Costs.ACROSS;
        return hasOwn(one, other, costs, sameness)
                && hasOwn(other, one, costs, sameness)
                && sameness.of(one.given, other.given, costs) < SAME_WORD;
    }

    private static boolean hasOwn(Parts name, Parts other, Costs costs, Sameness sameness) {
        for (String word : name.words.subList(0, name.words.size() - 1)) {
            if (!hasLike(word, other.words, costs, sameness)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLike(String word, List<String> words, Costs costs, Sameness sameness) {
        for (String other : words) {
            if (sameness.of(word, other, costs) >= SAME_WORD) {
                return true;
            }
        }
        return false;
    }
}
