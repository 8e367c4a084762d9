package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What moves on each coming day on each path, and what of it comes from which part. Amounts are minor units. */
final class Paths {
    private final int days;
    private final int count;
    private final double[] moved;
    private final Map<Name, double[]> sums = new LinkedHashMap<>();
    private double[] current;

    private record Name(Component component, Outlook.Source source, String key) {}

    Paths(int days, int count) {
        this.days = days;
        this.count = count;
        moved = new double[days * count];
        current = new double[days];
    }

    int days() {
        return days;
    }

    int count() {
        return count;
    }

    /** What is added from now on belongs to this part. */
    void begin(Component component, Outlook.Source source, String key) {
        current = sums.computeIfAbsent(new Name(component, source, key), name -> new double[days]);
    }

    /** @param day from 0, the first coming day; what lies beyond the last is left out */
    void add(int day, int path, double amountMinor) {
        if (day < days) {
            moved[day * count + path] += amountMinor;
            current[day] += amountMinor;
        }
    }

    /**
     * What each part adds until the end of each of the first days, on the mean of all paths, to the cent. Parts that add nothing are left
     * out.
     */
    List<Outlook.Part> parts(int until) {
        List<Outlook.Part> parts = new ArrayList<>();
        sums.forEach((name, sum) -> {
            long[] added = new long[until];
            double total = 0;
            boolean any = false;
            for (int day = 0; day < until; day++) {
                total += sum[day];
                added[day] = Math.round(total / count);
                any |= added[day] != 0;
            }
            if (any) {
                parts.add(new Outlook.Part(name.component(), name.source(), name.key(), MinorAmounts.of(added)));
            }
        });
        return parts;
    }

    /** The balance of each path at the end of a day, from 0. */
    double[] balances(double start, int day) {
        double[] balances = new double[count];
        Arrays.fill(balances, start);
        for (int index = 0; index <= day * count + count - 1; index++) {
            balances[index % count] += moved[index];
        }
        return balances;
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
     * The lowest balance at the end of one of the first days, of each path, sorted.
     *
     * @param middle the P50 of each day, from which the band widens
     */
    MinorAmounts lows(double start, int within, double[] middle, Band band) {
        long[] lows = new long[count];
        for (int path = 0; path < count; path++) {
            double balance = start;
            double low = Double.MAX_VALUE;
            for (int day = 0; day < Math.min(within, days); day++) {
                balance += moved[day * count + path];
                low = Math.min(low, band.widened(day, middle[day], balance));
            }
            // Down, so that a hair below a whole cent is below it.
            lows[path] = (long) Math.floor(low);
        }
        Arrays.sort(lows);
        return MinorAmounts.of(lows);
    }
}
