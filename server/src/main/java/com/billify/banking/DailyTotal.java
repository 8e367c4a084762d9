package com.billify.banking;

/**
 * What came in and went out of one account on one day, in minor units of its currency.
 *
 * @param inMinor zero or more
 * @param outMinor zero or less
 */
public record DailyTotal(long inMinor, long outMinor, int lineCount) {
    public long netMinor() {
        return Math.addExact(inMinor, outMinor);
    }
}
