package org.yadman.audit;

import org.yadman.pure.seal.CanonicalBytes;

/// How a person stands in the lines of one day. It is a hash over a random salt, so it tells nobody anything; and with
/// the salt it proves whose it is, so an act cannot be put on somebody else by changing this table.
record Pseudonym(String value, String actor, String day, String salt) {

    static Pseudonym of(String actor, String day, String salt) {
        return new Pseudonym(value(actor, day, salt), actor, day, salt);
    }

    /// Whether an actor of a line is a pseudonym, and not a word.
    static boolean isOne(String actor) {
        return actor.matches("[0-9a-f]{64}");
    }

    private static String value(String actor, String day, String salt) {
        return CanonicalBytes.of("yadman audit actor 1")
                .text(salt)
                .text(actor)
                .text(day)
                .sha256();
    }

    boolean isTrue() {
        return value.equals(value(actor, day, salt));
    }
}
