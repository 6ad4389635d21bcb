package org.yadman.pure.names;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Finds the entries of two lists that are of one person.
///
/// **Method.** For every entry of one list the names of the other that sound like its own are looked up
/// ([NameIndex]). Each such pair is compared field by field, weighed ([Weights]), and its weight
/// corrected by how rare the name is ([Rarity]). How sure a link is depends on the others that could be
/// meant: of two people of one name each is at most half sure. The certainty of a pair is its odds,
/// divided by one and the odds of all pairs that share an entry with it; the one stands for whoever is
/// in one list alone.
///
/// **Rules.** Linked by itself is only what is sure and contradicts itself nowhere: given names that
/// differ outweigh the rest, because brothers share surname, place and day. A name of one word goes to
/// a person at most; without a name an entry is not compared. Entries of one list are never compared.
///
/// The same entries give the same links, bit by bit, in whatever order they come.
public final class Linking {

    /// Told now and then how far it is; from any thread.
    public interface Progress {
        void compared(int entries, int ofEntries);
    }

    private static final double LEAST_ALIKE = 0.72;
    private static final int COMPARED = 40;
    private static final int MOST_POSTINGS = 30_000;
    private static final int MOST_CANDIDATES = 400;
    private static final int PIECE = 256;

    private static final double SURE = 0.9;
    private static final double WORTH_REVIEW = 0.02;

    private final List<Compared> left;
    private final List<Compared> right;
    private final NameIndex index;
    private final Rarity rarity = new Rarity();
    private final double[] leftRarity;
    private final double[] rightRarity;

    /// Prepares two lists for being compared.
    ///
    /// @throws IllegalArgumentException if they are not two lists
    public Linking(Collection<EntryFacts> one, Collection<EntryFacts> other) {
        List<Compared> first = inOrder(one);
        List<Compared> second = inOrder(other);
        boolean swap = !first.isEmpty() && !second.isEmpty() && listOf(first).compareTo(listOf(second)) > 0;
        left = swap ? second : first;
        right = swap ? first : second;
        if (!left.isEmpty() && !right.isEmpty() && listOf(left).equals(listOf(right))) {
            throw new IllegalArgumentException("Entries of one list are not compared with each other");
        }
        one.forEach(rarity::add);
        other.forEach(rarity::add);
        leftRarity = rarities(left);
        rightRarity = rarities(right);
        IndexWriter writer = new IndexWriter();
        for (int i = 0; i < right.size(); i++) {
            for (Spelling name : right.get(i).facts().names()) {
                if (!name.isUnnamed()) {
                    writer.add(i, 0, name.text());
                }
            }
        }
        index = writer.inMemory();
    }

