package org.yadman.agreements;

import java.util.Map;
import org.yadman.pure.conditions.Commitment;

/// How many agree, as everybody may know it.
///
/// @param inForce groups whose agreement is in force, by commitment
/// @param waiting groups that wait for others, by commitment
/// @param groups how many different groups have one in force
/// @param countries from how many countries they are
/// @param unnamed how many more are counted and not named: a multiple of five, once a week
record Totals(
        Map<Commitment, Integer> inForce, Map<Commitment, Integer> waiting, int groups, int countries, int unnamed) {
    public Totals {
        inForce = Map.copyOf(inForce);
        waiting = Map.copyOf(waiting);
    }

    public int inForce(Commitment commitment) {
        return inForce.getOrDefault(commitment, 0);
    }

    public int waiting(Commitment commitment) {
        return waiting.getOrDefault(commitment, 0);
    }
}
