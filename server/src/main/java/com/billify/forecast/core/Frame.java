package com.billify.forecast.core;

import com.billify.forecast.core.CashHistory.Document;
import com.billify.forecast.core.CashHistory.Line;
import java.time.LocalDate;

/**
 * What all parts of a simulation share.
 *
 * @param asOf the day at whose end it begins, as {@link LocalDate#toEpochDay}
 * @param horizon how many days are simulated after it
 * @param firstLine the first day of which the bank tells
 */
record Frame(
        CashHistory history,
        Words words,
        Plan plan,
        int horizon,
        long seed,
        int asOf,
        int firstLine,
        DayTable days,
        Places places,
        Paths paths) {
    private static final int BEFORE = 470;
    private static final int BEYOND = 800;

    /** Of a year that somebody mistyped no table is made. */
    private static final int LONGEST = 30 * 366;

    static Frame of(CashHistory history, Words words, Plan plan, int horizon, int pathCount, long seed) {
        int asOf = day(history.asOf());
        int first = asOf;
        int firstLine = asOf;
        for (Document document : history.documents()) {
            first = Math.min(first, day(document.issueDate()));
        }
        for (Line line : history.lines()) {
            firstLine = Math.min(firstLine, day(line.date()));
        }
        int from = Math.max(Math.min(first, firstLine) - BEFORE, asOf - LONGEST);
        DayTable days = new DayTable(from, asOf + horizon + BEYOND);
        Places places = Places.of(history);
        Paths paths = new Paths(horizon, pathCount, places.accounts());
        return new Frame(history, words, plan, horizon, seed, asOf, firstLine, days, places, paths);
    }

    /** The last day whose documents are known: what is still to be sent or received comes after it. */
    int documentsUntil() {
        return day(history.documentsUntil());
    }

    static int day(LocalDate date) {
        return (int) date.toEpochDay();
    }

    /** When something of a day is paid that takes some more days: on a day on which banks work. */
    int paidOn(int day, int delay) {
        return delay == 0 ? day : days.bankDayFrom(day + delay);
    }

    void add(int day, int path, double amountMinor) {
        paths.add(day - asOf - 1, path, amountMinor);
    }

    void add(int day, int path, double amountMinor, int place) {
        paths.add(day - asOf - 1, path, amountMinor, place);
    }
}
