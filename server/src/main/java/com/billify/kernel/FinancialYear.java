package com.billify.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The financial year of a company, by its first day: each lasts twelve months. A first year that is longer or shorter is not known here.
 * The periods of VAT, wages and social security are those of the calendar, whatever this is.
 *
 * @param firstDay one that every year has
 */
public record FinancialYear(MonthDay firstDay) {
    /** As most companies have it. */
    public static final FinancialYear CALENDAR = new FinancialYear(MonthDay.of(1, 1));

    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MM-dd");

    public FinancialYear {
        if (firstDay.equals(MonthDay.of(2, 29))) {
            throw new IllegalArgumentException("not every year has a " + firstDay);
        }
    }

    /** Reads month and day, 07-01; empty for what is no day of every year. */
    public static Optional<FinancialYear> parse(String typed) {
        try {
            return Optional.of(new FinancialYear(MonthDay.parse(typed.strip(), MONTH_AND_DAY)));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @throws DateTimeException when there is no such day */
    public static FinancialYear of(int month, int day) {
        return new FinancialYear(MonthDay.of(month, day));
    }

    /** The first day of the year that a day is in. */
    public LocalDate from(LocalDate day) {
        LocalDate first = firstDay.atYear(day.getYear());
        return first.isAfter(day) ? firstDay.atYear(day.getYear() - 1) : first;
    }

    /** The last day of the year that a day is in. */
    public LocalDate to(LocalDate day) {
        return from(day).plusYears(1).minusDays(1);
    }

    /** Month and day: 07-01. */
    @Override
    public String toString() {
        return firstDay.format(MONTH_AND_DAY);
    }
}
