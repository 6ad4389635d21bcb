package org.yadman.pure.conditions;

import java.util.List;
import java.util.Set;
import org.yadman.pure.Refused;

/// Whose consent counts towards [Rule.AtLeast].
///
/// @param kinds words for kinds of groups, such as `human-rights-organisation`; empty: any. In alphabetical order
/// @param countries ISO 3166, two capital letters; empty: any, known or not. In alphabetical order
/// @param distinctCountries from how many different countries they must come at least, 2 or more; 0: no matter
/// @param tier how far a group must have been checked at least, 0 (no matter) to 3
public record Who(Set<String> kinds, Set<String> countries, int distinctCountries, int tier, Commitment commitment) {
    public Who {
        kinds = ConditionChecks.kinds(kinds);
        countries = ConditionChecks.countries(countries);
        ConditionChecks.requireTier(tier);
        if (distinctCountries < 0 || distinctCountries == 1) {
            throw new Refused(ConditionFault.ONE_COUNTRY);
        }
        if (!countries.isEmpty() && distinctCountries > countries.size()) {
            throw new Refused(
                    ConditionFault.TOO_FEW_COUNTRIES,
                    "countries",
                    List.copyOf(countries),
                    "distinct",
                    distinctCountries);
        }
    }

    /// Groups of these kinds, from anywhere and checked or not.
    public Who(Set<String> kinds, Commitment commitment) {
        this(kinds, Set.of(), 0, 0, commitment);
    }

    boolean includes(Consent consent) {
        String country = consent.country();
        return consent.commitment() == commitment
                && consent.tier() >= tier
                && (kinds.isEmpty() || kinds.contains(consent.kind()))
                && (countries.isEmpty() || (country != null && countries.contains(country)));
    }
}
