package org.yadman.pure.names;

import java.util.Arrays;

/// What it costs to turn one sound into another, to add one or to leave one out, in hundredths of a
/// consonant.
///
/// What often stands for the other costs little, as in a stochastic edit distance (E. S. Ristad and P.
/// N. Yianilos, "Learning string-edit distance", *IEEE Transactions on Pattern Analysis and Machine
/// Intelligence* 20, 1998). The numbers were set by hand, looking at one half of development data and
/// measuring on the other (`docs/names.md`).
final class Costs {

    /// Of anything that is not in the table.
    static final int FULL = 100;

    private static final int BLANK = 8;

    private static final String ADDED = """
            a 5, e 3, o 6, i 20, u 25, A 40, @ 15, 3 8, w 40, Y 30, E 8, H 5, W 5, L 20, h 50, y 25, v 70""";

    private static final String ADDED_WITHIN = """
            , a 25, e 20, o 25, i 35, u 40, A 60, @ 25, w 60, Y 40, E 25, y 35""";

    private static final String CHANGED_WITHIN = """
            , ae 20, ao 25, ei 15, ou 12, ai 35, au 35, eo 30, eu 30, iu 40, io 40, wY 70, AE 40""";

    private static final String CHANGED = """
            ae 15, ao 15, ei 10, ou 8, ai 25, au 25, eo 20, eu 25, iu 25, io 25, iy 0, uv 20, ov 30, yY 0,
            Aa 0, Ae 20, Ao 15, Au 20, Ai 40,
            @a 0, @e 0, @o 0, @i 5, @u 5, @A 5, @3 5, @h 50,
            3a 0, 3e 0, 3o 3, 3i 10, 3u 10, 3A 10, 3y 10, 3Y 10, 3h 40,
            wu 0, wv 0, wo 3, wa 30, we 40, wi 45, wA 40,
            Yi 0, Ye 10, Ya 30, Yo 45, Yu 45, YA 40,
            Ee 0, Ea 0, Ei 20, Eo 30, Eu 30, EH 0, Eh 5, EA 10, Hh 0, HA 30,
            Wv 5, Wu 10, Wo 10, Wa 20, Ww 0, Ll 0,
            Qg 35, Qk 40, Xk 50, Xh 50, XQ 60, sz 60, Ss 50, SC 60, Cj 70, CX 60, Jz 50, Jj 15, td 60, bp 50,
            pf 60, gk 60, mn 60, vb 70, gj 60, zd 80, Ck 70, SJ 60""";

    /// How many signs there are.
    static final int SIGNS = Sounds.SIGNS.length();

    /// The number of the blank before a word that stands aside; that before any other word is 0.
    static final int ASIDE = 1;

    private static final byte[] NUMBER = numbers();
    private static final int[] WORTH = worths();

    /// Between a name in Persian and one in Latin letters: vowels tell little.
    static final Costs ACROSS = new Costs(ADDED, CHANGED);

    /// Between two names in the same letters: vowels that are written were meant.
    static final Costs WITHIN = new Costs(ADDED + ADDED_WITHIN, CHANGED + CHANGED_WITHIN);

    private final int[] add;
    private final int[] change;

    private Costs(String added, String changed) {
        add = added(added);
        change = changed(changed);
    }

    /// The number of a sign, its place in [Sounds#SIGNS].
    static int number(int sign) {
        return NUMBER[sign];
    }

    static boolean isBlank(int number) {
        return number <= ASIDE;
    }

    static boolean isFirm(int number) {
        return Sounds.isFirm(Sounds.SIGNS.charAt(number));
    }

    /// What a sign adds to the length of a name.
    static int worth(int number) {
        return WORTH[number];
    }

    int add(int number) {
        return add[number];
    }

    int change(int number, int other) {
        return change[number * SIGNS + other];
    }

    private static byte[] numbers() {
        byte[] numbers = new byte[128];
        for (int i = 0; i < SIGNS; i++) {
            numbers[Sounds.SIGNS.charAt(i)] = (byte) i;
        }
        return numbers;
    }

    private static int[] worths() {
        int[] worths = new int[SIGNS];
        for (int i = 0; i < SIGNS; i++) {
            char sign = Sounds.SIGNS.charAt(i);
            worths[i] = Sounds.isFirm(sign)
                    ? FULL
                    : "aeiouA".indexOf(sign) >= 0 ? 30 : "hvywY".indexOf(sign) >= 0 ? 50 : 10;
        }
        return worths;
    }

    private static int[] added(String table) {
        int[] costs = new int[SIGNS];
        Arrays.fill(costs, FULL);
        costs[0] = BLANK;
        costs[ASIDE] = BLANK;
        for (String entry : table.split(",", -1)) {
            String[] parts = entry.strip().split(" ", -1);
            costs[NUMBER[parts[0].charAt(0)]] = Integer.parseInt(parts[1]);
        }
        return costs;
    }

    private static int[] changed(String table) {
        int[] costs = new int[SIGNS * SIGNS];
        for (int a = 0; a < SIGNS; a++) {
            for (int b = 0; b < SIGNS; b++) {
                // A blank has no sound: it is added or left out, or it meets a blank.
                boolean blanks = isBlank(a) && isBlank(b);
                costs[a * SIGNS + b] = a == b || blanks ? 0 : isBlank(a) || isBlank(b) ? 10 * FULL : FULL;
            }
        }
        for (String entry : table.split(",", -1)) {
            String[] parts = entry.strip().split(" ", -1);
            int a = NUMBER[parts[0].charAt(0)];
            int b = NUMBER[parts[0].charAt(1)];
            costs[a * SIGNS + b] = Integer.parseInt(parts[1]);
            costs[b * SIGNS + a] = Integer.parseInt(parts[1]);
        }
        return costs;
    }
}
