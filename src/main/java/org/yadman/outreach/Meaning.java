package org.yadman.outreach;

import java.util.Optional;
import org.yadman.platform.collect.FolderRow;

/// What a person says that an answer means. What the clock says is {@link Phase}.
public enum Meaning {
    AGREES,
    AGREES_IF,
    ANOTHER_DAY,
    ASKS,
    DECLINES,
    LATER,
    /// What we wrote of the days it keeps is right.
    CONFIRMS,
    /// It sets right what we wrote of the days it keeps.
    CORRECTS,
    /// It has come in and says nothing of the matter yet.
    ACKNOWLEDGES;

    public String word() {
        return FolderRow.word(this);
    }

    static Optional<Meaning> find(String word) {
        return Optional.ofNullable(FolderRow.constant(Meaning.class, word));
    }

    /// Whether the thread waits for more: what only says that a letter has come is no answer.
    boolean open() {
        return this == ACKNOWLEDGES;
    }

    /// Whether it says yes, with a condition or without.
    boolean agrees() {
        return this == AGREES || this == AGREES_IF;
    }

    /// Whether it says yes, no or another day; a question decides nothing.
    boolean decides() {
        return agrees() || this == DECLINES || this == ANOTHER_DAY;
    }
}
