package com.billify.forecast.core;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * By how much what has no rhythm grows or shrinks from month to month, where that is beyond doubt; else not at all. Most companies sell as
 * much as before, and a few large jobs look like growth.
 *
 * @param monthly as a logarithm; 0 for none
 */
record Growth(double monthly) {
    static final Growth NONE = new Growth(0);

    private static final int FEWEST_MONTHS = 6;
    private static final double HALF_LIFE_MONTHS = 13;

    /** So many standard errors from nothing, before it is believed. */
    private static final double CLEAR = 2.5;

    /** How fast companies grow, as a standard deviation: a slope that is less sure than this is drawn towards none. */
    private static final double USUAL_SPREAD = 0.02;

    /** Nobody grows for ever: with each coming month so much of the growth of the one before goes on. */
    private static final double LASTING = 0.9;

    /** As a logarithm: nobody is believed to have grown by more since a past day. */
    private static final double MOST = 1.0;

    /** By how much a month is off by chance at least, as a share of it. */
    private static final double LEAST_NOISE = 0.08;

    private static final double DAYS_OF_MONTH = 365.25 / 12;

    /**
     * @param totals of complete months, in order, zero or more
     * @param firstMonth of them, months since January 1970
     * @param seasons which are taken out of the totals first
     */
    static Growth of(double[] totals, int firstMonth, Seasons seasons) {
        int count = totals.length;
        if (count < FEWEST_MONTHS) {
            return NONE;
        }
        double[] even = new double[count];
        double[] weights = new double[count];
        for (int index = 0; index < count; index++) {
            even[index] = totals[index] / seasons.factor(firstMonth + index);
            weights[index] = Math.pow(0.5, (count - 1 - index) / HALF_LIFE_MONTHS);
        }
        double sum = Arrays.stream(weights).sum();
        double level = sum(weights, index -> even[index]) / sum;
        double middle = sum(weights, index -> index) / sum;
        if (level <= 0) {
            return NONE;
        }
        double squares = sum(weights, index -> (index - middle) * (index - middle));
        double slope = sum(weights, index -> (index - middle) * even[index] / level) / squares;
        double leaning = sum(weights, index -> weights[index] * (index - middle) * (index - middle));
        double error = noise(even, weights, level, middle, slope) * Math.sqrt(leaning) / squares;
        if (Math.abs(slope) < CLEAR * error) {
            return NONE;
        }
        double spread = USUAL_SPREAD * USUAL_SPREAD;
        return new Growth(slope * spread / (spread + error * error));
    }

    private static double sum(double[] weights, IntToDoubleFunction of) {
        return IntStream.range(0, weights.length)
                .mapToDouble(index -> weights[index] * of.applyAsDouble(index))
                .sum();
    }

    /**
     * By how much a month is off the line, as a share of the level: what months that follow each other differ by, or more where all lie off it
     * together, as in a season.
     */
    private static double noise(double[] even, double[] weights, double level, double middle, double slope) {
        double steps = 0;
        for (int index = 1; index < even.length; index++) {
            double step = (even[index] - even[index - 1]) / level;
            steps += step * step;
        }
        double off = sum(weights, index -> {
            double one = even[index] / level - 1 - slope * (index - middle);
            return one * one;
        });
        double square = Math.max(
                steps / (even.length - 1) / 2, off / Arrays.stream(weights).sum());
        return Math.max(LEAST_NOISE, Math.sqrt(square));
    }

    /**
     * By how much more than on a past day comes on a coming one.
     *
     * @param known the last day of which all is known, as the others {@link java.time.LocalDate#toEpochDay}
     */
    double ratio(int past, int known, int coming) {
        if (monthly == 0) {
            return 1;
        }
        double since = (known - past) / DAYS_OF_MONTH;
        double ahead = (1 - Math.pow(LASTING, (coming - known) / DAYS_OF_MONTH)) / (1 - LASTING);
        return Math.exp(Math.clamp(monthly * (since + ahead), -MOST, MOST));
    }
}
