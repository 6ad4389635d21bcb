package org.yadman.sources;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.sources.FieldValue.State;

/// Weighs the claims on one field. No source outweighs another by itself: either they agree, or an editor has
/// chosen and said why, or the field is undecided.
final class Weighing {

    private Weighing() {}

    /// @param claims in the order of entry, at least one
    /// @param preference the last choice, or null
    static FieldValue weigh(String field, FieldType type, List<Claim> claims, @Nullable Preference preference) {
        Set<UUID> corrected = corrected(claims);
        List<Claim> standing =
                claims.stream().filter(claim -> !corrected.contains(claim.id())).toList();
        List<Claim> positive = standing.stream()
                .filter(claim -> claim.stance() != Stance.DENIES)
                .toList();
        boolean differing = differ(type, standing);
        Claim chosen = chosen(positive, preference);
        if (chosen != null) {
            return new FieldValue(field, type, State.PREFERRED, chosen, claims, corrected, differing, preference);
        }
        if (differing || positive.isEmpty()) {
            return new FieldValue(field, type, State.UNDECIDED, null, claims, corrected, differing, preference);
        }
        return new FieldValue(
                field, type, State.UNDISPUTED, mostExact(type, positive), claims, corrected, false, preference);
    }

    private static Set<UUID> corrected(List<Claim> claims) {
        Set<UUID> corrected = new HashSet<>();
        for (Claim later : claims) {
            if (later.corrects() != null) {
                claims.stream()
                        .takeWhile(earlier -> !earlier.id().equals(later.id()))
                        .filter(earlier -> earlier.source().equals(later.source())
                                && earlier.value().equals(later.corrects()))
                        .forEach(earlier -> corrected.add(earlier.id()));
            }
        }
        return corrected;
    }

    private static boolean differ(FieldType type, List<Claim> standing) {
        for (int i = 0; i < standing.size(); i++) {
            for (int j = i + 1; j < standing.size(); j++) {
                if (contradict(type, standing.get(i), standing.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    // A denial contradicts whoever says what it denies; two denials never contradict each other.
    private static boolean contradict(FieldType type, Claim one, Claim other) {
        boolean oneDenies = one.stance() == Stance.DENIES;
        boolean otherDenies = other.stance() == Stance.DENIES;
        if (oneDenies && otherDenies) {
            return false;
        }
        boolean agree = type.agree(one, other);
        return (oneDenies || otherDenies) ? agree : !agree;
    }

    // A choice of a claim that has since been corrected no longer stands: the editor has to look again.
    private static @Nullable Claim chosen(List<Claim> positive, @Nullable Preference preference) {
        if (preference == null || preference.claim() == null) {
            return null;
        }
        return positive.stream()
                .filter(claim -> claim.id().equals(preference.claim()))
                .findFirst()
                .orElse(null);
    }

    private static Claim mostExact(FieldType type, List<Claim> positive) {
        Claim best = positive.getFirst();
        for (Claim claim : positive) {
            if (type.saysMore(claim, best)) {
                best = claim;
            }
        }
        return best;
    }
}
