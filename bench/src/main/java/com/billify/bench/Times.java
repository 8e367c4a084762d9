package com.billify.bench;

import java.util.Arrays;

/** How long each of many repetitions took. */
final class Times {

    private final long[] sortedNanos;

    Times(long[] nanos) {
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was timed");
        }
        this.sortedNanos = nanos.clone();
        Arrays.sort(sortedNanos);
    }

    int count() {
        return sortedNanos.length;
    }

    /** @param share 0.5 for the median; the smallest time that at least this share of all did not exceed */
    double millis(double share) {
        int place = (int) Math.ceil(share * sortedNanos.length) - 1;
        return sortedNanos[Math.clamp(place, 0, sortedNanos.length - 1)] / 1e6;
    }

    double meanMillis() {
        return Arrays.stream(sortedNanos).average().orElseThrow() / 1e6;
    }
}
