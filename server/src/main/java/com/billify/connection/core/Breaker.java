package com.billify.connection.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether to call a host that has failed. After five failures in a row nobody calls for a while; then one does, and all do
 * again when that goes well. Immutable: each outcome makes another.
 *
 * @param openUntil null when calls are let through
 */
public record Breaker(int failures, @Nullable Instant openUntil) {
    private static final int FAILURES = 5;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 4;

    public static final Breaker CLOSED = new Breaker(0, null);

    public boolean lets(Instant now) {
        return openUntil == null || !now.isBefore(openUntil);
    }

    /** The one who calls when the time is over keeps the others waiting until it knows more. */
    public Breaker tried(Instant now) {
        return openUntil == null ? this : new Breaker(failures, now.plus(FIRST));
    }

    public Breaker succeeded() {
        return CLOSED;
    }

    public Breaker failed(Instant now) {
        int more = failures + 1;
        if (more < FAILURES) {
            return new Breaker(more, openUntil);
        }
        return new Breaker(more, now.plus(FIRST.multipliedBy(1L << Math.min(more - FAILURES, MOST_DOUBLINGS))));
    }
}
