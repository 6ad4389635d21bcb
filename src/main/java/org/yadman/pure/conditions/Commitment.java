package org.yadman.pure.conditions;

/// What a group has consented to. The two are counted apart: neither includes the other.
public enum Commitment {
    /// It keeps the day.
    OBSERVES,
    /// It agrees with the date.
    AGREES
}
