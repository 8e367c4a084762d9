package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of some amounts sum to a target: both halves of them are listed with all their sums, and each sum of one half is
 * looked up in the other. Twenty amounts take two lists of 1,024 sums instead of a million sets.
 */
final class SubsetSums {
    /** 2 to the half of it sums are listed twice. */
    static final int MOST_AMOUNTS = 20;

    private SubsetSums() {}

    /**
     * @param amounts at most {@value #MOST_AMOUNTS}, of any sign
     * @param mostAnswers where more sets fit, a sum says nothing any more
     * @return the sets as bits, bit i for amounts[i]; none of them empty
     */
    static List<Integer> find(long[] amounts, long target, int mostAnswers) {
        int low = amounts.length / 2;
        long[] lows = sums(amounts, 0, low);
        long[] highs = sums(amounts, low, amounts.length);
        int[] order = sorted(lows);
        List<Integer> answers = new ArrayList<>();
        for (int high = 0; high < highs.length; high++) {
            long wanted = target - highs[high];
            for (int at = firstAtLeast(lows, order, wanted); at < order.length && lows[order[at]] == wanted; at++) {
                int set = order[at] | high << low;
                if (set != 0) {
                    answers.add(set);
                    if (answers.size() >= mostAnswers) {
                        return answers;
                    }
                }
            }
        }
        return answers;
    }

    private static long[] sums(long[] amounts, int from, int to) {
        long[] sums = new long[1 << (to - from)];
        for (int set = 1; set < sums.length; set++) {
            int lowest = Integer.numberOfTrailingZeros(set);
            sums[set] = sums[set & (set - 1)] + amounts[from + lowest];
        }
        return sums;
    }

    private static int[] sorted(long[] sums) {
        Integer[] order = new Integer[sums.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, (one, other) -> Long.compare(sums[one], sums[other]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static int firstAtLeast(long[] sums, int[] order, long wanted) {
        int from = 0;
        int to = order.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sums[order[middle]] < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
