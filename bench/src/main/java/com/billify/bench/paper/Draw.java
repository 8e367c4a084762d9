package com.billify.bench.paper;

import java.util.List;
import java.util.SplittableRandom;

/** Draws from a seed: the same seed makes the same papers for ever. */
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From first to last, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    double normal() {
        return random.nextGaussian();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <E extends Enum<E>> E oneOf(Class<E> type) {
        return oneOf(List.of(type.getEnumConstants()));
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int index = 0; index < count; index++) {
            digits.append(between(0, 9));
        }
        return digits.toString();
    }
}
