package org.yadman.pure.conditions;

import org.jspecify.annotations.Nullable;

/// That a group consents, and what makes it count.
///
/// @param group its slug
/// @param kind the word for its kind, such as `human-rights-organisation`
/// @param country ISO 3166, two capital letters; null where it is not known or should not be said
/// @param tier how far the group has been checked, 0 (not yet) to 3
public record Consent(String group, String kind, @Nullable String country, int tier, Commitment commitment) {
    public Consent {
        ConditionChecks.requireTier(tier);
    }
}
