package org.yadman.pure.names;

import java.util.Comparator;

/// Where an entry stands: in which list, in which row of it. Both are the list's own and stay the same
/// however often it is brought in, so everything that has to be in some order is in this one.
///
/// @param list the list's key
/// @param row the row's key in its list
public record EntryKey(String list, String row) implements Comparable<EntryKey> {

    private static final Comparator<EntryKey> IN_ORDER =
            Comparator.comparing(EntryKey::list).thenComparing(EntryKey::row);

    @Override
    public int compareTo(EntryKey other) {
        return IN_ORDER.compare(this, other);
    }
}
