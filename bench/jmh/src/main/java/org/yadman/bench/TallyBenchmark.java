package org.yadman.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.yadman.pure.tally.Tally;

/// What sources say of a vote, read and compared.
@State(Scope.Benchmark)
public class TallyBenchmark {

    private String text = "roll-call 507-12-17 not-voting 3 needed 269 quorum 100 of 705";
    private Tally one = Tally.parse("recorded 84-19-68 of 193");
    private Tally other = Tally.parse("recorded 84-19-63 of 193");

    @Benchmark
    public Tally tallyParsed() {
        return Tally.parse(text);
    }

    @Benchmark
    public boolean talliesCompared() {
        return one.agreesWith(other);
    }
}
