package org.yadman.pure.names;

/// What becomes of two entries of two lists.
public enum Decision {
    /// They are linked, and marked as linked by the machine.
    LINK,
    /// A person decides.
    REVIEW,
    /// Nothing is said of them.
    LEAVE
}
