package org.yadman.pure.names;

/// What somebody, or the machine, has said of two entries, and not taken back.
///
/// @param id whoever keeps judgements knows it by this
/// @param one the entry whose key comes first
public record Judgement(String id, EntryKey one, EntryKey other, Verdict verdict) {

    /// Of one person, of two, or nobody can say.
    public enum Verdict {
        SAME,
        DIFFERENT,
        UNSURE
    }

    public Judgement {
        if (one.equals(other)) {
            throw new IllegalArgumentException("A judgement is of two entries");
        }
        if (one.compareTo(other) > 0) {
            EntryKey first = other;
            other = one;
            one = first;
        }
    }
}
