package org.yadman.pure.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Pledges made ready for counting: everything is a number. A pledge, a class of consents that no rule can tell apart,
/// a [Who], a leaf of a rule that is the same wherever it stands.
final class Ballot {

    private static final int[] NONE = {};

    /// A rule over numbers of leaves; the children of a joined one hold all, or at least one of them.
    record Node(int leaf, boolean all, Node[] parts, int[] leaves) {
        static Node of(int leaf) {
            return new Node(leaf, false, new Node[0], new int[] {leaf});
        }

        static Node of(boolean all, List<Node> parts) {
            return new Node(
                    -1,
                    all,
                    parts.toArray(Node[]::new),
                    parts.stream()
                            .flatMapToInt(part -> Arrays.stream(part.leaves()))
                            .distinct()
                            .toArray());
        }
    }

    private record Kind(String kind, @Nullable String country, int tier, Commitment commitment) {}

    /// One class of consents.
    ///
    /// @param country its number, or -1
    record Sort(int country, int[] whos) {}

    private final List<Pledge> pledges;
    private final Map<Pledge.Key, Integer> indices = new HashMap<>();
    private final int[] twin;
    private final int[] classOf;
    private final @Nullable Node[] conditions;
    private final List<Sort> classes = new ArrayList<>();

    private final Map<Rule.Leaf, Integer> leafIndices = new HashMap<>();
    private final List<Rule.Leaf> leaves = new ArrayList<>();
    private final Map<Who, Integer> whoIndices = new HashMap<>();
    private final List<Who> whos = new ArrayList<>();

    private final @Nullable Boolean[] fixed;
    private final int[] whoOfLeaf;
    private final int[] threshold;
    private final List<Map<Integer, int[]>> leavesAt = new ArrayList<>();
    private final int[][] leavesOfWho;
    private final int[][] dependants;
    private final int[][] namedIn;
    private final int[] strangers;
    private int countries;

    Ballot(Collection<Pledge> given, World world) {
        pledges = List.copyOf(given);
        int size = pledges.size();
        for (int pledge = 0; pledge < size; pledge++) {
            if (indices.put(pledges.get(pledge).key(), pledge) != null) {
                throw new IllegalArgumentException(
                        "Twice among the pledges: " + pledges.get(pledge).key());
            }
        }
        twin = new int[size];
        conditions = new Node[size];
        List<IntList> asked = new ArrayList<>();
        readConditions(asked);
        dependants = IntList.arrays(asked);
        classOf = new int[size];
        readClasses();
        fixed = new Boolean[leaves.size()];
        whoOfLeaf = new int[leaves.size()];
        strangers = new int[leaves.size()];
        threshold = new int[leaves.size()];
        List<IntList> naming = IntList.lists(size);
        List<IntList> asking = IntList.lists(whos.size());
        for (int leaf = 0; leaf < leaves.size(); leaf++) {
            readLeaf(leaf, world, naming, asking);
        }
        namedIn = IntList.arrays(naming);
        leavesOfWho = IntList.arrays(asking);
        for (int[] ofWho : leavesOfWho) {
            Map<Integer, int[]> at = new HashMap<>();
            for (int leaf : ofWho) {
                at.merge(threshold[leaf], new int[] {leaf}, Ballot::joined);
            }
            leavesAt.add(at);
        }
    }

    private void readConditions(List<IntList> asked) {
        Map<Rule, Node> known = new HashMap<>();
        for (int pledge = 0; pledge < pledges.size(); pledge++) {
            Pledge each = pledges.get(pledge);
            Commitment other =
                    each.consent().commitment() == Commitment.AGREES ? Commitment.OBSERVES : Commitment.AGREES;
            twin[pledge] = index(new Pledge.Key(each.consent().group(), other));
            Rule rule = each.condition();
            if (rule != null) {
                Node condition = known.computeIfAbsent(rule, this::node);
                conditions[pledge] = condition;
                for (int leaf : condition.leaves()) {
                    while (asked.size() <= leaf) {
                        asked.add(new IntList());
                    }
                    asked.get(leaf).add(pledge);
                }
            }
        }
    }

