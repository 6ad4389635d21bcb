package org.yadman.groups;

import java.util.Locale;

/// How firmly a group has bound itself, from the least to the most.
public enum MandateLevel {
    NONE,
    /// Whoever speaks for it said so.
    SPOKESPERSON,
    /// Its board decided it, and the minute was seen.
    BOARD,
    /// Its assembly voted on it, and the minute was seen.
    ASSEMBLY;

    /// As it stands in a message's key, an address and a table.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
