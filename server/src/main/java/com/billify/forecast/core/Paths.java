package com.billify.forecast.core;

import java.util.Arrays;

/** What moves on each coming day on each path, and what of it comes from which component. Amounts are minor units. */
final class Paths {
    private final int days;
    private final int count;
    private final double[] moved;
    private final double[][] sums;
    private double[] current;

    Paths(int days, int count) {
        this.days = days;
        this.count = count;
        moved = new double[days * count];
        sums = new double[Component.values().length][days];
        current = sums[0];
    }

    int days() {
        return days;
    }

    int count() {
        return count;
    }

    /** What is added from now on belongs to this component. */
    void begin(Component component) {
        current = sums[component.ordinal()];
    }

    /** @param day from 0, the first coming day; what lies beyond the last is left out */
    void add(int day, int path, double amountMinor) {
        if (day < days) {
            moved[day * count + path] += amountMinor;
            current[day] += amountMinor;
        }
    }

    /** The mean over all paths. */
    double mean(Component component, int day) {
        return sums[component.ordinal()][day] / count;
    }

    /** Balances at the end of each day, sorted by size, one row a day. */
    double[][] sortedBalances(double start) {
        double[] balance = new double[count];
        Arrays.fill(balance, start);
        double[][] sorted = new double[days][];
        for (int day = 0; day < days; day++) {
            for (int path = 0; path < count; path++) {
                balance[path] += moved[day * count + path];
            }
            sorted[day] = balance.clone();
            Arrays.sort(sorted[day]);
        }
        return sorted;
    }

    /**
     * The share of paths that are below zero at the end of one of the first days.
     *
     * @param middle the P50 of each day, from which the band widens
     */
    double belowZero(double start, int within, double[] middle, Band band) {
        int below = 0;
        for (int path = 0; path < count; path++) {
            double balance = start;
            boolean sank = false;
            for (int day = 0; day < Math.min(within, days) && !sank; day++) {
                balance += moved[day * count + path];
                sank = band.widened(day, middle[day], balance) < 0;
            }
            below += sank ? 1 : 0;
        }
        return (double) below / count;
    }
}
