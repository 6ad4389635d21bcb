package org.yadman.agreements;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// The code by which a group answers without an account: eight digits, on its letter and nowhere else; kept is a keyed
/// hash. Short enough to be read over the telephone; how many may be tried is the business of [SlipTide].
record SlipCode(String digits) {

    private static final int LENGTH = 8;
    private static final int HALF = 4;

    SlipCode {
        if (!digits.matches("[0-9]{8}")) {
            throw new IllegalArgumentException("A code has eight digits");
        }
    }

    static SlipCode random(Random random) {
        return new SlipCode(String.format(Locale.ROOT, "%08d", random.nextInt(100_000_000)));
    }

    /// Reads what somebody typed: digits of any script, in groups or not.
    static Optional<SlipCode> read(String typed) {
        StringBuilder digits = new StringBuilder();
        for (int point : typed.codePoints().toArray()) {
            if (Character.isDigit(point)) {
                digits.append(Character.digit(point, 10));
            } else if (Character.isLetter(point)) {
                return Optional.empty();
            }
            if (digits.length() > LENGTH) {
                return Optional.empty();
            }
        }
        return digits.length() == LENGTH ? Optional.of(new SlipCode(digits.toString())) : Optional.empty();
    }

    /// In two halves, as it is printed.
    String shown() {
        return digits.substring(0, HALF) + " " + digits.substring(HALF);
    }
}
