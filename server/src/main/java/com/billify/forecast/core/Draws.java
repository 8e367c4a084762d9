package com.billify.forecast.core;

/**
 * Chance that repeats: a draw depends on nothing but the seed, what it is for and the path. So two forecasts that differ in
 * one thing draw alike for all others, and their difference is that thing's alone.
 */
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double TO_UNIT = 0x1.0p-53;

    private Draws() {}

    /** A key for what is drawn, from the seed and its name. */
    static long key(long seed, String name) {
        long key = seed;
        for (int i = 0; i < name.length(); i++) {
            key = mixed(key ^ name.charAt(i));
        }
        return key;
    }

    static long key(long key, int part) {
        return mixed(key + GOLDEN * (part + 1L));
    }

    /** Uniform over (0, 1). */
    static double uniform(long key, int path) {
        return ((mixed(key + GOLDEN * (path + 1L)) >>> 11) + 0.5) * TO_UNIT;
    }

    /** Standard normal (Box and Muller). */
    static double normal(long key, int path) {
        double radius = Math.sqrt(-2 * Math.log(uniform(key, path)));
        return radius * Math.cos(2 * Math.PI * uniform(~key, path));
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
