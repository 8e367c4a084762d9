package com.billify.forecast.core;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Amounts in a row, minor units: a list that takes no more room than its numbers. */
public final class MinorAmounts {
    private final long[] amounts;

    private MinorAmounts(long[] amounts) {
        this.amounts = amounts;
    }

    public static MinorAmounts of(long... amounts) {
        return new MinorAmounts(amounts.clone());
    }

    public int size() {
        return amounts.length;
    }

    public long get(int index) {
        return amounts[index];
    }

    public LongStream stream() {
        return Arrays.stream(amounts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinorAmounts that && Arrays.equals(amounts, that.amounts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(amounts);
    }

    @Override
    public String toString() {
        return Arrays.toString(amounts);
    }
}
