package org.yadman.pure.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The engine against every subset of small cases, and by hand.
class AccordTest {

    private static final World WORLD =
            new World(Map.of("p-5", Milestone.SUBMITTED), Set.of("agm"), 50, LocalDate.parse("2026-06-01"));
    private static final int CASES = 3000;

    private static Pledge pledge(String group, @Nullable String rule) {
        return pledge(group, "committee", "DE", Commitment.OBSERVES, rule);
    }

    private static Pledge pledge(
            String group, String kind, @Nullable String country, Commitment commitment, @Nullable String rule) {
        return new Pledge(new Consent(group, kind, country, 1, commitment), rule == null ? null : Rule.parse(rule));
    }

    private static Set<String> groups(Collection<Pledge.Key> keys) {
        return keys.stream().map(Pledge.Key::group).collect(Collectors.toSet());
    }

    @Test
    void whoever_asks_for_nothing_is_in_force_and_others_follow() {
        Accord accord = Accord.of(
                List.of(pledge("a", null), pledge("b", "groups a observe"), pledge("c", "at least 2 groups observe")),
                Set.of(),
                WORLD);
        assertThat(groups(accord.inForce())).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(accord.circles()).isEmpty();
    }

    @Test
    void three_that_wait_for_one_another_are_a_circle_and_enter_together() {
        List<Pledge> three = List.of(
                pledge("a", "groups b observe"), pledge("b", "groups c observe"), pledge("c", "groups a observe"));
        Accord waiting = Accord.of(three, Set.of(), WORLD);
        assertThat(waiting.inForce()).isEmpty();
        assertThat(groups(waiting.possible())).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(waiting.circles()).hasSize(1);
        Accord together = Accord.of(three, waiting.circles().getFirst(), WORLD);
        assertThat(together.inForce()).isEqualTo(waiting.possible());
        assertThat(together.circles()).isEmpty();
    }

    @Test
    void when_one_of_a_circle_leaves_the_others_fall_back_to_waiting() {
        List<Pledge> left = List.of(pledge("a", "groups b observe"), pledge("b", "groups c observe"));
        Accord accord = Accord.of(left, Set.of(left.get(0).key(), left.get(1).key()), WORLD);
        assertThat(accord.inForce()).isEmpty();
        assertThat(accord.possible()).isEmpty();
        assertThat(accord.open(left.get(1).key())).extracting(Rule::text).containsExactly("groups c observe");
    }

    @Test
    void nobody_counts_towards_their_own_condition() {
        Pledge alone = pledge("a", "at least 2 groups observe");
        Pledge other = pledge("b", null);
        Pledge twin = pledge("a", "committee", "DE", Commitment.AGREES, "at least 1 groups observe");
        Accord accord = Accord.of(List.of(alone, other, twin), Set.of(alone.key()), WORLD);
        assertThat(accord.inForce()).containsExactlyInAnyOrder(other.key(), twin.key());
        assertThat(accord.soFar(alone.key(), (Rule.AtLeast) Rule.parse("at least 2 groups observe")))
                .isEqualTo(1);
        Pledge ofItself = pledge("c", "groups c observe");
        assertThat(Accord.of(List.of(ofItself), Set.of(ofItself.key()), WORLD).possible())
                .isEmpty();
    }

