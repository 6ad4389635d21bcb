package org.yadman.pure.conditions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.yadman.pure.conditions.Ballot.Node;

/// A set of pledges with everything counted that rules ask for, kept up to date with each that comes or goes.
final class Tallied {

    private final Ballot ballot;
    private final BitSet members = new BitSet();
    private final int[] count;
    private final int[] distinct;
    private final int[][] perCountry;
    private final int[] missing;

    // Whose condition has to be looked at again.
    private final int[] again;
    private int first;
    private int queued;
    private final BitSet waiting = new BitSet();

    Tallied(Ballot ballot) {
        this.ballot = ballot;
        this.again = new int[Math.max(1, ballot.size())];
        this.count = new int[ballot.whos()];
        this.distinct = new int[ballot.whos()];
        this.perCountry = new int[ballot.whos()][];
        for (int who = 0; who < ballot.whos(); who++) {
            perCountry[who] = ballot.who(who).distinctCountries() > 0 ? new int[ballot.countries()] : new int[0];
        }
        this.missing = new int[ballot.leaves()];
        for (int pledge = 0; pledge < ballot.size(); pledge++) {
            for (int leaf : ballot.namedIn(pledge)) {
                missing[leaf]++;
            }
        }
        for (int leaf = 0; leaf < missing.length; leaf++) {
            missing[leaf] += ballot.strangers(leaf);
        }
    }

    boolean contains(int pledge) {
        return members.get(pledge);
    }

    List<Integer> members() {
        List<Integer> all = new ArrayList<>();
        members.stream().forEach(all::add);
        return all;
    }

    void put(int pledge) {
        if (!members.get(pledge)) {
            members.set(pledge);
            move(pledge, 1);
        }
    }

    /// Takes out whoever is not satisfied by the others, until all are.
    void takeOutUnsatisfied() {
        forgetMoves();
        members.stream().forEach(this::lookAgain);
        for (int pledge = next(); pledge >= 0; pledge = next()) {
            if (members.get(pledge) && !satisfied(pledge)) {
                members.clear(pledge);
                move(pledge, -1);
            }
        }
    }

    /// Adds whoever is satisfied by the members, until nobody is left who is.
    void addSatisfied() {
        forgetMoves();
        for (int pledge = 0; pledge < ballot.size(); pledge++) {
            lookAgain(pledge);
        }
        for (int pledge = next(); pledge >= 0; pledge = next()) {
            if (!members.get(pledge) && satisfied(pledge)) {
                put(pledge);
            }
        }
    }

    private void forgetMoves() {
        first = 0;
        queued = 0;
        waiting.clear();
    }

    private void lookAgain(int pledge) {
        if (!waiting.get(pledge)) {
            waiting.set(pledge);
            again[(first + queued++) % again.length] = pledge;
        }
    }

    // The next to be looked at, or -1.
    private int next() {
        if (queued == 0) {
            return -1;
        }
        int next = again[first];
        first = (first + 1) % again.length;
        queued--;
        waiting.clear(next);
        return next;
    }

    // One came or went. Whoever counts itself sees one less than the others do, so two numbers are crossed.
    private void move(int pledge, int by) {
        Ballot.Sort kind = ballot.classOf(pledge);
        for (int who : kind.whos()) {
            int before = count[who];
            count[who] += by;
            int higher = Math.max(before, count[who]);
            boolean countriesMoved = moveCountry(who, kind.country(), by);
            if (countriesMoved) {
                lookAgainAt(ballot.leavesOfWho(who));
            } else {
                lookAgainAt(ballot.leavesOfWho(who, higher));
                lookAgainAt(ballot.leavesOfWho(who, higher - 1));
            }
        }
        for (int leaf : ballot.namedIn(pledge)) {
            int before = missing[leaf];
            missing[leaf] -= by;
            if (before == 0 || missing[leaf] == 0) {
                lookAgainAt(leaf);
            }
        }
    }

    private void lookAgainAt(int... leaves) {
        for (int leaf : leaves) {
            for (int pledge : ballot.dependants(leaf)) {
                lookAgain(pledge);
            }
        }
    }

    private boolean moveCountry(int who, int country, int by) {
        int[] counts = perCountry[who];
        if (counts.length == 0 || country < 0) {
            return false;
        }
        int before = counts[country];
        counts[country] += by;
        int higher = Math.max(before, counts[country]);
        int wanted = ballot.who(who).distinctCountries();
        if (higher == 1) {
            distinct[who] += by;
            int most = Math.max(distinct[who], distinct[who] - by);
            return most == wanted || most == wanted + 1;
        }
        // The second from a country: it does not matter any more that the first was somebody's own.
        return higher == 2 && distinct[who] == wanted;
    }

    /// Whether the members without its own group satisfy its condition.
    boolean satisfied(int pledge) {
        Node condition = ballot.condition(pledge);
        return condition == null || satisfied(condition, pledge);
    }

    private boolean satisfied(Node node, int pledge) {
        if (node.leaf() >= 0) {
            return holds(node.leaf(), pledge);
        }
        for (Node part : node.parts()) {
            if (satisfied(part, pledge) != node.all()) {
                return !node.all();
            }
        }
        return node.all();
    }

    /// Whether a leaf holds for somebody, without its own group.
    boolean holds(int leaf, int pledge) {
        Boolean fixed = ballot.fixed(leaf);
        if (fixed != null) {
            return fixed;
        }
        int who = ballot.whoOfLeaf(leaf);
        if (who < 0) {
            return missing[leaf] == 0 && !namesItself(leaf, pledge);
        }
        int own = own(who, pledge);
        if (count[who] - (own < 0 ? 0 : 1) < ballot.threshold(leaf)) {
            return false;
        }
        int wanted = ballot.who(who).distinctCountries();
        return wanted == 0 || distinct[who] - (isAloneFromItsCountry(who, own) ? 1 : 0) >= wanted;
    }

    /// How many count towards a leaf for somebody, without its own group.
    int others(int leaf, int pledge) {
        int who = ballot.whoOfLeaf(leaf);
        return who < 0 ? 0 : count[who] - (own(who, pledge) < 0 ? 0 : 1);
    }

    // The member of the same group that is counted, or -1. One at most: whom a rule counts has one commitment.
    private int own(int who, int pledge) {
        if (members.get(pledge) && ballot.counts(pledge, who)) {
            return pledge;
        }
        int twin = ballot.twin(pledge);
        return twin >= 0 && members.get(twin) && ballot.counts(twin, who) ? twin : -1;
    }

    private boolean isAloneFromItsCountry(int who, int own) {
        if (own < 0) {
            return false;
        }
        int country = ballot.classOf(own).country();
        return country >= 0 && perCountry[who][country] == 1;
    }

    private boolean namesItself(int leaf, int pledge) {
        return ballot.leaf(leaf) instanceof Rule.Named(var groups, var _) && groups.contains(ballot.group(pledge));
    }
}
