package com.billify.forecast.core;

import java.util.Arrays;

/**
 * How much each month of the year has of what a usual month has. What the company's own years say counts as far as there are years;
 * behind it stands what is true of most small Belgian companies: little in the weeks around 1 August and Christmas.
 */
final class Seasons {
    /** January to December; their mean is one. */
    private static final double[] USUAL = {1.02, 1.02, 1.05, 1.02, 1.02, 1.05, 0.95, 0.85, 1.03, 1.07, 1.02, 0.90};

    /** So many years of one's own weigh as much as what is usual. */
    private static final double USUAL_YEARS = 5;

    private final double[] factors;

    private Seasons(double[] factors) {
        this.factors = factors;
    }

    /**
     * @param totals of complete months, in order, zero or more
     * @param firstMonth of them, months since January 1970
     */
    static Seasons of(double[] totals, int firstMonth) {
        double[] logs = new double[12];
        int[] years = new int[12];
        for (int index = 0; index < totals.length; index++) {
            int from = Math.max(0, Math.min(index - 6, totals.length - 13));
            int to = Math.min(totals.length, from + 13);
            double around = Arrays.stream(totals, from, to).average().orElse(0);
            if (to - from >= 12 && around > 0) {
                int month = Math.floorMod(firstMonth + index, 12);
                logs[month] += Math.log(Math.clamp(totals[index] / around, 0.33, 3.0));
                years[month]++;
            }
        }
        double[] factors = new double[12];
        for (int month = 0; month < 12; month++) {
            double own = logs[month];
            factors[month] = Math.exp((own + USUAL_YEARS * Math.log(USUAL[month])) / (years[month] + USUAL_YEARS));
        }
        return new Seasons(factors);
    }

    /** By how much more happens in one month than in another. Months since January 1970. */
    double ratio(int month, int than) {
        return factors[Math.floorMod(month, 12)] / factors[Math.floorMod(than, 12)];
    }
}
