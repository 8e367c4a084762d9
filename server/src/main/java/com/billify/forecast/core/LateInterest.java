package com.billify.forecast.core;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What a company owes by law when it pays another late: simple interest from the day after the due date (law of 2 August 2002,
 * obligations.md, section 9).
 */
final class LateInterest {
    /** A year, as published for the halves of 2026; a rate that is not published yet is taken to stay. */
    private static final double RATE = 0.105;

    private static final double DAYS_A_YEAR = 365;

    private LateInterest() {}

    /** @param amountMinor of the bill, of either sign; the answer is zero or more */
    static long minor(long amountMinor, LocalDate due, LocalDate paid) {
        long days = Math.max(0, ChronoUnit.DAYS.between(due, paid));
        return Math.round(Math.abs(amountMinor) * RATE * days / DAYS_A_YEAR);
    }
}
