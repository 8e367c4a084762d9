package com.billify.forecast.core;

import java.util.List;

/**
 * From what was expected of a day some time ago to what is expected of it now. Minor units; before, all steps and what is explained by no row
 * sum to now, exactly.
 *
 * @param beforeMinor what was expected then
 * @param steps one a row
 * @param elsewhereMinor what changed without any payment: an account that joined, bank data put right
 * @param nowMinor what is expected now
 */
public record Bridge(long beforeMinor, List<Step> steps, long elsewhereMinor, long nowMinor) {
    public Bridge {
        steps = List.copyOf(steps);
    }

    /**
     * One row between the two.
     *
     * @param saidMinor what was expected of the days that have passed since
     * @param cameMinor what came in them
     * @param saidAheadMinor what was expected then of the days still to come
     * @param aheadMinor what is expected of them now
     */
    public record Step(long saidMinor, long cameMinor, long saidAheadMinor, long aheadMinor) {
        /** Of a row of which nothing was expected and nothing came. */
        public static final Step NOTHING = new Step(0, 0, 0, 0);

        /** What came less what was expected. */
        public long offMinor() {
            return Math.subtractExact(cameMinor, saidMinor);
        }

        /** By how much more is expected of the coming days than before. */
        public long changedAheadMinor() {
            return Math.subtractExact(aheadMinor, saidAheadMinor);
        }

        /** What of {@link #offMinor} is only early or late: the coming days are expected to make up for it. */
        public long timingMinor() {
            long off = offMinor();
            long ahead = changedAheadMinor();
            if (Long.signum(off) * Long.signum(ahead) >= 0) {
                return 0;
            }
            return Long.signum(off) * Math.min(Math.abs(off), Math.abs(ahead));
        }

        /** What of {@link #offMinor} stays: more or less than expected, for good. */
        public long permanentMinor() {
            return Math.subtractExact(offMinor(), timingMinor());
        }

        /** What the row does to the balance at the end. */
        public long changeMinor() {
            return Math.addExact(offMinor(), changedAheadMinor());
        }
    }

    /**
     * Between two forecasts of the same day.
     *
     * @param beforeStartMinor the balance that the earlier one began with
     * @param nowStartMinor the balance that the later one began with
     */
    public static Bridge between(long beforeStartMinor, long nowStartMinor, List<Step> steps) {
        long before = beforeStartMinor;
        long now = nowStartMinor;
        long elsewhere = Math.subtractExact(nowStartMinor, beforeStartMinor);
        for (Step step : steps) {
            before = Math.addExact(before, Math.addExact(step.saidMinor(), step.saidAheadMinor()));
            now = Math.addExact(now, step.aheadMinor());
            elsewhere = Math.subtractExact(elsewhere, step.cameMinor());
        }
        return new Bridge(before, steps, elsewhere, now);
    }
}
