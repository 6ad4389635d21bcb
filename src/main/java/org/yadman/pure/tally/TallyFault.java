package org.yadman.pure.tally;

/// What can be wrong with a tally; `WANTED_…` is what a reader of tallies looks for.
public enum TallyFault {
    EXPECTED,
    NO_METHOD,
    NO_VOTES,
    NOT_COUNTED,
    NOT_IN_NUMBERS,
    TWICE,
    NEGATIVE,
    ZERO,
    TOO_MANY_PARTS,
    QUORUM,
    NEEDED,
    ONLY_QUALITATIVE,
    NO_WORDS,
    NOT_QUOTED,
    WORDS_LINES,

    WANTED_METHOD,
    WANTED_VOTES,
    WANTED_COUNT,
    WANTED_NUMBER
}
