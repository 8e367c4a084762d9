package com.billify.forecast.core;

import java.util.Arrays;

/**
 * How much each month of the year has of what a usual month has. What the company's own years say counts as far as there are years;
 * behind it stands what is true of most small Belgian companies: little in the weeks around 1 August and Christmas. A shop that sells as
 * much every week has said more with one year than a company that lives of a few large jobs.
 */
final class Seasons {
    /** January to December; their mean is one. */
    private static final double[] USUAL = {1.02, 1.02, 1.05, 1.02, 1.02, 1.05, 0.95, 0.85, 1.03, 1.07, 1.02, 0.90};

    /** How far the season of a company lies from what is usual, as a standard deviation of logarithms. */
    private static final double OWN_SPREAD = 0.15;

    /** How far the same month of two years differs beyond what chance within it explains: levels move. */
    private static final double YEAR_SPREAD = 0.25;

    private static final double WEEKS_OF_MONTH = 365.25 / 84;

    private final double[] factors;

    private Seasons(double[] factors) {
        this.factors = factors;
    }

    /**
     * @param totals of complete months, in order, zero or more
     * @param firstMonth of them, months since January 1970
     * @param noise by how much a month's total is off by chance alone, as a share of it
     */
    static Seasons of(double[] totals, int firstMonth, double noise) {
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
        double usualYears = (noise * noise + YEAR_SPREAD * YEAR_SPREAD) / (OWN_SPREAD * OWN_SPREAD);
        double[] factors = new double[12];
        for (int month = 0; month < 12; month++) {
            factors[month] =
                    Math.exp((logs[month] + usualYears * Math.log(USUAL[month])) / (years[month] + usualYears));
        }
        return new Seasons(factors);
    }

    /**
     * By how much a month's total is off by chance alone: what weeks that follow each other differ by, which no season explains.
     *
     * @param weeks totals of weeks, in order, zero or more
     * @return a share of the total
     */
    static double noise(double[] weeks) {
        double mean = Arrays.stream(weeks).average().orElse(0);
        if (weeks.length < 2 || mean == 0) {
            return 1;
        }
        double squares = 0;
        for (int week = 1; week < weeks.length; week++) {
            squares += (weeks[week] - weeks[week - 1]) * (weeks[week] - weeks[week - 1]);
        }
        return Math.sqrt(squares / (weeks.length - 1) / 2 / WEEKS_OF_MONTH) / mean;
    }

    /** How much a month has of what a usual one has. Months since January 1970. */
    double factor(int month) {
        return factors[Math.floorMod(month, 12)];
    }

    /** By how much more happens in one month than in another. Months since January 1970. */
    double ratio(int month, int than) {
        return factor(month) / factor(than);
    }
}
