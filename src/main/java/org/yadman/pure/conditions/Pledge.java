package org.yadman.pure.conditions;

import org.jspecify.annotations.Nullable;

/// A consent as it waits or is in force.
///
/// @param condition what must come true first; null: nothing
public record Pledge(Consent consent, @Nullable Rule condition) {

    /// What there is one of at most.
    public record Key(String group, Commitment commitment) {}

    public Key key() {
        return new Key(consent.group(), consent.commitment());
    }
}
