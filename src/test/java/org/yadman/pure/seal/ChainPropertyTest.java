package org.yadman.pure.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yadman.pure.seal.ChainWalk.Fault;

/// Random chains, and what somebody could do to them.
class ChainPropertyTest {

    static List<Integer> seeds() {
        List<Integer> seeds = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    private static List<ChainLine> chain(Random random) {
        List<ChainLine> chain = new ArrayList<>();
        String before = ChainLine.BEFORE_FIRST;
        int length = 3 + random.nextInt(20);
        for (int number = 1; number <= length; number++) {
            ChainLine line = ChainLine.after(
                    before, number, "2026-11-0" + (1 + random.nextInt(9)), word(random), word(random), content(random));
            chain.add(line);
            before = line.link();
        }
        return chain;
    }

    // Few letters, so that two lines are often nearly the same.
    private static String word(Random random) {
        return "ab".substring(random.nextInt(3)).repeat(random.nextInt(3));
    }

    private static String content(Random random) {
        return CanonicalBytes.of("test").number(random.nextInt(5)).sha256();
    }

    private static List<Fault> faults(List<ChainLine> chain) {
        ChainWalk walk = new ChainWalk();
        List<Fault> faults = new ArrayList<>();
        chain.forEach(line -> walk.next(line).ifPresent(faults::add));
        return faults;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_chain_as_it_was_made_has_no_fault(int seed) {
        List<ChainLine> chain = chain(new Random(seed));
        assertThat(faults(chain)).isEmpty();
        ChainWalk walk = new ChainWalk();
        chain.forEach(walk::next);
        assertThat(walk.number()).isEqualTo(chain.size());
        assertThat(walk.link()).isEqualTo(chain.getLast().link());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_change_of_a_line_is_found_at_the_line_or_the_next(int seed) {
        Random random = new Random(seed);
        List<ChainLine> chain = chain(random);
        int place = random.nextInt(chain.size());
        ChainLine old = chain.get(place);
        List<ChainLine> changed = List.of(
                new ChainLine(old.number(), old.day() + "x", old.act(), old.actor(), old.content(), old.link()),
                new ChainLine(old.number(), old.day(), old.act() + "x", old.actor(), old.content(), old.link()),
                new ChainLine(old.number(), old.day(), old.act(), old.actor() + "x", old.content(), old.link()),
                new ChainLine(old.number(), old.day(), old.act(), old.actor(), other(old.content()), old.link()),
                new ChainLine(old.number(), old.day(), old.act(), old.actor(), old.content(), other(old.link())),
                // What stood at the end of one field moves to the beginning of the next.
                new ChainLine(
                        old.number(),
                        old.day().substring(0, 9),
                        old.day().substring(9) + old.act(),
                        old.actor(),
                        old.content(),
                        old.link()));
        for (ChainLine line : changed) {
            List<ChainLine> tampered = new ArrayList<>(chain);
            tampered.set(place, line);
            assertThat(faults(tampered))
                    .as(line.toString())
                    .anyMatch(fault -> fault.found() == old.number() || fault.found() == old.number() + 1);
        }
    }

    private static String other(String hash) {
        return (hash.charAt(0) == '0' ? "1" : "0") + hash.substring(1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_written_anew_with_a_link_that_fits_is_found_at_the_next(int seed) {
        Random random = new Random(seed);
        List<ChainLine> chain = chain(random);
        int place = random.nextInt(chain.size() - 1);
        ChainLine old = chain.get(place);
        String before =
                place == 0 ? ChainLine.BEFORE_FIRST : chain.get(place - 1).link();
        chain.set(place, ChainLine.after(before, old.number(), old.day(), old.act() + "x", old.actor(), old.content()));
        assertThat(faults(chain)).containsExactly(new Fault(false, old.number() + 1, old.number() + 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_taken_from_the_middle_is_missed_even_when_the_others_are_numbered_anew(int seed) {
        Random random = new Random(seed);
        List<ChainLine> chain = chain(random);
        int place = random.nextInt(chain.size() - 1);
        List<ChainLine> shorter = new ArrayList<>(chain);
        shorter.remove(place);
        assertThat(faults(shorter)).containsExactly(new Fault(true, place + 1, place + 2));
        assertThat(faults(numbered(shorter))).isNotEmpty();
    }

    private static List<ChainLine> numbered(List<ChainLine> lines) {
        List<ChainLine> numbered = new ArrayList<>();
        for (ChainLine line : lines) {
            numbered.add(new ChainLine(
                    numbered.size() + 1, line.day(), line.act(), line.actor(), line.content(), line.link()));
        }
        return numbered;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void two_lines_that_changed_places_are_found(int seed) {
        Random random = new Random(seed);
        List<ChainLine> chain = chain(random);
        int one = random.nextInt(chain.size());
        int other = (one + 1 + random.nextInt(chain.size() - 1)) % chain.size();
        Collections.swap(chain, one, other);
        assertThat(faults(chain)).isNotEmpty();
        assertThat(faults(numbered(chain))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_line_put_in_between_is_found_even_when_it_fits_the_line_before(int seed) {
        Random random = new Random(seed);
        List<ChainLine> chain = chain(random);
        int place = random.nextInt(chain.size());
        String before =
                place == 0 ? ChainLine.BEFORE_FIRST : chain.get(place - 1).link();
        chain.add(place, ChainLine.after(before, place + 1, "2026-11-01", word(random), "x", content(random)));
        assertThat(faults(chain)).isNotEmpty();
        assertThat(faults(numbered(chain))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lines_taken_from_the_end_are_seen_only_by_who_knows_the_end(int seed) {
        Random random = new Random(seed);
        List<ChainLine> chain = chain(random);
        ChainLine known = chain.getLast();
        List<ChainLine> shorter = chain.subList(0, random.nextInt(chain.size()));
        assertThat(faults(shorter)).isEmpty();
        ChainWalk walk = new ChainWalk();
        shorter.forEach(walk::next);
        assertThat(walk.number()).isLessThan(known.number());
    }
}
