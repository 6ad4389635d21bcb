package org.yadman.pure.names;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// How alike two spellings are: 1 for the same sounds, 0 for nothing in common. Not for two threads at
/// once.
final class Sameness {

    private final Distance distance = new Distance();

    double of(Spelling one, Spelling other) {
        return of(one.sounds(), other.sounds(), one.script() == other.script() ? Costs.WITHIN : Costs.ACROSS);
    }

    /// The best of several spellings of each; 0 where there is none.
    double of(Collection<Spelling> one, Collection<Spelling> other) {
        double best = 0;
        for (Spelling a : one) {
            for (Spelling b : other) {
                best = Math.max(best, of(a, b));
            }
        }
        return best;
    }

    double of(String one, String other, Costs costs) {
        distance.from(one, costs);
        double length = (length(one) + length(other)) / 2.0;
        int far = distance.to(other, (int) length);
        return far == Distance.FAR ? 0 : Math.max(0, 1 - far / length);
    }

    private static int length(String signs) {
        return Distance.length(signs.getBytes(StandardCharsets.ISO_8859_1), signs.length());
    }
}
