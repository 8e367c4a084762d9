package com.billify.reconciliation.core.matching;

import com.billify.reconciliation.core.matching.Evidence.Relation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One thing that an entry of a ledger may be, with the facts that speak for and against it. */
final class Hypothesis {
    static final int[] NO_ITEMS = {};

    final Proposal.Kind kind;
    /** Ascending. */
    final int[] items;

    final Relation relation;
    /** What it pays less the total of the items, in minor units; positive is more than is open. */
    final long difference;

    final double[] facts = new double[Fact.COUNT];
    /** What changes for others whom it makes choose again; empty for nobody. */
    double[] together = {};
    /** By all of its facts: the natural logarithm of its odds, but for a constant. */
    double score;

    double chance;

    Hypothesis(Proposal.Kind kind, int[] items, Relation relation, long difference) {
        this.kind = kind;
        this.items = items;
        this.relation = relation;
        this.difference = difference;
    }

    void say(Fact fact) {
        facts[fact.ordinal()] = 1;
    }

    void say(Fact fact, double measure) {
        facts[fact.ordinal()] = measure;
    }

    boolean says(Fact fact) {
        return facts[fact.ordinal()] != 0;
    }

    void weigh(Weights weights) {
        score = weights.score(facts);
    }

    /** Adds what changes for another who has to choose again. */
    void change(@Nullable Hypothesis from, Hypothesis to) {
        if (together.length == 0) {
            together = new double[Fact.COUNT];
        }
        for (int index = 0; index < facts.length; index++) {
            together[index] += to.facts[index] - (from == null ? 0 : from.facts[index]);
        }
    }

    void weighTogether(Weights weights) {
        score = weights.score(facts) + (together.length == 0 ? 0 : weights.score(together));
    }

    boolean isSame(Hypothesis other) {
        return kind == other.kind && relation == other.relation && Arrays.equals(items, other.items);
    }
}
