package org.yadman.bench;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Consent;
import org.yadman.pure.conditions.Facts;
import org.yadman.pure.conditions.Milestone;
import org.yadman.pure.conditions.Rule;

/// A body's condition, read and asked whether it holds with 300 groups that agree.
@State(Scope.Benchmark)
public class ConditionsBenchmark {

    private String text = "at least 20 human-rights-organisation in 5 countries agree tier 2";
    private String joinedText =
            "(at least 400 families|committee from DE|FR observe or signatures 50000) and track p-5 adopted";
    private Rule rule = Rule.parse(text);
    private Rule joined = Rule.parse(joinedText);
    private Rule named = Rule.parse("groups group-1, group-150, group-299 agree");
    private Facts facts = new Facts(
            IntStream.range(0, 300)
                    .mapToObj(i -> new Consent(
                            "group-" + i,
                            i % 3 == 0 ? "human-rights-organisation" : "committee",
                            i % 2 == 0 ? "DE" : "FR",
                            i % 4,
                            Commitment.AGREES))
                    .collect(Collectors.toSet()),
            Map.of("p-5", Milestone.ADOPTED),
            Set.of(),
            100,
            LocalDate.of(2026, 9, 1));

    @Benchmark
    public Rule conditionParsed() {
        return Rule.parse(joinedText);
    }

    @Benchmark
    public boolean countedCondition() {
        return rule.holds(facts);
    }

    @Benchmark
    public boolean joinedCondition() {
        return joined.holds(facts);
    }

    @Benchmark
    public boolean namedCondition() {
        return named.holds(facts);
    }
}