    private static List<Compared> inOrder(Collection<EntryFacts> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(EntryFacts::key))
                .map(Compared::of)
                .toList();
    }

    private static String listOf(List<Compared> entries) {
        String list = entries.getFirst().facts().key().list();
        if (!entries.getLast().facts().key().list().equals(list)) {
            throw new IllegalArgumentException("These entries are of several lists");
        }
        return list;
    }

    private double[] rarities(List<Compared> entries) {
        return entries.stream()
                .mapToDouble(entry -> rarity.of(entry.facts().names()))
                .toArray();
    }

    /// Compares them. What is worth neither a link nor a look is left out.
    ///
    /// @return in the order of their keys
    public List<Link> links(Progress progress) {
        AtomicInteger done = new AtomicInteger();
        int pieces = (left.size() + PIECE - 1) / PIECE;
        List<Pairs> compared = IntStream.range(0, pieces)
                .parallel()
                .mapToObj(piece -> {
                    int end = Math.min(left.size(), (piece + 1) * PIECE);
                    Pairs pairs = pairs(piece * PIECE, end);
                    progress.compared(done.addAndGet(end - piece * PIECE), left.size());
                    return pairs;
                })
                .toList();
        Pairs pairs = Pairs.joined(compared);
        Weights weights = Weights.learned(pairs.patterns(), left.size(), right.size(), coincidences());
        return new Decisions(pairs, weights).links();
    }

    /// How many pairs would agree so well in their names if everybody were named by lot.
    private Map<Level, Double> coincidences() {
        Map<Level, Double> all = new EnumMap<>(Level.class);
        for (Level level : Level.SAID) {
            double share = Weights.rarityShare(level);
            all.put(
                    level,
                    Arrays.stream(leftRarity)
                                    .map(bits -> Math.pow(2, -share * bits))
                                    .sum()
                            * right.size());
        }
        return all;
    }

    private Pairs pairs(int from, int to) {
        NameIndex.Search search = index.search();
        Sameness sameness = new Sameness();
        Pairs pairs = new Pairs();
        for (int i = from; i < to; i++) {
            Compared entry = left.get(i);
            for (Map.Entry<Integer, Double> candidate : candidates(entry, search)) {
                int j = candidate.getKey();
                Compared other = right.get(j);
                Level name = Alike.level(entry.names(), other.names(), candidate.getValue(), sameness);
                int levels = Field.NAME.pattern(name) | entry.pattern(other, sameness);
                pairs.add(
                        i,
                        j,
                        Weights.pattern(levels, Math.min(leftRarity[i], rightRarity[j])),
                        candidate.getValue().floatValue());
            }
        }
        return pairs;
    }

    private List<Map.Entry<Integer, Double>> candidates(Compared entry, NameIndex.Search search) {
        Map<Integer, Double> best = new HashMap<>();
        for (Spelling name : entry.facts().names()) {
            if (!name.isUnnamed()) {
                for (NameIndex.Found found : search.nearest(name, COMPARED, MOST_POSTINGS, LEAST_ALIKE)) {
                    for (long id : index.owners(found.form())) {
                        best.merge((int) id, found.score(), Math::max);
                    }
                }
            }
        }
        return best.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /// Pairs of entries by their places in both lists, with the levels of all fields.
    private static final class Pairs {
        int[] left = new int[64];
        int[] right = new int[64];
        int[] pattern = new int[64];
        float[] alike = new float[64];
        int count;

        void add(int one, int other, int levels, float score) {
            if (count == left.length) {
                left = Arrays.copyOf(left, 2 * count);
                right = Arrays.copyOf(right, 2 * count);
                pattern = Arrays.copyOf(pattern, 2 * count);
                alike = Arrays.copyOf(alike, 2 * count);
            }
            left[count] = one;
            right[count] = other;
            alike[count] = score;
            pattern[count++] = levels;
        }

        static Pairs joined(List<Pairs> parts) {
            Pairs all = new Pairs();
            for (Pairs part : parts) {
                for (int i = 0; i < part.count; i++) {
                    all.add(part.left[i], part.right[i], part.pattern[i], part.alike[i]);
                }
            }
            return all;
        }

        SortedMap<Integer, Integer> patterns() {
            SortedMap<Integer, Integer> patterns = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                patterns.merge(pattern[i], 1, Integer::sum);
            }
            return patterns;
        }
    }

    /// All pairs weighed against each other.
    private final class Decisions {
        private final Pairs pairs;
        private final Weights weights;
        private final double[] leftOdds = new double[left.size()];
        private final double[] rightOdds = new double[right.size()];

        Decisions(Pairs pairs, Weights weights) {
            this.pairs = pairs;
            this.weights = weights;
            for (int i = 0; i < pairs.count; i++) {
                double odds = Math.pow(2, weight(i));
                leftOdds[pairs.left[i]] += odds;
                rightOdds[pairs.right[i]] += odds;
            }
        }

        private double weight(int pair) {
            return weights.weight(pairs.pattern[pair], pairs.alike[pair]);
        }

        private double certainty(int pair) {
            double odds = Math.pow(2, weight(pair));
            return odds / (1 + leftOdds[pairs.left[pair]] + rightOdds[pairs.right[pair]] - odds);
        }

        List<Link> links() {
            List<Link> links = new ArrayList<>();
            for (int i = 0; i < pairs.count; i++) {
                Decision decision = decision(i);
                if (decision != Decision.LEAVE) {
                    links.add(new Link(
                            left.get(pairs.left[i]).facts().key(),
                            right.get(pairs.right[i]).facts().key(),
                            decision,
                            weight(i),
                            certainty(i),
                            parts(i)));
                }
            }
            links.sort(Comparator.comparing(Link::one).thenComparing(Link::other));
            return links;
        }

        private Decision decision(int pair) {
            double certainty = certainty(pair);
            if (certainty < WORTH_REVIEW) {
                return Decision.LEAVE;
            }
            boolean named = left.get(pairs.left[pair]).facts().isNamed()
                    && right.get(pairs.right[pair]).facts().isNamed();
            int pattern = pairs.pattern[pair];
            boolean contradicted = Field.ALL.stream().anyMatch(field -> field.contradicts(field.in(pattern)));
            return named && !contradicted && certainty >= SURE ? Decision.LINK : Decision.REVIEW;
        }

        private List<Link.Part> parts(int pair) {
            List<Link.Part> parts = new ArrayList<>();
            parts.add(new Link.Before(weights.prior()));
            for (Field field : Field.ALL) {
                Level level = field.in(pairs.pattern[pair]);
                if (level != Level.MISSING) {
                    double fine = field == Field.NAME ? Weights.fine(level, pairs.alike[pair]) : 0;
                    parts.add(new Link.Agreement(field, level, weights.of(field, level) + fine));
                }
            }
            parts.add(new Link.RareName(Weights.rarity(pairs.pattern[pair])));
            return parts;
        }
    }
}
