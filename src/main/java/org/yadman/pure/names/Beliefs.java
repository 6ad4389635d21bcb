package org.yadman.pure.names;

import java.util.List;
import java.util.Map;

/// What is believed of two entries before any list is looked at, set by hand: how often they agree so
/// well if they are of one person, and if they are of two people whose names sound alike. [Weights]
/// learns the rest from each pair of lists.
final class Beliefs {

    /// From [Level#SAME] to [Level#OTHER].
    private static final Map<Field, List<Double>> SAME = Map.of(
            Field.NAME, List.of(0.80, 0.12, 0.05, 0.02, 0.01),
            Field.FATHER, List.of(0.80, 0.08, 0.04, 0.03, 0.05),
            Field.BORN, List.of(0.70, 0.15, 0.10, 0.03, 0.02),
            Field.DIED, List.of(0.60, 0.08, 0.27, 0.03, 0.02),
            Field.PLACE, List.of(0.70, 0.12, 0.02, 0.01, 0.15),
            Field.PRISON, List.of(0.70, 0.12, 0.02, 0.01, 0.15),
            Field.GENDER, List.of(0.98, 0.005, 0.005, 0.005, 0.005));

    /// Of a name, per pair that would agree so well by chance: 1 where the words of names are drawn by
    /// lot.
    private static final Map<Field, List<Double>> OTHERS = Map.of(
            Field.NAME, List.of(1.0, 1.0, 0.1, 0.005, 0.1),
            Field.FATHER, List.of(0.03, 0.02, 0.03, 0.05, 0.87),
            Field.BORN, List.of(0.08, 0.10, 0.15, 0.20, 0.47),
            Field.DIED, List.of(0.01, 0.02, 0.20, 0.20, 0.57),
            Field.PLACE, List.of(0.20, 0.10, 0.02, 0.01, 0.67),
            Field.PRISON, List.of(0.20, 0.10, 0.02, 0.01, 0.67),
            Field.GENDER, List.of(0.80, 0.005, 0.005, 0.005, 0.185));

    private Beliefs() {}

    static double amongSame(Field field, Level level) {
        return of(SAME, field, level);
    }

    static double amongOthers(Field field, Level level) {
        return of(OTHERS, field, level);
    }

    private static double of(Map<Field, List<Double>> shares, Field field, Level level) {
        return shares.getOrDefault(field, List.of()).get(level.code() - 1);
    }
}
