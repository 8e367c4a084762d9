package com.billify.demo.core;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the lines of a day are told over a connection: over the hours of the day; and on the day on which the connection is made
 * the last few one after the other from then on, so that whoever has just come sees money arrive. A line that was told stays
 * told, whenever one asks again.
 */
public final class Arrivals {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final LocalTime FIRST = LocalTime.of(7, 0);
    private static final Duration HOURS = Duration.ofHours(12);
    private static final int WHILE_ONE_LOOKS_ON = 5;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration NEXT = Duration.ofSeconds(75);

    private Arrivals() {}

    /**
     * How many lines of a day are told.
     *
     * @param count of all of them
     * @param linkedAt when the connection was made
     */
    public static int told(LocalDate day, int count, Instant linkedAt, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BRUSSELS);
        if (day.isBefore(today)) {
            return count;
        }
        int told = 0;
        while (told < count && !at(day, told, count, linkedAt).isAfter(now)) {
            told++;
        }
        return told;
    }

    private static Instant at(LocalDate day, int index, int count, Instant linkedAt) {
        if (day.equals(LocalDate.ofInstant(linkedAt, BRUSSELS))) {
            int later = index - Math.max(0, count - WHILE_ONE_LOOKS_ON);
            return later <= 0 ? linkedAt : linkedAt.plus(SOON).plus(NEXT.multipliedBy(later - 1L));
        }
        return day.atTime(FIRST)
                .atZone(BRUSSELS)
                .toInstant()
                .plus(HOURS.multipliedBy(index).dividedBy(count));
    }
}
