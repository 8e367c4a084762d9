package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the balance, how sure that is, and why. All amounts are minor units.
 *
 * @param asOf the day at whose end it starts
 * @param startMinor the balance then
 * @param days in order, from the day after
 * @param documents every open one
 * @param series everything that comes back, whether a document says it or not
 */
public record Outlook(
        LocalDate asOf,
        long startMinor,
        List<Day> days,
        Risk risk,
        List<DocumentOutlook> documents,
        List<SeriesOutlook> series) {
    public Outlook {
        days = List.copyOf(days);
        documents = List.copyOf(documents);
        series = List.copyOf(series);
    }

    /**
     * A coming day.
     *
     * @param p10Minor the balance at its end lies below this once in ten times
     * @param p50Minor as often above as below
     * @param p90Minor above this once in ten times
     * @param meanMinor the mean of all that may be: start plus the contributions of all days until this one
     * @param contributionsMinor what each component adds that day on the mean; together exactly the change of the mean
     */
    public record Day(
            LocalDate date,
            long p10Minor,
            long p50Minor,
            long p90Minor,
            long meanMinor,
            Map<Component, Long> contributionsMinor) {
        public Day {
            contributionsMinor = Map.copyOf(contributionsMinor);
        }
    }

    /**
     * How near it gets to nothing left.
     *
     * @param belowZeroWithin30Days the chance that the balance is below zero at the end of one of the next thirty days
     * @param lowest the day with the lowest P50, the first of several
     */
    public record Risk(
            double belowZeroWithin30Days, double belowZeroWithin90Days, LocalDate lowest, long lowestP50Minor) {}

    /**
     * When an open document is paid. The days are those of the case that it is; null for a payable that is more likely never
     * paid.
     *
     * @param paidWithin30Days the chance
     * @param paid the chance that it is paid at all, as far as one can look
     */
    public record DocumentOutlook(
            String documentId,
            double paidWithin30Days,
            double paid,
            @Nullable LocalDate p10,
            @Nullable LocalDate p50,
            @Nullable LocalDate p90) {}

    /**
     * Something that comes back.
     *
     * @param key what it is known by: party and words
     * @param next the most likely day of the next one
     * @param earliest, latest in nearly all cases
     * @param amountMinor of the next one, on the mean
     * @param chance that it comes at all
     */
    public record SeriesOutlook(
            String key,
            Component component,
            LocalDate next,
            LocalDate earliest,
            LocalDate latest,
            long amountMinor,
            double chance) {}
}
