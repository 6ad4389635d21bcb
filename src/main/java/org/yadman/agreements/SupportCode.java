package org.yadman.agreements;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/// The eight digits that go to an address and come back typed.
record SupportCode(String digits) {

    private static final int LENGTH = 8;
    private static final BigInteger MANY = BigInteger.valueOf(100_000_000);

    /// @param hash 64 hexadecimal digits that nobody can compute without a key
    static SupportCode of(String hash) {
        return new SupportCode(String.format(
                Locale.ROOT, "%08d", new BigInteger(hash, 16).mod(MANY).intValueExact()));
    }

    /// Reads what somebody typed: digits of any script, in groups or not.
    static Optional<SupportCode> read(String typed) {
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
        return digits.length() == LENGTH ? Optional.of(new SupportCode(digits.toString())) : Optional.empty();
    }

    /// In groups, as it is read.
    String shown() {
        return digits.substring(0, LENGTH / 2) + " " + digits.substring(LENGTH / 2);
    }
}
