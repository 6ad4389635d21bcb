package org.yadman.pure.conditions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/// Finds the circles: Tarjan's strongly connected components (1972) of the graph of who could help whom, without
/// recursion. Between two pledges stand nodes for what is asked ([Who]) and for classes of consents, so that a
/// thousand who wait for the same do not make a million edges.
final class Circles {

    private final Ballot ballot;
    private final Tallied inForce;
    private final int[] waiting;
    private final int firstWho;
    private final int firstClass;
    private final int nodes;
    private final List<List<Integer>> ofClass = new ArrayList<>();
    private final int[][] edges;

    Circles(Ballot ballot, Tallied inForce, Tallied possible) {
        this.ballot = ballot;
        this.inForce = inForce;
        this.waiting = possible.members().stream()
                .mapToInt(pledge -> pledge)
                .filter(pledge -> !inForce.contains(pledge))
                .toArray();
        this.firstWho = ballot.size();
        this.firstClass = firstWho + ballot.whos();
        this.nodes = firstClass + ballot.classes();
        for (int each = 0; each < ballot.classes(); each++) {
            ofClass.add(new ArrayList<>(0));
        }
        for (int pledge : waiting) {
            ofClass.get(ballot.classNumber(pledge)).add(pledge);
        }
        this.edges = new int[nodes][];
    }

    /// Each circle with the numbers of its members.
    List<Set<Integer>> find() {
        List<Set<Integer>> found = new ArrayList<>();
        if (waiting.length == 0) {
            return found;
        }
        connect();
        Components components = new Components(nodes, edges);
        for (int pledge : waiting) {
            components.from(pledge);
        }
        Set<Integer> open = components.open();
        Map<Integer, Set<Integer>> members = new TreeMap<>();
        for (int pledge : waiting) {
            int component = components.of(pledge);
            if (!open.contains(component)) {
                members.computeIfAbsent(component, c -> new LinkedHashSet<>()).add(pledge);
            }
        }
        members.values().stream().filter(circle -> circle.size() > 1).forEach(found::add);
        return found;
    }

    private void connect() {
        for (int each = 0; each < ballot.classes(); each++) {
            edges[firstClass + each] =
                    ofClass.get(each).stream().mapToInt(pledge -> pledge).toArray();
        }
        List<List<Integer>> classesOfWho = new ArrayList<>();
        for (int who = 0; who < ballot.whos(); who++) {
            classesOfWho.add(new ArrayList<>());
        }
        for (int each = 0; each < ballot.classes(); each++) {
            if (!ofClass.get(each).isEmpty()) {
                for (int who : ballot.classOf(ofClass.get(each).getFirst()).whos()) {
                    classesOfWho.get(who).add(firstClass + each);
                }
            }
        }
        for (int who = 0; who < ballot.whos(); who++) {
            edges[firstWho + who] =
                    classesOfWho.get(who).stream().mapToInt(node -> node).toArray();
        }
        for (int pledge : waiting) {
            edges[pledge] = helpers(pledge);
        }
    }

    // Who could help this one, or the nodes behind which they stand.
    private int[] helpers(int pledge) {
        Set<Integer> to = new LinkedHashSet<>();
        Rule rule = ballot.rule(pledge);
        if (rule == null) {
            return new int[0];
        }
        for (Rule.Leaf leaf : rule.leaves()) {
            int number = ballot.leaf(leaf);
            if (ballot.fixed(number) != null || inForce.holds(number, pledge)) {
                continue;
            }
            int who = ballot.whoOfLeaf(number);
            if (who >= 0) {
                // A node behind which nobody stands would look like somebody else who could help.
                if (edges[firstWho + who].length > 0) {
                    to.addAll(behind(who, pledge));
                }
            } else if (leaf instanceof Rule.Named(var groups, var commitment)) {
                for (String group : groups) {
                    int named = ballot.index(new Pledge.Key(group, commitment));
                    if (named >= 0 && isAnotherThatWaits(named, pledge)) {
                        to.add(named);
                    }
                }
            }
        }
        return to.stream().mapToInt(node -> node).toArray();
    }

    private boolean isAnotherThatWaits(int helper, int pledge) {
        return isWaiting(helper) && !ballot.group(helper).equals(ballot.group(pledge));
    }

    // Its own group's other pledge is no help, so whoever has one that waits goes around the shared node.
    private Set<Integer> behind(int who, int pledge) {
        int twin = ballot.twin(pledge);
        if (twin < 0 || !ballot.counts(twin, who) || !isWaiting(twin)) {
            return Set.of(firstWho + who);
        }
        Set<Integer> each = new LinkedHashSet<>();
        for (int other : waiting) {
            if (other != twin && other != pledge && ballot.counts(other, who)) {
                each.add(other);
            }
        }
        return each;
    }

    private boolean isWaiting(int pledge) {
        return Arrays.binarySearch(waiting, pledge) >= 0;
    }

    /// Tarjan's algorithm with a stack of its own.
    private static final class Components {
        private final int[][] edges;
        private final int[] order;
        private final int[] low;
        private final int[] component;
        private final int[] nextEdge;
        private final ArrayDeque<Integer> path = new ArrayDeque<>();
        private final ArrayDeque<Integer> stack = new ArrayDeque<>();
        private int counter;
        private int components;

        Components(int nodes, int[][] edges) {
            this.edges = edges;
            this.order = new int[nodes];
            this.low = new int[nodes];
            this.component = new int[nodes];
            this.nextEdge = new int[nodes];
            Arrays.fill(component, -1);
        }

        int of(int node) {
            return component[node];
        }

        void from(int root) {
            if (order[root] == 0) {
                enter(root);
            }
            while (!path.isEmpty()) {
                int node = path.getLast();
                if (nextEdge[node] < edges[node].length) {
                    int to = edges[node][nextEdge[node]++];
                    if (order[to] == 0) {
                        enter(to);
                    } else if (component[to] < 0) {
                        low[node] = Math.min(low[node], order[to]);
                    }
                } else {
                    leave(node);
                }
            }
        }

        private void enter(int node) {
            order[node] = ++counter;
            low[node] = order[node];
            path.addLast(node);
            stack.addLast(node);
        }

        private void leave(int node) {
            path.removeLast();
            if (!path.isEmpty()) {
                int parent = path.getLast();
                low[parent] = Math.min(low[parent], low[node]);
            }
            if (low[node] == order[node]) {
                int member;
                do {
                    member = stack.removeLast();
                    component[member] = components;
                } while (member != node);
                components++;
            }
        }

        /// The components from which an edge leads out.
        Set<Integer> open() {
            Set<Integer> open = new HashSet<>();
            for (int node = 0; node < edges.length; node++) {
                int from = component[node];
                if (from >= 0) {
                    IntConsumer look = to -> {
                        if (component[to] != from) {
                            open.add(from);
                        }
                    };
                    Arrays.stream(edges[node]).forEach(look);
                }
            }
            return open;
        }
    }
}
