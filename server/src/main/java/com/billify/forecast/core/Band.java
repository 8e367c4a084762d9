package com.billify.forecast.core;

/**
 * By how much the simulated band is widened so that it holds what it promises: simulated days know nothing of what never happened
 * before. One factor for each side and stretch of days (split conformal prediction).
 *
 * @param below what the distance from P50 down to P10 is multiplied by, for each of {@link #STRETCHES}
 * @param above the same upwards, P50 to P90
 */
record Band(double[] below, double[] above) {
    /** The last day of each stretch, from 1; the last stretch has no end. */
    static final int[] STRETCHES = {7, 28, 60, Integer.MAX_VALUE};

    static final Band USUAL = new Band(new double[] {1.25, 1.15, 1.05, 1.0}, new double[] {1.1, 1.05, 1.05, 1.0});

    double low(int day, double middle, double p10) {
        return middle - below[stretch(day)] * (middle - p10);
    }

    double high(int day, double middle, double p90) {
        return middle + above[stretch(day)] * (p90 - middle);
    }

    /** A simulated balance, as far from the middle as it is with the widened band. */
    double widened(int day, double middle, double balance) {
        double factor = balance < middle ? below[stretch(day)] : above[stretch(day)];
        return middle + factor * (balance - middle);
    }

    /** @param day from 0 */
    static int stretch(int day) {
        int stretch = 0;
        while (day + 1 > STRETCHES[stretch]) {
            stretch++;
        }
        return stretch;
    }
}
