package com.billify.forecast.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** What may come again, in the order of its days, as rows of numbers: what of it comes is drawn tens of millions of times. */
final class PastPatterns {
    final int[] keptDays;
    /** As they were. */
    final int[] days;

    final double[] minor;
    final int[] places;
    /** Where the delays of each begin in the row of all, and how many it has. */
    final int[] firstDelays;

    final int[] delayCounts;
    final short[] delays;
    final boolean severalPlaces;
    /** How many there are at most that stand for the same day. */
    final int most;

    /** @param keptDay the day for which each stands */
    PastPatterns(List<PastBlocks.Past> patterns, ToIntFunction<PastBlocks.Past> keptDay) {
        List<PastBlocks.Past> sorted = new ArrayList<>(patterns);
        sorted.sort(Comparator.comparingInt(keptDay));
        int count = sorted.size();
        keptDays = new int[count];
        days = new int[count];
        minor = new double[count];
        places = new int[count];
        firstDelays = new int[count];
        delayCounts = new int[count];
        delays = new short
                [sorted.stream().mapToInt(pattern -> pattern.delays().length).sum()];
        int filled = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < count; i++) {
            PastBlocks.Past pattern = sorted.get(i);
            keptDays[i] = keptDay.applyAsInt(pattern);
            days[i] = pattern.day();
            minor[i] = pattern.amountMinor();
            places[i] = pattern.place();
            firstDelays[i] = filled;
            delayCounts[i] = pattern.delays().length;
            System.arraycopy(pattern.delays(), 0, delays, filled, delayCounts[i]);
            filled += delayCounts[i];
            run = i > 0 && keptDays[i] == keptDays[i - 1] ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        most = longest;
        severalPlaces = Arrays.stream(places).distinct().count() > 1;
    }

    /** The place of the first that stands for a day, or where it would be. */
    int firstOf(int day) {
        int low = 0;
        int high = keptDays.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keptDays[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
