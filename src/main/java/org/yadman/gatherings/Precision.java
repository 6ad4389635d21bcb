package org.yadman.gatherings;

/// How much of its place everybody may see: the host's choice, the finest first.
enum Precision {
    /// All that was typed.
    EXACT,
    /// The city and the part of it, never the house.
    STREET_HIDDEN,
    CITY,
    COUNTRY,
    /// Nowhere: it is held on the network.
    ONLINE;

    /// The coarser of the two.
    public Precision orCoarser(Precision other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
