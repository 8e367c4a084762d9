package com.billify.insights.core;

import java.util.OptionalInt;

/**
 * How many days of invoicing are still open: DSO of what was sent, DPO of what was received. It is what is open, divided by what was
 * invoiced in a period, times the days of that period; VAT included in both, credit notes taken off both.
 */
public final class DaysOutstanding {
    /** A quarter: long enough for a month without invoices, short enough to be about now. */
    public static final int PERIOD_DAYS = 90;

    /** Of less it would say more about the calendar than about anybody's habits. */
    public static final int FEWEST_DAYS = 28;

    private DaysOutstanding() {}

    /**
     * @param openMinor signed as cash, as is {@code invoicedMinor}
     * @param periodDays in which that was invoiced
     * @return empty where nothing was invoiced, or the signs disagree, or the period is too short
     */
    public static OptionalInt of(long openMinor, long invoicedMinor, int periodDays) {
        boolean disagree = Long.signum(openMinor) * Long.signum(invoicedMinor) < 0;
        if (invoicedMinor == 0 || disagree || periodDays < FEWEST_DAYS) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) Math.round((double) openMinor / invoicedMinor * periodDays));
    }
}
