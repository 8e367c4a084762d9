package com.billify.bench.world;

import java.util.List;
import java.util.SplittableRandom;

/** Draws from a seed: the same seed makes the same company for ever. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A source of its own, so that what one part draws does not change what another one does. */
    Chance split() {
        return new Chance(random.nextLong());
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From first to last, both included. */
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the choices, each with its weight. */
    <T> T weighted(List<T> choices, double... weights) {
        double left = 0;
        for (double weight : weights) {
            left += weight;
        }
        left *= random.nextDouble();
        for (int index = 0; index < weights.length - 1; index++) {
            left -= weights[index];
            if (left < 0) {
                return choices.get(index);
            }
        }
        return choices.get(weights.length - 1);
    }

    double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** Around its median, the larger the spread the longer the tail of large ones. */
    double logNormal(double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }

    /** How often something happens that happens so often on average. */
    int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
