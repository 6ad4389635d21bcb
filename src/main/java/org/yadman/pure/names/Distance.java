package org.yadman.pure.names;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// How far two names in signs of [Sounds] are from each other: the cheapest way to turn one into the
/// other by a table of [Costs].
///
/// **Method.** The dynamic programme of R. A. Wagner and M. J. Fischer ("The string-to-string
/// correction problem", *Journal of the ACM* 21, 1974) with the exchange of neighbours (F. J. Damerau,
/// *Communications of the ACM* 7, 1964), and with three steps of its own where words end: a word is
/// skipped for a fixed price (a middle name that one list leaves out; a title or an alias almost for
/// nothing), an initial stands for a word, and the words of one side may be rotated (surname first).
///
/// One name is compared with many: [#from] prepares it, [#to] compares. Nothing is allocated in
/// between, and what cannot come under the bound is given up early. Not for two threads at once.
final class Distance {

    /// Farther than anything that is asked for.
    static final int FAR = 100_000;

    /// Of a longer name only so many signs are compared, in bounded time.
    static final int MOST_SIGNS = 160;

    private static final int SKIPPED = 110;
    private static final int SKIPPED_ASIDE = 12;
    private static final int ROTATED = 30;
    private static final int SWAPPED = 70;
    /// A sign after its like, in one word or the next: "Khan Nejad" is "Khanejad" to some.
    private static final int DOUBLED = 30;
    private static final int INITIAL = 130;
    private static final int MOST_ROTATIONS = 5;
    /// Of so many consonants that only one side has, rotating does not make the same name.
    private static final int MOST_ODD_CONSONANTS = 4;

    private Costs costs = Costs.ACROSS;
    private final int[] counts = new int[Costs.SIGNS];
    private final List<Side> rotations = new ArrayList<>();
    private int rotationCount;
    private final Side name = new Side();
    private final int[][] rows = new int[MOST_SIGNS + 1][MOST_SIGNS + 1];

    /// One of two names, taken apart.
    private static final class Side {
        final int[] signs = new int[MOST_SIGNS];
        /// Where the word begins that ends before a place, or -1 inside a word.
        final int[] word = new int[MOST_SIGNS + 1];
        /// What it costs to add or leave out the sign at a place.
        final int[] add = new int[MOST_SIGNS];
        int length;

        void load(byte[] from, int count, int shift, Costs costs) {
            length = Math.min(count, MOST_SIGNS);
            int begin = 0;
            int before = -1;
            for (int i = 0; i < length; i++) {
                int at = i + shift < length ? i + shift : i + shift - length;
                signs[i] = Costs.number(from[at]);
                boolean blank = Costs.isBlank(signs[i]);
                word[i] = blank && i > 0 ? begin : -1;
                begin = blank ? i : begin;
                add[i] = signs[i] == before ? Math.min(DOUBLED, costs.add(signs[i])) : costs.add(signs[i]);
                before = blank ? before : signs[i];
            }
            word[length] = begin;
        }

        int skip(int end) {
            return signs[word[end]] == Costs.ASIDE ? SKIPPED_ASIDE : SKIPPED;
        }

        boolean isInitial(int end) {
            return end - word[end] == 2;
        }
    }

    /// Takes the name that others are compared with from now on, by that table.
    void from(String signs, Costs table) {
        costs = table;
        byte[] bytes = signs.getBytes(StandardCharsets.ISO_8859_1);
        rotationCount = 0;
        for (int shift = 0; shift < bytes.length && rotationCount < MOST_ROTATIONS; shift++) {
            if (shift == 0 || Costs.isBlank(Costs.number(bytes[shift]))) {
                if (rotationCount == rotations.size()) {
                    rotations.add(new Side());
                }
                rotations.get(rotationCount++).load(bytes, bytes.length, shift, costs);
            }
        }
    }

    int to(String signs, int bound) {
        return to(signs.getBytes(StandardCharsets.ISO_8859_1), signs.length(), bound);
    }