    private static int[] joined(int[] some, int[] others) {
        int[] both = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, both, some.length, others.length);
        return both;
    }

    private Node node(Rule rule) {
        return switch (rule) {
            case Rule.Leaf leaf -> Node.of(number(leaf));
            case Rule.All(List<Rule> rules) ->
                Node.of(true, rules.stream().map(this::node).toList());
            case Rule.Any(List<Rule> rules) ->
                Node.of(false, rules.stream().map(this::node).toList());
        };
    }

    private int number(Rule.Leaf leaf) {
        Integer known = leafIndices.get(leaf);
        if (known != null) {
            return known;
        }
        leafIndices.put(leaf, leaves.size());
        leaves.add(leaf);
        if (leaf instanceof Rule.AtLeast(Integer threshold, Who who)
                && threshold != null
                && !whoIndices.containsKey(who)) {
            whoIndices.put(who, whos.size());
            whos.add(who);
        }
        return leaves.size() - 1;
    }

    private void readClasses() {
        Map<Kind, Integer> known = new HashMap<>();
        Map<String, Integer> countryIndices = new HashMap<>();
        for (int pledge = 0; pledge < pledges.size(); pledge++) {
            Consent consent = pledges.get(pledge).consent();
            Kind kind = new Kind(consent.kind(), consent.country(), consent.tier(), consent.commitment());
            Integer index = known.get(kind);
            if (index == null) {
                index = classes.size();
                known.put(kind, index);
                int country = consent.country() == null
                        ? -1
                        : countryIndices.computeIfAbsent(consent.country(), name -> countryIndices.size());
                int[] counting = IntStream.range(0, whos.size())
                        .filter(who -> whos.get(who).includes(consent))
                        .toArray();
                classes.add(new Sort(country, counting));
            }
            classOf[pledge] = index;
        }
        countries = countryIndices.size();
    }

    private void readLeaf(int leaf, World world, List<IntList> naming, List<IntList> asking) {
        whoOfLeaf[leaf] = -1;
        switch (leaves.get(leaf)) {
            case Rule.AtLeast(Integer number, Who who) -> {
                if (number == null) {
                    fixed[leaf] = false;
                } else {
                    int counted = Objects.requireNonNull(whoIndices.get(who));
                    whoOfLeaf[leaf] = counted;
                    threshold[leaf] = number;
                    asking.get(counted).add(leaf);
                }
            }
            case Rule.Named(var groups, var commitment) -> {
                for (String group : groups) {
                    int pledge = index(new Pledge.Key(group, commitment));
                    if (pledge < 0) {
                        strangers[leaf]++;
                    } else {
                        naming.get(pledge).add(leaf);
                    }
                }
            }
            case Rule.Leaf other -> fixed[leaf] = other.holds(world.with(Set.of()));
        }
    }

    int size() {
        return pledges.size();
    }

    /// Its number, or -1.
    int index(Pledge.Key key) {
        return indices.getOrDefault(key, -1);
    }

    Pledge.Key key(int pledge) {
        return pledges.get(pledge).key();
    }

    String group(int pledge) {
        return pledges.get(pledge).consent().group();
    }

    @Nullable
    Rule rule(int pledge) {
        return pledges.get(pledge).condition();
    }

    @Nullable
    Node condition(int pledge) {
        return conditions[pledge];
    }

    /// The same group's other pledge, or -1.
    int twin(int pledge) {
        return twin[pledge];
    }

    Sort classOf(int pledge) {
        return classes.get(classOf[pledge]);
    }

    int classNumber(int pledge) {
        return classOf[pledge];
    }

    int classes() {
        return classes.size();
    }

    int leaves() {
        return leaves.size();
    }

    int whos() {
        return whos.size();
    }

    int countries() {
        return countries;
    }

    Who who(int who) {
        return whos.get(who);
    }

    boolean counts(int pledge, int who) {
        return Arrays.binarySearch(classOf(pledge).whos(), who) >= 0;
    }

    /// Whether a pledge's consent counts towards a leaf.
    boolean couldHelp(int pledge, Rule.Leaf leaf) {
        return switch (leaf) {
            case Rule.AtLeast(Integer number, Who who) ->
                number != null && who.includes(pledges.get(pledge).consent());
            case Rule.Named(var groups, var commitment) ->
                groups.contains(group(pledge)) && key(pledge).commitment() == commitment;
            case Rule.Signatures _, Rule.TrackReached _, Rule.BodyFirst _, Rule.From _, Rule.Words _ -> false;
        };
    }

    int leaf(Rule.Leaf leaf) {
        return Objects.requireNonNull(leafIndices.get(leaf));
    }

    Rule.Leaf leaf(int leaf) {
        return leaves.get(leaf);
    }

    /// What the rest of the world says to it; null where it depends on consents.
    @Nullable
    Boolean fixed(int leaf) {
        return fixed[leaf];
    }

    /// Whom it counts, or -1.
    int whoOfLeaf(int leaf) {
        return whoOfLeaf[leaf];
    }

    int threshold(int leaf) {
        return threshold[leaf];
    }

    int[] leavesOfWho(int who) {
        return leavesOfWho[who];
    }

    /// Those of them that ask for so many.
    int[] leavesOfWho(int who, int threshold) {
        return leavesAt.get(who).getOrDefault(threshold, NONE);
    }

    /// Whose conditions it stands in.
    int[] dependants(int leaf) {
        return dependants[leaf];
    }

    /// The leaves that name this pledge.
    int[] namedIn(int pledge) {
        return namedIn[pledge];
    }

    /// How many of those it names have pledged nothing.
    int strangers(int leaf) {
        return strangers[leaf];
    }

    /// Numbers that grow in number.
    private static final class IntList {
        private int[] numbers = new int[2];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        static List<IntList> lists(int count) {
            List<IntList> lists = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                lists.add(new IntList());
            }
            return lists;
        }

        static int[][] arrays(List<IntList> lists) {
            return lists.stream()
                    .map(list -> Arrays.copyOf(list.numbers, list.size))
                    .toArray(int[][]::new);
        }
    }
}
