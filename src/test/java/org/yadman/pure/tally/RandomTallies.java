package org.yadman.pure.tally;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.yadman.pure.tally.Tally.Count;
import org.yadman.pure.tally.Tally.Method;

/// Tallies by chance, from a seed; small numbers and few words, so that two of them often meet.
final class RandomTallies {

    private static final List<String> WORDS = List.of("overwhelmingly", "narrowly", "با \"اکثریت\" قاطع");

    private final Random random;

    RandomTallies(long seed) {
        random = new Random(seed);
    }

    Tally next() {
        Method method = pick(List.of(Method.values()));
        if (method == Method.QUALITATIVE) {
            return new Tally(method, Map.of(), pick(WORDS));
        }
        return method.counts() ? counted(method) : new Tally(method, Map.of(), "");
    }

    /// One with numbers.
    Tally counted() {
        return counted(
                pick(List.of(Method.COUNTED, Method.RECORDED, Method.ROLL_CALL, Method.SHOW_OF_HANDS, Method.BALLOT)));
    }

    private Tally counted(Method method) {
        while (true) {
            Map<Count, Integer> numbers = new EnumMap<>(Count.class);
            for (Count count : Count.values()) {
                if (random.nextInt(3) > 0) {
                    numbers.put(count, count.isPart() ? random.nextInt(3) : 1 + random.nextInt(3));
                }
            }
            numbers.computeIfPresent(Count.MEMBERS, (count, number) -> number + 2);
            try {
                return new Tally(method, numbers, "");
            } catch (IllegalArgumentException impossible) {
                // Drawn again: what is refused, and why, has its own tests.
            }
        }
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
