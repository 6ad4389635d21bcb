package org.yadman.pure.conditions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What follows from pledges of which some wait for others. Rules speak of *others*: a group's own consents never
/// count towards its own condition.
///
/// # How
///
/// *In force* are those who were so before and still may be, and whoever is satisfied by them. Starting from the
/// members
/// of before, whoever is unsatisfied is taken out until nothing changes; then whoever is satisfied by those in force is
/// added until nothing changes. Rules are monotone (see the package), so it does not matter in which order: the first
/// half ends in the largest set of members that carry one another, the second in the smallest that holds all who
/// follow from it.
/// *Possible* is the largest set in which everybody is satisfied by the others: all, without the unsatisfied.
/// Who is possible and not in force waits in a ring: A for B and B for A, so that nobody can be first. A *circle* is
/// such a ring that waits for nobody outside: a strongly connected component, without an edge that leads out, of the
/// graph of who could help whom with what is still open. When a circle is in force, others follow by themselves.
///
/// # How fast
///
/// Ten thousand pledges take some milliseconds: consents that no rule can tell apart are one class, whoever counts
/// towards an [Rule.AtLeast] is counted once for all rules that ask for the same ([Who]), and a rule is looked at
/// again only when a number it asks for is crossed.
public final class Accord {

    private final Ballot ballot;
    private final Tallied inForce;
    private final Set<Pledge.Key> inForceKeys;
    private final Set<Pledge.Key> possibleKeys;
    private final List<Set<Pledge.Key>> circles;

    private Accord(Ballot ballot, Set<Pledge.Key> before) {
        this.ballot = ballot;
        this.inForce = new Tallied(ballot);
        before.stream().map(ballot::index).filter(index -> index >= 0).forEach(inForce::put);
        inForce.takeOutUnsatisfied();
        inForce.addSatisfied();
        Tallied possible = new Tallied(ballot);
        for (int pledge = 0; pledge < ballot.size(); pledge++) {
            possible.put(pledge);
        }
        possible.takeOutUnsatisfied();
        this.inForceKeys = keys(inForce.members());
        this.possibleKeys = keys(possible.members());
        this.circles = new Circles(ballot, inForce, possible)
                .find().stream().map(this::keys).toList();
    }

    /// What follows.
    ///
    /// @param before the keys of those who were in force before; who is no pledge any more does not matter
    /// @throws IllegalArgumentException where two pledges have the same key
    public static Accord of(Collection<Pledge> pledges, Set<Pledge.Key> before, World world) {
        return new Accord(new Ballot(pledges, world), before);
    }

    /// Those who can become public together: the largest part of the hidden ones of which each would be in force if
    /// all of it were public, beside as many groups as it asks for.
    ///
    /// @param hidden by pledge, beside how many other groups in force it wants to be public
    public static Set<Pledge.Key> reveal(
            Collection<Pledge> published, Set<Pledge.Key> before, Map<Pledge, Integer> hidden, World world) {
        Set<Pledge> together = new LinkedHashSet<>(hidden.keySet());
        while (!together.isEmpty()) {
            List<Pledge> all = new ArrayList<>(published);
            all.addAll(together);
            Accord accord = of(all, before, world);
            Set<String> groups = new HashSet<>();
            accord.inForce().forEach(key -> groups.add(key.group()));
            boolean fewer = together.removeIf(pledge -> !accord.inForce().contains(pledge.key())
                    || groups.size() - 1 < Objects.requireNonNull(hidden.get(pledge)));
            if (!fewer) {
                break;
            }
        }
        Set<Pledge.Key> keys = new LinkedHashSet<>();
        together.forEach(pledge -> keys.add(pledge.key()));
        return keys;
    }

    private Set<Pledge.Key> keys(Collection<Integer> pledges) {
        Set<Pledge.Key> keys = new LinkedHashSet<>();
        pledges.forEach(pledge -> keys.add(ballot.key(pledge)));
        return Collections.unmodifiableSet(keys);
    }

    public Set<Pledge.Key> inForce() {
        return inForceKeys;
    }

    /// The largest set of those who could all be in force together.
    public Set<Pledge.Key> possible() {
        return possibleKeys;
    }

    /// Those who could enter together, and wait for nobody else.
    public List<Set<Pledge.Key>> circles() {
        return circles;
    }

    /// The circle somebody waits in; empty where in none.
    public Set<Pledge.Key> circleOf(Pledge.Key key) {
        return circles.stream()
                .filter(circle -> circle.contains(key))
                .findFirst()
                .orElse(Set.of());
    }

    /// What of somebody's condition has not come true, from left to right; nothing where all of it has.
    public List<Rule.Leaf> open(Pledge.Key key) {
        int pledge = ballot.index(key);
        Rule rule = pledge < 0 ? null : ballot.rule(pledge);
        return rule == null || inForce.satisfied(pledge)
                ? List.of()
                : rule.leaves().stream()
                        .filter(leaf -> !inForce.holds(ballot.leaf(leaf), pledge))
                        .toList();
    }

    /// How many others count so far towards a part of somebody's condition.
    public int soFar(Pledge.Key key, Rule.AtLeast towards) {
        int pledge = ballot.index(key);
        return pledge < 0 ? 0 : inForce.others(ballot.leaf(towards), pledge);
    }

    /// The others whose consent counts towards what is open for somebody, and who are not in force.
    public Set<Pledge.Key> couldHelp(Pledge.Key key) {
        int pledge = ballot.index(key);
        Set<Pledge.Key> helpers = new LinkedHashSet<>();
        for (Rule.Leaf leaf : open(key)) {
            for (int other = 0; other < ballot.size(); other++) {
                if (!inForce.contains(other)
                        && !ballot.group(other).equals(ballot.group(pledge))
                        && ballot.couldHelp(other, leaf)) {
                    helpers.add(ballot.key(other));
                }
            }
        }
        return helpers;
    }
}
