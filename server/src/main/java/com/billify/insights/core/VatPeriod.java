package com.billify.insights.core;

import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A month or a quarter for which VAT is paid at once. Return and payment are due by the 20th of the month after a month, by the 25th of the
 * month after a quarter; moved to the next bank day (rules since 1 January 2025; the tolerance for quarters is transitional).
 *
 * @param from its first day
 * @param months 1 or 3
 */
public record VatPeriod(LocalDate from, int months) {
    /** By quarter, as most small companies file. */
    public static final int QUARTER = 3;

    public static final int MONTH = 1;

    public VatPeriod {
        if (months != MONTH && months != QUARTER) {
            throw new IllegalArgumentException("VAT is paid by month or by quarter, not by " + months + " months");
        }
    }

    /** The last day of the period. */
    public LocalDate to() {
        return from.plusMonths(months).minusDays(1);
    }

    /** The last day on which it is paid in time. */
    public LocalDate payOn() {
        return BusinessCalendar.onOrAfter(from.plusMonths(months).withDayOfMonth(months == MONTH ? 20 : 25));
    }

    /** The period that a day is in. */
    public static VatPeriod of(LocalDate day, int months) {
        int month = day.getMonthValue() - (day.getMonthValue() - 1) % months;
        return new VatPeriod(LocalDate.of(day.getYear(), month, 1), months);
    }

    /** Those that are still to be paid: the one before, as long as its day has not passed, and the running one. */
    public static List<VatPeriod> unpaidOn(LocalDate today, int months) {
        List<VatPeriod> periods = new ArrayList<>();
        VatPeriod running = of(today, months);
        VatPeriod before = new VatPeriod(running.from.minusMonths(months), months);
        if (!before.payOn().isBefore(today)) {
            periods.add(before);
        }
        periods.add(running);
        return periods;
    }
}
