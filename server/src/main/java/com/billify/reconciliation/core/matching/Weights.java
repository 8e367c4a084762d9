package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * What each {@link Fact} weighs: the natural logarithm of the odds that it gives. The weights are the same for all
 * companies; how a company's customers pay is read from its own books.
 */
public final class Weights {
    /** Those in {@link Fact}, fitted as docs/decisions/0030 says. */
    public static final Weights FITTED = new Weights(Fact.weights());

    private final double[] values;

    private Weights(double[] values) {
        this.values = values;
    }

    /** @param values in the order of {@link #names()} */
    public static Weights of(double... values) {
        if (values.length != Fact.COUNT) {
            throw new IllegalArgumentException(values.length + " weights for " + Fact.COUNT + " facts");
        }
        return new Weights(values.clone());
    }

    /** The names of the facts, in the order of their weights. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Fact fact : Fact.values()) {
            names.add(fact.name());
        }
        return List.copyOf(names);
    }

    public double[] values() {
        return values.clone();
    }

    double score(double[] facts) {
        double score = 0;
        for (int index = 0; index < facts.length; index++) {
            score += values[index] * facts[index];
        }
        return score;
    }
}
