package org.yadman.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.yadman.pure.conditions.Accord;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Pledge;
import org.yadman.pure.conditions.Rule;
import org.yadman.pure.conditions.World;

/// What follows from 10,000 agreements with conditions of every kind: once so that most come true, once so that
/// thousands wait for one another in a ring.
@State(Scope.Benchmark)
public class AccordBench {

    private static final List<String> KINDS = List.of(
            "families", "committee", "association", "union", "human-rights-organisation", "party", "media", "other");
    private static final List<String> COUNTRIES = List.of(
            "DE", "FR", "SE", "US", "GB", "CA", "NL", "NO", "AT", "IT", "CH", "BE", "DK", "FI", "ES", "AU", "JP", "IN",
            "BR", "ZA");
    private static final World WORLD = new World(Map.of(), Set.of(), 10, LocalDate.of(2026, 9, 1));

    private final List<Pledge> following = pledges(false);
    private final List<Pledge> ringed = pledges(true);

    private static List<Pledge> pledges(boolean ring) {
        Random random = new Random(7);
        List<Pledge> pledges = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Commitment commitment = random.nextInt(4) == 0 ? Commitment.AGREES : Commitment.OBSERVES;
            Consent consent = new Consent("g" + i, kind(random), country(random), random.nextInt(4), commitment);
            String rule = rule(random, ring);
            pledges.add(new Pledge(consent, rule.isEmpty() ? null : Rule.parse(rule)));
        }
        return pledges;
    }

    private static String rule(Random random, boolean ring) {
        return switch (random.nextInt(6)) {
            case 0 -> ring ? "at least 1 groups observe" : "";
            case 1, 2 ->
                "at least " + (2 + random.nextInt(ring ? 3000 : 400)) + " "
                        + (random.nextBoolean() ? "groups" : kind(random))
                        + (random.nextInt(3) == 0 ? " in 2 countries" : "") + " observe tier " + random.nextInt(3);
            case 3 -> "groups g" + random.nextInt(10_000) + " observe";
            case 4 ->
                "at least 3 " + kind(random) + " from " + country(random) + " agree and groups g"
                        + random.nextInt(10_000) + " observe";
            default -> "at least 500 groups in 5 countries agree or signatures 100000";
        };
    }

    private static String kind(Random random) {
        return KINDS.get(random.nextInt(KINDS.size()));
    }

    private static String country(Random random) {
        return COUNTRIES.get(random.nextInt(COUNTRIES.size()));
    }

    @Benchmark
    public int tenThousandThatFollow() {
        return Accord.of(following, Set.of(), WORLD).inForce().size();
    }

    @Benchmark
    public int tenThousandInRings() {
        return Accord.of(ringed, Set.of(), WORLD).circles().size();
    }
}
