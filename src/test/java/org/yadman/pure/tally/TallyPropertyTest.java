package org.yadman.pure.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.yadman.pure.tally.Tally.Count;
import org.yadman.pure.tally.Tally.Method;

/// What must hold for every tally, tried on random ones with fixed seeds.
class TallyPropertyTest {

    @Test
    void what_is_written_is_read_as_the_same_tally() {
        RandomTallies tallies = new RandomTallies(1988);
        Set<Method> methods = EnumSet.noneOf(Method.class);
        for (int i = 0; i < 5_000; i++) {
            Tally tally = tallies.next();
            methods.add(tally.method());
            String text = tally.text();
            assertThat(Tally.parse(text)).as(text).isEqualTo(tally);
            assertThat(Tally.parse(text).text()).isEqualTo(text);
            String loud = "\t" + text.replace(" ", "   ") + "  ";
            assertThat(Tally.parse(tally.words().isEmpty() ? loud.toUpperCase(Locale.ROOT) : text))
                    .as(loud)
                    .isEqualTo(tally);
        }
        assertThat(methods).containsExactlyInAnyOrder(Method.values());
    }

    @Test
    void every_tally_agrees_with_itself_and_says_no_more_than_itself() {
        RandomTallies tallies = new RandomTallies(1367);
        for (int i = 0; i < 5_000; i++) {
            Tally tally = tallies.next();
            assertThat(tally.agreesWith(tally)).as(tally.text()).isTrue();
            assertThat(tally.saysMore(tally)).as(tally.text()).isFalse();
        }
    }

    @Test
    void agreement_is_mutual_and_at_most_one_of_two_says_more_and_only_where_they_agree() {
        RandomTallies tallies = new RandomTallies(2002);
        int agreeing = 0;
        int more = 0;
        for (int i = 0; i < 50_000; i++) {
            Tally one = tallies.next();
            Tally other = tallies.next();
            String both = one.text() + " / " + other.text();
            assertThat(one.agreesWith(other)).as(both).isEqualTo(other.agreesWith(one));
            assertThat(one.saysMore(other) && other.saysMore(one)).as(both).isFalse();
            if (one.saysMore(other)) {
                assertThat(one.agreesWith(other)).as(both).isTrue();
                more++;
            }
            agreeing += one.agreesWith(other) ? 1 : 0;
        }
        assertThat(agreeing).isBetween(5_000, 45_000);
        assertThat(more).isGreaterThan(1_000);
    }

    @Test
    void what_says_more_than_one_that_says_more_than_a_third_says_more_than_the_third() {
        RandomTallies tallies = new RandomTallies(2013);
        int chains = 0;
        for (int i = 0; i < 3_000; i++) {
            Tally first = tallies.next();
            Tally second = lessThan(first, i);
            Tally third = lessThan(second, i + 1);
            if (first.saysMore(second) && second.saysMore(third)) {
                assertThat(first.saysMore(third))
                        .as(first.text() + " / " + second.text() + " / " + third.text())
                        .isTrue();
                chains++;
            }
        }
        assertThat(chains).isGreaterThan(500);
    }

    // The same with one thing left unsaid: a number, or how they voted.
    private static Tally lessThan(Tally tally, int which) {
        if (!tally.method().counts()) {
            return tally.method() == Method.QUALITATIVE ? tally : new Tally(Method.WITHOUT_VOTE, Map.of(), "");
        }
        List<Count> leave = new ArrayList<>(tally.numbers().keySet());
        Map<Count, Integer> numbers = new EnumMap<>(Count.class);
        numbers.putAll(tally.numbers());
        numbers.remove(leave.get(which % leave.size()));
        if (which % 4 == 0 || (!numbers.containsKey(Count.YES) && !numbers.containsKey(Count.NO))) {
            return tally.method() == Method.COUNTED
                    ? new Tally(Method.QUALITATIVE, Map.of(), "overwhelmingly")
                    : new Tally(Method.COUNTED, tally.numbers(), "");
        }
        return new Tally(tally.method(), numbers, "");
    }

    /// Everything that can have happened in a small body, and whether a tally is true of it: the meaning of
    /// "agree" and of "says more", written without them.
    private record World(Method way, Map<Count, Integer> numbers) {

        boolean bearsOut(Tally tally) {
            boolean way = tally.method() == this.way
                    || tally.method() == Method.COUNTED
                    || (tally.method() == Method.RECORDED && this.way == Method.ROLL_CALL);
            return way && this.numbers.entrySet().containsAll(tally.numbers().entrySet());
        }

        int count(Count count) {
            return numbers.getOrDefault(count, 0);
        }

