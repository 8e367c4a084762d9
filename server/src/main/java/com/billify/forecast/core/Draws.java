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

    /** Sixty-four bits of chance: two draws of {@link #uniformOf}, or four of {@link #index}, which take sixteen each from below. */
    static long bits(long key, int part) {
        return mixed(key + GOLDEN * (part + 1L));
    }

    /** Uniform over [0, 1) by half of the bits, the upper or the lower. */
    static float uniformOf(long bits, boolean lower) {
        return (lower ? (int) bits & 0xFFFFFF : (int) (bits >>> 40)) * 0x1.0p-24f;
    }

    /**
     * One of so many, each as likely as the next, by the lowest sixteen bits.
     *
     * @param of far fewer than 65,536
     */
    static int index(long bits, int of) {
        return (int) (((bits & 0xFFFF) * of) >>> 16);
    }

    /** Standard normal. */
    static double normal(long key, int path) {
        return normalAt(uniform(key, path));
    }

    /** The standard normal value below which a share of all lies (Acklam's rational approximation, good to nine digits). */
    static double normalAt(double share) {
        double tail = Math.min(share, 1 - share);
        double value;
        if (tail < 0.02425) {
            double q = Math.sqrt(-2 * Math.log(tail));
            value = (((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q
                                                            - 2.549732539343734)
                                                    * q
                                            + 4.374664141464968)
                                    * q
                            + 2.938163982698783)
                    / ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q
                                            + 3.754408661907416)
                                    * q
                            + 1);
        } else {
            double q = tail - 0.5;
            double r = q * q;
            value = (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.3577518672690)
                                                    * r
                                            - 30.66479806614716)
                                    * r
                            + 2.506628277459239)
                    * q
                    / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972)
                                                    * r
                                            - 13.28068155288572)
                                    * r
                            + 1);
        }
        return share < 0.5 ? value : -value;
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
