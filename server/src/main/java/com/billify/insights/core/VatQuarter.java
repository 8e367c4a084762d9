package com.billify.insights.core;

import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;

/**
 * A quarter for which VAT is paid at once. Return and payment are due by the 25th of the month after it, moved to the next bank day (rules
 * since 1 January 2025, transitional tolerance).
 *
 * @param from its first day
 */
public record VatQuarter(LocalDate from) {
    private static final int PAY_DAY = 25;

    /** The last day of the quarter. */
    public LocalDate to() {
        return from.plusMonths(3).minusDays(1);
    }

    /** The last day on which it is paid in time. */
    public LocalDate payOn() {
        return BusinessCalendar.onOrAfter(from.plusMonths(3).withDayOfMonth(PAY_DAY));
    }

    /** The quarter a day is in. */
    public static VatQuarter of(LocalDate day) {
        return new VatQuarter(day.with(IsoFields.DAY_OF_QUARTER, 1));
    }

    /** Those that are still to be paid: the one before, as long as its day has not passed, and the running one. */
    public static List<VatQuarter> unpaidOn(LocalDate today) {
        List<VatQuarter> quarters = new ArrayList<>();
        VatQuarter running = of(today);
        VatQuarter before = new VatQuarter(running.from.minusMonths(3));
        if (!before.payOn().isBefore(today)) {
            quarters.add(before);
        }
        quarters.add(running);
        return quarters;
    }
}