        // Who is absent is not there; of an empty seat nobody is.
        boolean quorate(int quorum, boolean said) {
            int there = count(Count.YES) + count(Count.NO) + count(Count.ABSTAIN) + count(Count.NOT_VOTING);
            return (there >= quorum) == said;
        }

        static void forEach(Consumer<World> each) {
            for (Method way : List.of(Method.RECORDED, Method.ROLL_CALL, Method.SHOW_OF_HANDS, Method.BALLOT)) {
                for (int i = 0; i < 243; i++) {
                    Map<Count, Integer> parts = new EnumMap<>(Map.of(
                            Count.YES, i % 3,
                            Count.NO, i / 3 % 3,
                            Count.ABSTAIN, i / 9 % 3,
                            Count.ABSENT, i / 27 % 3,
                            Count.NOT_VOTING, i / 81));
                    int sum =
                            parts.values().stream().mapToInt(Integer::intValue).sum();
                    // A seat can be empty, so the parts need not fill the body; 10 is larger than any sum.
                    for (int members : List.of(3, 4, 5, 10)) {
                        if (sum <= members) {
                            Map<Count, Integer> numbers = new EnumMap<>(parts);
                            numbers.put(Count.MEMBERS, members);
                            each.accept(new World(way, numbers));
                        }
                    }
                }
            }
        }
    }

    @Test
    void two_agree_exactly_where_something_can_have_happened_that_bears_out_both() {
        List<World> worlds = new ArrayList<>();
        World.forEach(worlds::add);
        RandomTallies tallies = new RandomTallies(1381);
        int agreeing = 0;
        for (int i = 0; i < 3_000; i++) {
            Tally one = withoutThresholds(tallies.counted());
            Tally other = withoutThresholds(tallies.counted());
            String both = one.text() + " / " + other.text();
            boolean possible = worlds.stream().anyMatch(world -> world.bearsOut(one) && world.bearsOut(other));
            assertThat(one.agreesWith(other)).as(both).isEqualTo(possible);
            if (one.saysMore(other)) {
                assertThat(worlds).as(both).noneMatch(world -> world.bearsOut(one) && !world.bearsOut(other));
            }
            agreeing += possible ? 1 : 0;
        }
        assertThat(agreeing).isBetween(100, 2_900);
    }

    /// Quorum and votes needed are met exactly where that is so in everything that can have happened.
    @Test
    void whether_it_was_enough_is_said_only_where_nothing_else_can_have_happened() {
        List<World> worlds = new ArrayList<>();
        World.forEach(worlds::add);
        RandomTallies tallies = new RandomTallies(1401);
        int reached = 0;
        int open = 0;
        for (int i = 0; i < 3_000; i++) {
            Tally tally = tallies.counted();
            Tally numbers = withoutThresholds(tally);
            List<World> possible =
                    worlds.stream().filter(world -> world.bearsOut(numbers)).toList();
            Integer quorum = tally.numbers().get(Count.QUORUM);
            if (tally.quorate().isPresent() && quorum != null) {
                boolean said = tally.quorate().get();
                assertThat(possible).as(tally.text()).allMatch(world -> world.quorate(quorum, said));
                reached += said ? 1 : 0;
            } else {
                open++;
            }
            Integer needed = tally.numbers().get(Count.NEEDED);
            if (tally.enough().isPresent() && needed != null) {
                boolean said = tally.enough().get();
                assertThat(possible).as(tally.text()).allMatch(world -> (world.count(Count.YES) >= needed) == said);
            }
        }
        assertThat(reached).isGreaterThan(100);
        assertThat(open).isGreaterThan(100);
    }

    @Test
    void the_members_of_a_body_change_nothing_but_how_many_they_are() {
        RandomTallies tallies = new RandomTallies(1357);
        int among = 0;
        for (int i = 0; i < 5_000; i++) {
            Tally tally = tallies.next();
            for (int members = 0; members < 8; members++) {
                var with = tally.among(members);
                if (with.isPresent()) {
                    among++;
                    assertThat(tally.method().counts()).isTrue();
                    assertThat(with.get().numbers()).containsEntry(Count.MEMBERS, members);
                    assertThat(with.get().saysMore(tally)).as(tally.text()).isTrue();
                    assertThat(with.get().shareOfVotes()).isEqualTo(tally.shareOfVotes());
                    assertThat(tally.shareOfMembers()).isEmpty();
                }
            }
        }
        assertThat(among).isGreaterThan(1_000);
    }

    private static Tally withoutThresholds(Tally tally) {
        Map<Count, Integer> numbers = new EnumMap<>(Count.class);
        numbers.putAll(tally.numbers());
        numbers.keySet().removeAll(EnumSet.of(Count.NEEDED, Count.QUORUM));
        return new Tally(tally.method(), numbers, "");
    }
}