    @Test
    void a_group_pledges_once_to_each_commitment() {
        assertThatThrownBy(() -> Accord.of(List.of(pledge("a", null), pledge("a", "signatures 1")), Set.of(), WORLD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hidden_ones_appear_together_or_not_at_all() {
        Map<Pledge, Integer> hidden = new LinkedHashMap<>();
        hidden.put(pledge("a", null), 2);
        hidden.put(pledge("b", null), 2);
        assertThat(Accord.reveal(List.of(), Set.of(), hidden, WORLD)).isEmpty();
        hidden.put(pledge("c", null), 1);
        assertThat(groups(Accord.reveal(List.of(), Set.of(), hidden, WORLD))).containsExactlyInAnyOrder("a", "b", "c");
        hidden.put(pledge("d", "groups x observe"), 1);
        assertThat(groups(Accord.reveal(List.of(), Set.of(), hidden, WORLD))).hasSize(3);
    }

    @Test
    void small_cases_are_as_every_subset_says() {
        int circles = 0;
        int fallen = 0;
        int ringed = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<Pledge> pledges = pledges(random, 1 + random.nextInt(7));
            Set<Pledge.Key> before = some(pledges, random);
            Brute brute = new Brute(pledges);
            Accord accord = Accord.of(pledges, before, WORLD);
            assertThat(accord.inForce()).as("in force, seed %s", seed).isEqualTo(brute.inForce(before));
            assertThat(accord.possible()).as("possible, seed %s", seed).isEqualTo(brute.possible());
            assertThat(new HashSet<>(accord.circles()))
                    .as("circles, seed %s", seed)
                    .isEqualTo(brute.circles(accord.inForce(), accord.possible()));
            for (Set<Pledge.Key> circle : accord.circles()) {
                Set<Pledge.Key> joined = new HashSet<>(accord.inForce());
                joined.addAll(circle);
                assertThat(Accord.of(pledges, joined, WORLD).inForce())
                        .as("a circle can enter, seed %s", seed)
                        .containsAll(joined);
                circles++;
            }
            for (Pledge each : pledges) {
                assertThat(accord.open(each.key()).isEmpty())
                        .as("open, seed %s", seed)
                        .isEqualTo(brute.satisfied(each, accord.inForce()));
            }
            fallen += accord.inForce().containsAll(before) ? 0 : 1;
            ringed += accord.possible().size() > accord.inForce().size() ? 1 : 0;
            List<Pledge> shuffled = new ArrayList<>(pledges);
            Collections.shuffle(shuffled, random);
            Accord again = Accord.of(shuffled, before, WORLD);
            assertThat(again.inForce()).isEqualTo(accord.inForce());
            assertThat(new HashSet<>(again.circles())).isEqualTo(new HashSet<>(accord.circles()));
        }
        // The cases must be worth looking at.
        assertThat(circles).isGreaterThan(CASES / 60);
        assertThat(fallen).isGreaterThan(CASES / 10);
        assertThat(ringed).isGreaterThanOrEqualTo(circles / 2);
    }

    @Test
    void it_does_not_matter_in_which_order_pledges_come_in() {
        for (int seed = 0; seed < CASES / 10; seed++) {
            Random random = new Random(seed);
            List<Pledge> pledges = pledges(random, 6);
            Set<Pledge.Key> atOnce = Accord.of(pledges, Set.of(), WORLD).inForce();
            Collections.shuffle(pledges, random);
            Set<Pledge.Key> before = Set.of();
            for (int there = 1; there <= pledges.size(); there++) {
                before = Accord.of(pledges.subList(0, there), before, WORLD).inForce();
            }
            assertThat(before).as("seed %s", seed).isEqualTo(atOnce);
        }
    }

    @Test
    void the_batch_is_the_largest_of_all_that_could_appear() {
        int shown = 0;
        for (int seed = 0; seed < CASES / 3; seed++) {
            Random random = new Random(seed);
            List<Pledge> all = pledges(random, 2 + random.nextInt(6));
            int open = random.nextInt(all.size());
            List<Pledge> published = all.subList(0, open);
            Set<Pledge.Key> before = Accord.of(published, Set.of(), WORLD).inForce();
            Map<Pledge, Integer> hidden = new LinkedHashMap<>();
            all.subList(open, all.size()).forEach(pledge -> hidden.put(pledge, 1 + random.nextInt(4)));
            Set<Pledge.Key> batch = Accord.reveal(published, before, hidden, WORLD);
            assertThat(batch).as("seed %s", seed).isEqualTo(largestBatch(published, before, hidden));
            shown += batch.isEmpty() ? 0 : 1;
        }
        assertThat(shown).isGreaterThan(CASES / 45);
    }

    private static Set<Pledge.Key> largestBatch(
            List<Pledge> published, Set<Pledge.Key> before, Map<Pledge, Integer> hidden) {
        List<Pledge> candidates = List.copyOf(hidden.keySet());
        Set<Pledge.Key> union = new HashSet<>();
        for (int subset = 0; subset < 1 << candidates.size(); subset++) {
            List<Pledge> batch = subset(candidates, subset);
            List<Pledge> all = new ArrayList<>(published);
            all.addAll(batch);
            Set<Pledge.Key> inForce = new Brute(all).inForce(before);
            Predicate<Pledge> content = pledge -> inForce.contains(pledge.key())
                    && groups(inForce).stream()
                                    .filter(group -> !group.equals(pledge.key().group()))
                                    .count()
                            >= Objects.requireNonNull(hidden.get(pledge));
            if (batch.stream().allMatch(content)) {
                batch.forEach(pledge -> union.add(pledge.key()));
            }
        }
        return union;
    }

    private static <T> List<T> subset(List<T> all, int bits) {
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((bits >> i & 1) == 1) {
                chosen.add(all.get(i));
            }
        }
        return chosen;
    }

    private static Set<Pledge.Key> some(List<Pledge> pledges, Random random) {
        return pledges.stream()
                .filter(pledge -> random.nextInt(3) > 0)
                .map(Pledge::key)
                .collect(Collectors.toSet());
    }

    private static List<Pledge> pledges(Random random, int most) {
        Map<Pledge.Key, Pledge> pledges = new LinkedHashMap<>();
        for (int i = 0; i < most; i++) {
            String group = String.valueOf((char) ('a' + (random.nextInt(8) == 0 ? random.nextInt(most) : i)));
            // What a group is does not change between its two pledges.
            Random own = new Random(group.charAt(0) * 31L + most);
            Consent consent = new Consent(
                    group,
                    own.nextBoolean() ? "committee" : "families",
                    List.of("DE", "FR", "SE", "").get(own.nextInt(4)).isEmpty()
                            ? null
                            : List.of("DE", "FR", "SE").get(own.nextInt(3)),
                    own.nextInt(4),
                    random.nextInt(8) == 0 ? Commitment.AGREES : Commitment.OBSERVES);
            Pledge pledge = new Pledge(consent, random.nextInt(6) == 0 ? null : rule(random, 2, most));
            pledges.put(pledge.key(), pledge);
        }
        return new ArrayList<>(pledges.values());
    }

    private static Rule rule(Random random, int depth, int most) {
        if (depth > 0 && random.nextInt(3) == 0) {
            List<Rule> parts = List.of(rule(random, depth - 1, most), rule(random, depth - 1, most));
            if (parts.get(0).equals(parts.get(1))) {
                return parts.get(0);
            }
            return random.nextBoolean() ? new Rule.All(parts) : new Rule.Any(parts);
        }
        Commitment commitment = random.nextInt(8) == 0 ? Commitment.AGREES : Commitment.OBSERVES;
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                Set<String> named = new LinkedHashSet<>();
                for (int i = 0; i <= random.nextInt(2); i++) {
                    named.add(String.valueOf((char) ('a' + random.nextInt(most))));
                }
                yield new Rule.Named(named, commitment);
            }
            case 3, 4, 5, 6 -> {
                int distinct = random.nextInt(3) == 0 ? 2 : 0;
                yield new Rule.AtLeast(
                        random.nextInt(20) == 0 ? null : 1 + random.nextInt(3) + (distinct > 0 ? 1 : 0),
                        new Who(
                                random.nextInt(3) == 0 ? Set.of("families") : Set.of(),
                                distinct == 0 && random.nextInt(3) == 0 ? Set.of("DE", "FR") : Set.of(),
                                distinct,
                                random.nextInt(3) == 0 ? 2 : 0,
                                commitment));
            }
            case 7 -> new Rule.Signatures(random.nextBoolean() ? 40 : 60);
            default ->
                random.nextBoolean()
                        ? new Rule.TrackReached("p-5", random.nextBoolean() ? Milestone.SUBMITTED : Milestone.ADOPTED)
                        : new Rule.Words(random.nextBoolean() ? "the board" : "the assembly");
        };
    }

    /// The same by looking at every subset.
    private record Brute(List<Pledge> pledges) {

        boolean satisfied(Pledge pledge, Set<Pledge.Key> members) {
            Set<Consent> others = pledges.stream()
                    .filter(each -> members.contains(each.key()))
                    .map(Pledge::consent)
                    .filter(consent -> !consent.group().equals(pledge.consent().group()))
                    .collect(Collectors.toSet());
            return pledge.condition() == null || pledge.condition().holds(WORLD.with(others));
        }

        private boolean consistent(Collection<Pledge> chosen) {
            Set<Pledge.Key> keys = chosen.stream().map(Pledge::key).collect(Collectors.toSet());
            return chosen.stream().allMatch(pledge -> satisfied(pledge, keys));
        }

        Set<Pledge.Key> possible() {
            return largest(pledges);
        }

        private Set<Pledge.Key> largest(List<Pledge> among) {
            Set<Pledge.Key> union = new HashSet<>();
            for (int bits = 0; bits < 1 << among.size(); bits++) {
                List<Pledge> chosen = subset(among, bits);
                if (consistent(chosen)) {
                    chosen.forEach(pledge -> union.add(pledge.key()));
                }
            }
            return union;
        }

        Set<Pledge.Key> inForce(Set<Pledge.Key> before) {
            Set<Pledge.Key> stay = largest(pledges.stream()
                    .filter(pledge -> before.contains(pledge.key()))
                    .toList());
            // The smallest set that holds them and everybody whom it satisfies: in all such sets at once.
            Set<Pledge.Key> inAll = pledges.stream().map(Pledge::key).collect(Collectors.toSet());
            for (int bits = 0; bits < 1 << pledges.size(); bits++) {
                Set<Pledge.Key> set =
                        subset(pledges, bits).stream().map(Pledge::key).collect(Collectors.toSet());
                boolean closed = set.containsAll(stay)
                        && pledges.stream().allMatch(pledge -> set.contains(pledge.key()) || !satisfied(pledge, set));
                if (closed) {
                    inAll.retainAll(set);
                }
            }
            return inAll;
        }

        Set<Set<Pledge.Key>> circles(Set<Pledge.Key> inForce, Set<Pledge.Key> possible) {
            List<Pledge> waiting = pledges.stream()
                    .filter(pledge -> possible.contains(pledge.key()) && !inForce.contains(pledge.key()))
                    .toList();
            int size = waiting.size();
            boolean[][] reaches = new boolean[size][size];
            for (int from = 0; from < size; from++) {
                for (int to = 0; to < size; to++) {
                    reaches[from][to] = couldHelp(waiting.get(from), waiting.get(to), inForce);
                }
            }
            for (int by = 0; by < size; by++) {
                for (int from = 0; from < size; from++) {
                    for (int to = 0; to < size; to++) {
                        reaches[from][to] |= reaches[from][by] && reaches[by][to];
                    }
                }
            }
            Set<Set<Pledge.Key>> circles = new HashSet<>();
            for (int from = 0; from < size; from++) {
                Set<Pledge.Key> reached = new HashSet<>();
                boolean back = reaches[from][from];
                for (int to = 0; to < size; to++) {
                    if (reaches[from][to]) {
                        reached.add(waiting.get(to).key());
                        back &= reaches[to][from];
                    }
                }
                if (back && reached.size() > 1) {
                    circles.add(reached);
                }
            }
            return circles;
        }

        private boolean couldHelp(Pledge waiting, Pledge helper, Set<Pledge.Key> inForce) {
            if (waiting.consent().group().equals(helper.consent().group()) || waiting.condition() == null) {
                return false;
            }
            return waiting.condition().leaves().stream()
                    .filter(leaf -> !satisfied(new Pledge(waiting.consent(), leaf), inForce))
                    .anyMatch(leaf -> switch (leaf) {
                        case Rule.AtLeast atLeast ->
                            atLeast.threshold() != null && atLeast.who().includes(helper.consent());
                        case Rule.Named named ->
                            named.groups().contains(helper.consent().group())
                                    && named.commitment() == helper.consent().commitment();
                        default -> false;
                    });
        }
    }
}
