package com.billify.forecast.core;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The balance is likely to become too low. Said once for each episode: it begins when a shortfall is likely, and ends only when it has become
 * unlikely, so that a chance that wavers says nothing twice.
 *
 * @param on the first day whose middle is too low; where none is, the day with the lowest middle
 * @param missingMinor how much is missing on the mean of the ways in which it comes; more than zero
 * @param chance that it comes within these days
 */
public record Shortfall(LocalDate on, long missingMinor, double chance, int withinDays) {
    /**
     * From which chance on it begins, and below which it ends. Far days are less sure, and there is more time.
     *
     * @param place of the days among {@link Outlook.Risk#lows}
     */
    private enum Stretch {
        SOON(1, 1 / 3.0, 0.15),
        LATER(2, 0.6, 0.4);

        private final int place;
        private final double begins;
        private final double ends;

        Stretch(int place, double begins, double ends) {
            this.place = place;
            this.begins = begins;
            this.ends = ends;
        }
    }

    /**
     * @param limitMinor below it the balance is too low
     * @param today what lies before it is not predicted
     * @param open whether one was said already and has not ended
     */
    public static Optional<Shortfall> of(Outlook outlook, long limitMinor, LocalDate today, boolean open) {
        for (Stretch stretch : Stretch.values()) {
            Outlook.Lows lows = outlook.risk().lows().get(stretch.place);
            double chance = lows.chanceBelow(limitMinor);
            List<Outlook.Day> days = outlook.days().stream()
                    .limit(lows.withinDays())
                    .filter(day -> day.date().isAfter(today))
                    .toList();
            if (chance >= (open ? stretch.ends : stretch.begins) && !days.isEmpty()) {
                return Optional.of(
                        new Shortfall(on(days, limitMinor), missing(lows, limitMinor), chance, lows.withinDays()));
            }
        }
        return Optional.empty();
    }

    private static LocalDate on(List<Outlook.Day> days, long limitMinor) {
        return days.stream()
                .filter(day -> day.p50Minor() < limitMinor)
                .findFirst()
                .or(() -> days.stream().min(Comparator.comparingLong(Outlook.Day::p50Minor)))
                .orElseThrow()
                .date();
    }

    private static long missing(Outlook.Lows lows, long limitMinor) {
        return Math.round(lows.sorted().stream()
                .filter(low -> low < limitMinor)
                .mapToDouble(low -> (double) limitMinor - low)
                .average()
                .orElseThrow());
    }
}
