package org.yadman.recognition;

import java.util.stream.Stream;

/// How far a track has come, whatever its procedure; the order is that of the ladder's entries, the furthest last.
enum Standing {
    /// It has ended without effect, or its effect has ended.
    STOPPED(0),
    UNDER_WAY(1),
    /// Decided, but only if a condition comes true.
    CONDITIONAL(2),
    /// Decided; not in force yet, or not finally.
    DECIDED(3),
    IN_FORCE(4);

    private final int rank;

    Standing(int rank) {
        this.rank = rank;
    }

    /// Its place in the order, as the database has it.
    int rank() {
        return rank;
    }

    static Standing of(int rank) {
        return Stream.of(values()).filter(each -> each.rank == rank).findFirst().orElseThrow();
    }
}
