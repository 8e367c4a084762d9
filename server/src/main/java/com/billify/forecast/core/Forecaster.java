package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.List;

/** The balance of the coming days. */
public final class Forecaster {
    private Forecaster() {}

    /** A coming day: balance at its end, minor units. */
    public record Day(long p10Minor, long p50Minor, long p90Minor, double meanMinor) {}

    /** An open document. */
    public record Item(String documentId, double paidWithin30Days, int p10Day, int p50Day, int p90Day, double never) {}

    public record Outlook(List<Day> days, double belowZero30, double belowZero90, List<Item> items, double[][] contributions) {}

    public static Outlook forecast(CashHistory history, int days, int paths, long seed) {
        Simulation simulation = new Simulation(history, days, paths, seed);
        Paths ran = simulation.run();
        double start = history.balanceMinor();
        double[][] balances = ran.sortedBalances(start);
        List<Day> out = new ArrayList<>();
        double mean = start;
        double[][] contributions = new double[Component.values().length][days];
        for (int day = 0; day < days; day++) {
            double[] sorted = balances[day];
            for (Component component : Component.values()) {
                contributions[component.ordinal()][day] = ran.mean(component, day);
                mean += ran.mean(component, day);
            }
            out.add(new Day(at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9), mean));
        }
        List<Item> items = new ArrayList<>();
        int asOf = (int) history.asOf().toEpochDay();
        for (Simulation.ItemOutlook item : simulation.items) {
            double within = 0;
            double sum = 0;
            int[] at = {-1, -1, -1};
            double total = 1 - item.never();
            for (int day = 0; day < item.chances().length; day++) {
                sum += item.chances()[day];
                within += day < 30 ? item.chances()[day] : 0;
                for (int q = 0; q < 3; q++) {
                    if (at[q] < 0 && sum >= total * (0.1 + 0.4 * q)) {
                        at[q] = asOf + 1 + day;
                    }
                }
            }
            items.add(new Item(item.document().id(), within, at[0], at[1], at[2], item.never()));
        }
        return new Outlook(out, below(ran.lowest(start, 30)), below(ran.lowest(start, 90)), items, contributions);
    }

    private static double below(double[] lowest) {
        int below = 0;
        for (double low : lowest) {
            below += low < 0 ? 1 : 0;
        }
        return (double) below / lowest.length;
    }

    private static long at(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int low = (int) at;
        int high = Math.min(low + 1, sorted.length - 1);
        return Math.round(sorted[low] + (at - low) * (sorted[high] - sorted[low]));
    }
}
