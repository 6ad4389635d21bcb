package org.yadman.sources;

/// How a source is known here.
public enum Held {
    /// The document itself is kept here.
    DOCUMENT,
    /// It was read where it is published.
    PAGE,
    /// It is known only through another source that cites it.
    CITED,
    /// Somebody remembers and told it.
    TOLD,
    /// It follows from a calculation that anyone can repeat.
    COMPUTED
}
