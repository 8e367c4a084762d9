package com.billify.connection.core;

import java.time.Duration;
import java.time.Instant;

/** When a connection is looked at next. */
public final class Pace {
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(30);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int MOST_DOUBLINGS = 10;

    private Pace() {}

    /** After a run that came to its end. */
    public static Instant afterSuccess(Instant now) {
        return now.plus(TICK);
    }

    /**
     * After a failure: a minute, then twice as long each time, up to half an hour; up to half of it by chance, so that many
     * that failed together do not come again together.
     *
     * @param failures in a row, this one included
     * @param chance from 0 to 1
     */
    public static Instant afterFailure(Failure failure, int failures, Instant now, double chance) {
        return switch (failure) {
            case Failure.Retry ignored -> now.plus(backOff(failures, chance));
            case Failure.Broken ignored -> now.plus(backOff(failures + 2, chance));
            case Failure.WaitUntil wait -> {
                Instant soonest = now.plus(TICK);
                Instant latest = now.plus(LONGEST_WAIT);
                yield wait.until().isBefore(soonest) ? soonest : wait.until().isAfter(latest) ? latest : wait.until();
            }
            // A person is asked; should the source let us in again by itself, we know within the hour.
            case Failure.NeedsUser ignored -> now.plus(Duration.ofHours(1));
        };
    }

    private static Duration backOff(int failures, double chance) {
        long doubled = TICK.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long longest = Math.min(doubled, LONGEST_RETRY.toMillis());
        return Duration.ofMillis(longest / 2 + (long) (longest / 2 * chance));
    }
}
