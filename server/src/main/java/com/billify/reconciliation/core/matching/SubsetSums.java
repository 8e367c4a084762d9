package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
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
        int half = amounts.length / 2;
        Sums lows = Sums.of(amounts, 0, half);
        Sums highs = Sums.of(amounts, half, amounts.length);
        List<Integer> answers = new ArrayList<>();
        int high = highs.sums.length - 1;
        for (int low = 0; low < lows.sums.length; low++) {
            long wanted = target - lows.sums[low];
            while (high >= 0 && highs.sums[high] > wanted) {
                high--;
            }
            for (int at = high; at >= 0 && highs.sums[at] == wanted; at--) {
                int set = lows.sets[low] | highs.sets[at] << half;
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

    /** All sums of some amounts, ascending, each with its set. */
    private record Sums(long[] sums, int[] sets) {

        /** Grows by one amount at a time: the sums without it and those with it are both in order, and are merged. */
        static Sums of(long[] amounts, int from, int to) {
            Sums all = new Sums(new long[1], new int[1]);
            for (int index = from; index < to; index++) {
                all = all.with(amounts[index], 1 << (index - from));
            }
            return all;
        }

        private Sums with(long amount, int bit) {
            int count = sums.length;
            long[] more = new long[2 * count];
            int[] moreSets = new int[2 * count];
            int without = 0;
            int with = 0;
            for (int at = 0; at < more.length; at++) {
                if (with == count || without < count && sums[without] <= sums[with] + amount) {
                    more[at] = sums[without];
                    moreSets[at] = sets[without++];
                } else {
                    more[at] = sums[with] + amount;
                    moreSets[at] = sets[with++] | bit;
                }
            }
            return new Sums(more, moreSets);
        }
    }
}
