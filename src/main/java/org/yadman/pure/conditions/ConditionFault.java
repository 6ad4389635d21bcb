package org.yadman.pure.conditions;

/// What can be wrong with a condition; `WANTED_…` is what a reader of conditions looks for.
public enum ConditionFault {
    TOO_DEEP,
    MIXED,
    NOTHING_JOINED,
    THRESHOLD,
    FEWER_THAN_COUNTRIES,
    NO_KIND,
    NO_COUNTRY,
    ONE_COUNTRY,
    TOO_FEW_COUNTRIES,
    TIER,
    NO_GROUPS,
    NO_SLUG,
    NO_DAY,
    YEAR,
    NO_WORDS,
    WORDS_LINES,

    WANTED_CONDITION,
    WANTED_END,
    WANTED_CLOSING,
    WANTED_THRESHOLD,
    WANTED_KIND,
    WANTED_COUNTRY,
    WANTED_COUNTRIES,
    WANTED_COMMITMENT,
    WANTED_TIER,
    WANTED_GROUP,
    WANTED_TRACK,
    WANTED_MILESTONE,
    WANTED_BODY,
    WANTED_DAY,
    WANTED_WORDS
}
