package com.billify.insights.core;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Days of a financial year from its first on, to be held against the same days of the year before.
 *
 * @param until the last of them
 */
public record SameDays(LocalDate from, LocalDate until) {

    public LocalDate fromBefore() {
        return from.minusYears(1);
    }

    /** The end of February is the end of February, with or without a 29th. */
    public LocalDate untilBefore() {
        return until.plusDays(1).minusYears(1).minusDays(1);
    }

    /**
     * How much more an amount is than it was, of payments how much more left; less where it is below zero.
     *
     * @return empty where there was nothing before, or it went the other way
     */
    public static OptionalInt morePercent(long nowMinor, long beforeMinor) {
        return Long.signum(nowMinor) * Long.signum(beforeMinor) <= 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.round(100.0 * (nowMinor - beforeMinor) / beforeMinor));
    }
}
