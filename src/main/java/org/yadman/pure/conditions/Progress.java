package org.yadman.pure.conditions;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// How far the groups have come towards one [Rule.AtLeast].
///
/// @param consents those that count, one for each group, in the order of their slugs
public record Progress(Rule.AtLeast towards, List<Consent> consents) {
    public Progress {
        consents = List.copyOf(consents);
    }

    static Progress of(Rule.AtLeast towards, Facts facts) {
        return new Progress(
                towards,
                facts.consents().stream()
                        .filter(towards.who()::includes)
                        .sorted(Comparator.comparing(Consent::group))
                        .toList());
    }

    /// How many groups count so far.
    public int groups() {
        return consents.size();
    }

    /// The countries they come from, as far as these are known.
    public Set<String> countries() {
        Set<String> countries = new TreeSet<>();
        consents.stream().map(Consent::country).filter(Objects::nonNull).forEach(countries::add);
        return countries;
    }

    /// Never, while the text names no number.
    public boolean complete() {
        Integer threshold = towards.threshold();
        return threshold != null
                && groups() >= threshold
                && countries().size() >= towards.who().distinctCountries();
    }
}
