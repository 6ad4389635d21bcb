package org.yadman.pure.names;

import java.util.Map;
import java.util.SortedMap;

/// What two entries weigh for being of one person, in bits.
///
/// **Method.** I. P. Fellegi and A. B. Sunter, "A theory for record linkage", *Journal of the American
/// Statistical Association* 64, 1969: the weight of a level is log₂(m/u), where m is how often entries
/// of one person agree so, u how often those of two people do; a field of which one says nothing weighs
/// nothing. For a name u depends on how common it is (W. E. Winkler, "Frequency-based matching in
/// Fellegi–Sunter model of record linkage", 2000): it is the chance that anybody bears it ([Rarity]),
/// times how many names count as agreeing so well. To be compared with one of a list of n entries
/// weighs log₂ of the chance to be in that list at all, divided by n.
///
/// m, u and that chance are estimated without any answer being known, by expectation and maximisation
/// (W. E. Winkler, "Using the EM algorithm for weight computation in the Fellegi–Sunter model", 1988),
/// for each pair of lists anew. The [Beliefs] count as so many pairs as [#BELIEF] says, so that short
/// lists do not lead astray.
final class Weights {

    private static final int ROUNDS = 20;
    private static final double BELIEF = 50;
    private static final double FIRST_SHARE = 0.3;

    /// Not learned: to have a surname in common makes brothers as likely as one person, and brothers
    /// share the rest.
    private static final double GIVEN_NAMES_DIFFER = -6;

    private static final double FINE = 100;
    private static final double USUALLY_ALIKE = 0.975;
    private static final int RARITY_SHIFT = Field.ALL.size() * Level.BITS;
    private static final int MOST_RARITY = 31;

    private final double[][] same = new double[Field.ALL.size()][Level.OTHER.code() + 1];
    private final double[][] others = new double[Field.ALL.size()][Level.OTHER.code() + 1];
    private final int entries;
    private final int ofEntries;
    private final Map<Level, Double> coincidences;
    private double share = FIRST_SHARE;

    private Weights(int entries, int ofEntries, Map<Level, Double> coincidences) {
        this.entries = entries;
        this.ofEntries = ofEntries;
        this.coincidences = coincidences;
        for (Field field : Field.ALL) {
            for (Level level : Level.SAID) {
                same[field.number()][level.code()] = Beliefs.amongSame(field, level);
                others[field.number()][level.code()] = Beliefs.amongOthers(field, level);
            }
        }
    }

    /// A pattern with the rarity of the name, in whole bits.
    static int pattern(int levels, double rarity) {
        return levels | (Math.clamp(Math.round(rarity), 0, MOST_RARITY) << RARITY_SHIFT);
    }

    /// Learns from all pairs that were compared.
    ///
    /// @param patterns how many pairs have which pattern, in an order that does not depend on theirs
    /// @param entries how many entries the one list has
    /// @param ofEntries how many the other has
    /// @param coincidences how many pairs of names would agree so well by chance
    static Weights learned(
            SortedMap<Integer, Integer> patterns, int entries, int ofEntries, Map<Level, Double> coincidences) {
        Weights weights = new Weights(entries, ofEntries, coincidences);
        for (int round = 0; round < ROUNDS; round++) {
            weights.learn(patterns);
        }
        return weights;
    }

    private void learn(SortedMap<Integer, Integer> patterns) {
        double[][] sameCounts = new double[same.length][Level.OTHER.code() + 1];
        double[][] otherCounts = new double[same.length][Level.OTHER.code() + 1];
        double samePairs = 0;
        for (Map.Entry<Integer, Integer> entry : patterns.entrySet()) {
            int pattern = entry.getKey();
            double odds = Math.pow(2, weight(pattern));
            double ones = entry.getValue() * odds / (1 + odds);
            samePairs += ones;
            for (Field field : Field.ALL) {
                int level = field.in(pattern).code();
                sameCounts[field.number()][level] += ones;
                otherCounts[field.number()][level] += entry.getValue() - ones;
            }
        }
        share = (samePairs + BELIEF * FIRST_SHARE) / (Math.min(entries, ofEntries) + BELIEF);
        for (Field field : Field.ALL) {
            learn(field, sameCounts[field.number()], otherCounts[field.number()]);
        }
    }

    private void learn(Field field, double[] sameCounts, double[] otherCounts) {
        double ones = sum(sameCounts) + BELIEF;
        for (Level level : Level.SAID) {
            int code = level.code();
            double twos = (field == Field.NAME ? coincidences.getOrDefault(level, 1.0) : sum(otherCounts)) + BELIEF;
            same[field.number()][code] = (sameCounts[code] + BELIEF * Beliefs.amongSame(field, level)) / ones;
            others[field.number()][code] = (otherCounts[code] + BELIEF * Beliefs.amongOthers(field, level)) / twos;
        }
    }

    private static double sum(double[] counts) {
        double all = 0;
        for (Level level : Level.SAID) {
            all += counts[level.code()];
        }
        return all;
    }

    /// What a pair weighs before anything is compared.
    double prior() {
        return log2(share / ofEntries);
    }

    /// What a level weighs; of a name without its rarity.
    double of(Field field, Level level) {
        if (level == Level.MISSING) {
            return 0;
        }
        if (field == Field.NAME && level == Level.OTHER) {
            return GIVEN_NAMES_DIFFER;
        }
        return log2(same[field.number()][level.code()] / others[field.number()][level.code()]);
    }

    /// What the rarity of the name weighs: nothing where the names are hardly the same.
    static double rarity(int pattern) {
        return rarityShare(Field.NAME.in(pattern)) * (pattern >>> RARITY_SHIFT);
    }

    static double rarityShare(Level name) {
        return switch (name) {
            case SAME, CLOSE -> 1;
            case NEAR -> 0.5;
            case FAR, OTHER, MISSING -> 0;
        };
    }

    /// Within the best level, too, the nearer of two spellings is the likelier. Set on development
    /// data: true pairs gather round this sameness and thin out below it.
    static double fine(Level name, double alike) {
        return name == Level.SAME ? FINE * Math.clamp(alike - USUALLY_ALIKE, -0.03, 0.02) : 0;
    }

    double weight(int pattern, double alike) {
        return weight(pattern) + fine(Field.NAME.in(pattern), alike);
    }

    /// All levels together.
    double weight(int pattern) {
        double weight = prior() + rarity(pattern);
        for (Field field : Field.ALL) {
            weight += of(field, field.in(pattern));
        }
        return weight;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
