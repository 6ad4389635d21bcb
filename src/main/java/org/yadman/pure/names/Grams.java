package org.yadman.pure.names;

import java.util.Arrays;

/// What makes two names worth comparing: pieces that they share of what is always written. Vowels, h,
/// v, w and y fall away, sounds that writers confuse become one (gh and g, kh and k, zh and j); of the
/// rest come all pairs and triples of neighbours, over the ends of words, and each whole word. Each
/// piece is a number below [#COUNT].
///
/// Blocking by n-grams is P. Christen's ("A survey of indexing techniques for scalable record linkage
/// and deduplication", *IEEE Transactions on Knowledge and Data Engineering* 24, 2012).
final class Grams {

    private static final String FIRM = "bptdjCkfszSrlmn";
    private static final int PAIRS = 1 << 8;
    private static final int TRIPLES = 1 << 12;
    private static final int WORDS = 1 << 16;

    /// How many pieces there can be.
    static final int COUNT = PAIRS + TRIPLES + WORDS;

    private Grams() {}

    /// The pieces of a name, in ascending order, each once.
    static int[] of(String signs) {
        int[] grams = new int[3 * signs.length()];
        int count = 0;
        int last = 0;
        int word = 0;
        for (int i = 0; i < signs.length(); i++) {
            char sign = signs.charAt(i);
            boolean blank = sign == ' ' || sign == '(';
            if (!blank && firm(sign) > 0) {
                int firm = firm(sign);
                word = word * 31 + firm;
                last = (last << 4 | firm) & 0xfff;
                if (last > 0xf) {
                    grams[count++] = last & 0xff;
                }
                if (last > 0xff) {
                    grams[count++] = PAIRS + last;
                }
            }
            if (!blank && (i + 1 == signs.length() || isBlank(signs.charAt(i + 1)))) {
                grams[count++] = word(word);
                word = 0;
            }
        }
        Arrays.sort(grams, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || grams[i] != grams[i - 1]) {
                grams[kept++] = grams[i];
            }
        }
        return Arrays.copyOf(grams, kept);
    }

    private static boolean isBlank(char sign) {
        return sign == ' ' || sign == '(';
    }

    // Words that share a number by accident only cost a comparison.
    private static int word(int hash) {
        int mixed = hash * 0x9e3779b1;
        return PAIRS + TRIPLES + ((mixed ^ mixed >>> 15) & WORDS - 1);
    }

    private static int firm(char sign) {
        return 1
                + FIRM.indexOf(
                        switch (sign) {
                            case 'g', 'Q' -> 'k';
                            case 'X' -> 'k';
                            case 'J' -> 'j';
                            default -> sign;
                        });
    }
}
