package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What may be in a batch, in the order in which it may have been put together, with the amounts in minor units. */
record BatchRow(List<Document> documents, long[] amounts, long largest) {
    /** Where more sets fit, a sum says nothing any more. */
    private static final int MOST_SETS = 64;

    static BatchRow of(List<Document> pool, Comparator<Document> order) {
        List<Document> documents = pool.stream().sorted(order).toList();
        long[] amounts = documents.stream()
                .mapToLong(document -> document.amount().minorUnits())
                .toArray();
        return new BatchRow(
                documents, amounts, Arrays.stream(amounts).map(Math::abs).max().orElse(0));
    }

    /**
     * Some that follow each other in the row, but for a few that were left out, with just that count and sum; empty when
     * there are none, or more than one answer.
     */
    List<Document> find(int count, Search search, long sum) {
        int leftOut = search.leftOut();
        int length = count + leftOut;
        if (length > amounts.length) {
            return List.of();
        }
        int lastStart = search.anywhere() ? amounts.length - length : 0;
        long excess = -sum;
        for (int index = 0; index < length; index++) {
            excess += amounts[index];
        }
        for (int start = 0; start <= lastStart; start++) {
            if (start > 0) {
                excess += amounts[start + length - 1] - amounts[start - 1];
            }
            if (Math.abs(excess) <= leftOut * largest) {
                int[] out = leftOut(start, length, leftOut, excess);
                if (out.length == leftOut) {
                    return without(start, length, out);
                }
            }
        }
        return List.of();
    }

    private List<Document> without(int start, int length, int[] out) {
        List<Document> batch = new ArrayList<>();
        for (int index = start; index < start + length; index++) {
            if (!Sets.has(out, index)) {
                batch.add(documents.get(index));
            }
        }
        return batch;
    }

    /** So many of a part of the row with just that sum; empty when there are none, or more than one answer. */
    private int[] leftOut(int start, int length, int leftOut, long excess) {
        // those left out are the oldest, which nobody ever pays, or the youngest, which came too late
        int[] doubtful = doubtful(start, length);
        long[] sums = new long[doubtful.length];
        for (int index = 0; index < doubtful.length; index++) {
            sums[index] = amounts[doubtful[index]];
        }
        List<Integer> answers = sets(sums, leftOut, excess);
        if (answers.size() != 1) {
            return Hypothesis.NO_ITEMS;
        }
        int[] out = new int[leftOut];
        int found = 0;
        for (int index = 0; index < doubtful.length; index++) {
            if ((answers.getFirst() & 1 << index) != 0) {
                out[found++] = doubtful[index];
            }
        }
        return out;
    }

    private static int[] doubtful(int start, int length) {
        int half = SubsetSums.MOST_AMOUNTS / 2;
        int[] doubtful = new int[Math.min(length, 2 * half)];
        for (int index = 0; index < doubtful.length; index++) {
            doubtful[index] = index < half ? start + index : start + length - doubtful.length + index;
        }
        return doubtful;
    }

    /** So many of the amounts with just that sum, as bits; one or two, asked for at every place, need no lists of sums. */
    private static List<Integer> sets(long[] amounts, int size, long sum) {
        if (size > 2) {
            return SubsetSums.find(amounts, sum, MOST_SETS).stream()
                    .filter(set -> Integer.bitCount(set) == size)
                    .toList();
        }
        List<Integer> answers = new ArrayList<>();
        for (int one = 0; one < amounts.length; one++) {
            if (size == 1 && amounts[one] == sum) {
                answers.add(1 << one);
            }
            for (int other = one + 1; size == 2 && other < amounts.length; other++) {
                if (amounts[one] + amounts[other] == sum) {
                    answers.add(1 << one | 1 << other);
                }
            }
        }
        return size == 0 && sum == 0 ? List.of(0) : answers;
    }

    /**
     * How a batch is looked for.
     *
     * @param leftOut so many were left out of it, for a reason that nobody wrote down
     * @param anywhere else only at the beginning of the pool, where all that is older was taken before
     */
    record Search(int leftOut, boolean anywhere) {
        /** The least likely to be right by chance first. */
        static final List<Search> IN_TURN = List.of(
                new Search(0, false),
                new Search(1, false),
                new Search(2, false),
                new Search(3, false),
                new Search(4, false),
                new Search(5, false),
                new Search(6, false),
                new Search(0, true),
                new Search(1, true),
                new Search(2, true));
    }
}
