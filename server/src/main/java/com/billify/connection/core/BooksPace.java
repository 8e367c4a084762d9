package com.billify.connection.core;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When books are looked at whose source counts the calls of a day: every ten minutes while people work, every hour else, and
 * less often when the day's calls would not last; what is left then goes to the hours of work. All in Brussels, where a day of
 * the source is taken to end at midnight.
 */
public final class BooksPace {
    /** One question whether anything changed, and two lists. */
    public static final int CALLS_OF_A_LOOK = 3;

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final Duration IN_HOURS = Duration.ofMinutes(10);
    private static final Duration OUTSIDE = Duration.ofHours(1);

    /** The lists are read so often whatever the source says of changes. */
    private static final Duration BLIND = Duration.ofHours(1);

    private static final int ANNOUNCED_ENOUGH = 3;

    private BooksPace() {}

    /** The first instant of the next day in Brussels. */
    public static Instant nextDay(Instant now) {
        return now.atZone(BRUSSELS)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(BRUSSELS)
                .toInstant();
    }

    /**
     * When to look again.
     *
     * @param spent calls of this day so far
     * @param budget calls that a day may cost; a tenth is left for what a person asks for
     */
    public static Instant next(Instant now, int spent, int budget) {
        ZonedDateTime here = now.atZone(BRUSSELS);
        Instant midnight = nextDay(now);
        Instant opens = opening(here);
        Instant closes = closing(here);
        long looks = (budget - budget / 10 - spent) / CALLS_OF_A_LOOK;
        boolean working = !now.isBefore(opens) && now.isBefore(closes);
        Duration inHours = between(working ? now : opens, closes);
        if (working) {
            Instant next = looks <= 0 ? midnight : now.plus(longer(IN_HOURS, inHours.dividedBy(looks)));
            return next.isAfter(midnight) ? midnight : next;
        }
        long spare = now.isBefore(opens) ? looks - inHours.dividedBy(IN_HOURS) : looks;
        Duration outside = between(now, midnight).minus(now.isBefore(opens) ? inHours : Duration.ZERO);
        Instant next = spare <= 0 ? midnight : now.plus(longer(OUTSIDE, outside.dividedBy(spare)));
        Instant soonest = next.isAfter(midnight) ? midnight : next;
        return now.isBefore(opens) && looks > 0 && opens.isBefore(soonest) ? opens : soonest;
    }

    /**
     * Whether the lists are to be read, once the source has said whether anything changed.
     *
     * @param before what it said last; null when it did not
     * @param now what it says; null when it does not
     * @param announced how many changes it told of
     * @param missed how many it did not tell of: then its word is worth nothing
     * @param pulledAt when the lists were read last; null when never
     */
    public static boolean isPullDue(
            @Nullable String before,
            @Nullable String now,
            int announced,
            int missed,
            @Nullable Instant pulledAt,
            Instant at) {
        boolean trusted = announced >= ANNOUNCED_ENOUGH && missed == 0;
        return !trusted
                || before == null
                || now == null
                || !before.equals(now)
                || pulledAt == null
                || !pulledAt.plus(BLIND).isAfter(at);
    }

    /** Nobody works on Saturday and Sunday: then these are one moment. */
    private static Instant opening(ZonedDateTime here) {
        return here.with(OPENS).toInstant();
    }

    private static Instant closing(ZonedDateTime here) {
        boolean weekend = here.getDayOfWeek() == DayOfWeek.SATURDAY || here.getDayOfWeek() == DayOfWeek.SUNDAY;
        return here.with(weekend ? OPENS : CLOSES).toInstant();
    }

    private static Duration between(Instant from, Instant to) {
        return from.isBefore(to) ? Duration.between(from, to) : Duration.ZERO;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