    /// The distance to a name, or [#FAR] if it is more than the bound.
    int to(byte[] signs, int length, int bound) {
        if (rotationCount == 0) {
            return FAR;
        }
        name.load(signs, length, 0, costs);
        int least = fill(rotations.getFirst(), bound);
        if (least <= ROTATED || rotationCount == 1 || oddConsonants() > MOST_ODD_CONSONANTS) {
            return least;
        }
        for (int i = 1; i < rotationCount; i++) {
            least = Math.min(least, ROTATED + fill(rotations.get(i), Math.min(bound, least) - ROTATED));
        }
        return Math.min(least, FAR);
    }

    private int oddConsonants() {
        Side query = rotations.getFirst();
        for (int i = 0; i < query.length; i++) {
            counts[query.signs[i]]++;
        }
        for (int i = 0; i < name.length; i++) {
            counts[name.signs[i]]--;
        }
        int odd = 0;
        for (int sign = 0; sign < counts.length; sign++) {
            odd += Costs.isFirm(sign) ? Math.abs(counts[sign]) : 0;
            counts[sign] = 0;
        }
        return odd;
    }

    private int fill(Side query, int bound) {
        fillFirst();
        int leastBefore = 0;
        int leastAtBegin = 0;
        for (int i = 1; i <= query.length; i++) {
            int least = fillRow(query, i);
            if (query.word[i] >= 0) {
                least = endWord(query, i);
                leastAtBegin = least;
            }
            // What comes later comes from this row, by an exchange from the one before, or over the whole word.
            if (least > bound && leastBefore > bound && leastAtBegin + SKIPPED_ASIDE > bound) {
                return FAR;
            }
            leastBefore = least;
        }
        int distance = rows[query.length][name.length];
        return distance > bound ? FAR : distance;
    }

    private void fillFirst() {
        int[] row = rows[0];
        row[0] = 0;
        for (int j = 1; j <= name.length; j++) {
            row[j] = row[j - 1] + name.add[j - 1];
            if (name.word[j] >= 0) {
                row[j] = Math.min(row[j], row[name.word[j]] + name.skip(j));
            }
        }
    }

    private int fillRow(Side query, int i) {
        int[] row = rows[i];
        int[] above = rows[i - 1];
        int sign = query.signs[i - 1];
        int before = i > 1 ? query.signs[i - 2] : -1;
        int add = query.add[i - 1];
        int least = above[0] + add;
        row[0] = least;
        for (int j = 1; j <= name.length; j++) {
            int other = name.signs[j - 1];
            int cost = Math.min(above[j - 1] + costs.change(sign, other), above[j] + add);
            cost = Math.min(cost, row[j - 1] + name.add[j - 1]);
            if (before == other && j > 1 && name.signs[j - 2] == sign && before != sign) {
                cost = Math.min(cost, rows[i - 2][j - 2] + SWAPPED);
            }
            row[j] = cost;
            least = Math.min(least, cost);
        }
        return least;
    }

    private int endWord(Side query, int i) {
        int[] row = rows[i];
        int[] begin = rows[query.word[i]];
        int skip = query.skip(i);
        int least = Math.min(row[0], begin[0] + skip);
        row[0] = least;
        for (int j = 1; j <= name.length; j++) {
            // What stands before may have become cheaper.
            int cost = Math.min(row[j], row[j - 1] + name.add[j - 1]);
            int word = name.word[j];
            if (word >= 0) {
                cost = Math.min(cost, Math.min(begin[j] + skip, row[word] + name.skip(j)));
                if (isInitialOf(query, i, j)) {
                    cost = Math.min(cost, begin[word] + INITIAL);
                }
            }
            row[j] = cost;
            least = Math.min(least, cost);
        }
        return least;
    }

    private boolean isInitialOf(Side query, int i, int j) {
        return (query.isInitial(i) || name.isInitial(j))
                && i - query.word[i] > 1
                && j - name.word[j] > 1
                && costs.change(query.signs[query.word[i] + 1], name.signs[name.word[j] + 1]) < Costs.FULL / 4;
    }

    /// How long a name is by what its signs are worth, for a distance to be measured by. What stands
    /// aside is worth nothing.
    static int length(byte[] signs, int count) {
        int length = 0;
        boolean aside = false;
        for (int i = 0; i < count; i++) {
            int number = Costs.number(signs[i]);
            if (Costs.isBlank(number)) {
                aside = number == Costs.ASIDE;
            } else if (!aside) {
                length += Costs.worth(number);
            }
        }
        return Math.max(length, Costs.FULL);
    }
}
