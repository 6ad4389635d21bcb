package org.yadman.pure;

/// What can be wrong with a text in any notation.
public enum TextFault {
    /// `position`, counted from 1, and the `sentence` about what stands there.
    AT,
    /// What was `wanted`, and what was `found` instead; `end`: nothing more.
    EXPECTED,
    /// What was wanted is this `word`.
    WORD,
    NEVER_CLOSED;

    /// That something else was expected.
    ///
    /// @param found the word that stands there; empty at the end
    public static Fault expected(Fault wanted, String found, boolean end) {
        return Fault.of(EXPECTED, "wanted", wanted, "found", found, "end", end);
    }

    /// That something is wrong at a place.
    ///
    /// @param position counted from 0
    public static Fault at(int position, Fault fault) {
        return Fault.of(AT, "position", position + 1, "sentence", fault);
    }
}
