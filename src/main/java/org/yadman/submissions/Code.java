package org.yadman.submissions;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// The code by which a sender comes back: twelve digits. It stands nowhere; kept is a keyed hash.
public record Code(String digits) {

    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    public Code {
        if (!digits.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("A code has twelve digits");
        }
    }

    static Code random(Random random) {
        return new Code(String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L)));
    }

    /// Reads what somebody typed: digits of any script, in groups or not, as they came out of a telephone or a printer.
    static Optional<Code> read(String typed) {
        StringBuilder digits = new StringBuilder();
        for (int point : typed.codePoints().toArray()) {
            if (Character.isDigit(point)) {
                digits.append(Character.digit(point, 10));
            } else if (Character.isLetter(point) || digits.length() > LENGTH) {
                return Optional.empty();
            }
        }
        return digits.length() == LENGTH ? Optional.of(new Code(digits.toString())) : Optional.empty();
    }

    /// In groups, as it is shown.
    public String shown() {
        return digits.substring(0, GROUP) + " " + digits.substring(GROUP, 2 * GROUP) + " "
                + digits.substring(2 * GROUP);
    }
}
