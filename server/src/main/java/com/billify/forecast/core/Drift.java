package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/**
 * What somebody would say of the coming days who knows past balances and nothing else: the mean change of the year before goes on, and
 * over so many days the balance moves as it ever did. Whatever is forecast is measured against it.
 */
final class Drift {
    private static final int YEAR_DAYS = 365;
    private static final int FEWEST_CHANGES = 30;
    private static final double EDGE = 0.1;

    private Drift() {}

    /** Of the balance at the end of a day, in minor units: the middle, and how far below and above it the edges of the band lie. */
    record Ahead(double middle, double below, double above) {}

    /**
     * @param balances at the end of each day on which something was booked; one of them on {@code first} or before
     * @param days how many
     * @return the first of so many days of which enough past changes are known
     */
    static List<Ahead> of(NavigableMap<LocalDate, Long> balances, LocalDate first, LocalDate asOf, int days) {
        int today = (int) (asOf.toEpochDay() - first.toEpochDay());
        double[] past = new double[today + 1];
        for (int day = 0; day <= today; day++) {
            past[day] = balances.floorEntry(first.plusDays(day)).getValue();
        }
        int year = Math.min(YEAR_DAYS, today);
        List<Ahead> said = new ArrayList<>();
        for (int ahead = 1; ahead <= Math.min(days, today + 1 - FEWEST_CHANGES); ahead++) {
            double[] changes = new double[today + 1 - ahead];
            for (int day = 0; day < changes.length; day++) {
                changes[day] = past[day + ahead] - past[day];
            }
            double mean = Arrays.stream(changes).average().orElse(0);
            Arrays.sort(changes);
            said.add(new Ahead(
                    past[today] + (past[today] - past[today - year]) / year * ahead,
                    Math.max(0, mean - Forecaster.at(changes, EDGE)),
                    Math.max(0, Forecaster.at(changes, 1 - EDGE) - mean)));
        }
        return said;
    }
}
