package org.yadman.sources;

/// How a source stands to what it is quoted for.
public enum Stance {
    /// Says so itself.
    ASSERTS,
    /// Passes on what another says.
    REPORTS,
    /// Concludes it from something else.
    INFERS,
    /// Says that it is not so.
    DENIES
}
