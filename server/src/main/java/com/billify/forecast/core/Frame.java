package com.billify.forecast.core;

import java.time.LocalDate;

/**
 * What all parts of a simulation share.
 *
 * @param asOf the day at whose end it begins, as {@link LocalDate#toEpochDay}
 * @param horizon how many days are simulated after it
 * @param firstLine the first day of which the bank tells
 */
record Frame(
        Learnt learnt,
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

    static Frame of(Learnt learnt, Words words, Plan plan, int horizon, int pathCount, long seed) {
        CashHistory history = learnt.history();
        Places places = Places.of(history);
        Paths paths = new Paths(horizon, pathCount, places.accounts());
        return new Frame(
                learnt,
                words,
                plan,
                horizon,
                seed,
                day(history.asOf()),
                firstLine(history),
                learnt.days(),
                places,
                paths);
    }

    /** The days of a history and of all that may be asked of it. */
    static DayTable days(CashHistory history) {
        int asOf = day(history.asOf());
        int first = Math.min(asOf, firstLine(history));
        if (!history.documents().isEmpty()) {
            first = Math.min(first, day(history.documents().getFirst().issueDate()));
        }
        return new DayTable(Math.max(first - BEFORE, asOf - LONGEST), asOf + Forecaster.MOST_DAYS + BEYOND);
    }

    /** The first day of which the bank tells. */
    static int firstLine(CashHistory history) {
        return day(
                history.lines().isEmpty()
                        ? history.asOf()
                        : history.lines().getFirst().date());
    }

    CashHistory history() {
        return learnt.history();
    }

    /** The last day whose documents are known: what is still to be sent or received comes after it. */
    int documentsUntil() {
        return day(history().documentsUntil());
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
