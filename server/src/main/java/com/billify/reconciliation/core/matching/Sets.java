package com.billify.reconciliation.core.matching;

import java.util.Arrays;

/** Sets of items as ascending arrays, of which there are very many. */
final class Sets {
    private Sets() {}

    static boolean has(int[] set, int item) {
        return Arrays.binarySearch(set, item) >= 0;
    }

    static int[] with(int[] set, int item) {
        if (has(set, item)) {
            return set;
        }
        int[] more = Arrays.copyOf(set, set.length + 1);
        more[set.length] = item;
        Arrays.sort(more);
        return more;
    }

    static int[] without(int[] set, int[] others) {
        return Arrays.stream(set).filter(item -> !has(others, item)).toArray();
    }
}
