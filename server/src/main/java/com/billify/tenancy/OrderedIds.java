package com.billify.tenancy;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time (UUID version 7, RFC 9562 section 5.7): rows made together stand together in every index, which
 * is most of what makes a large delivery fast. Not for secrets: they tell when they were made.
 */
public final class OrderedIds {
    private static final int STEPS_PER_MILLISECOND_BITS = 12;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private static final Clock CLOCK = Clock.systemUTC();
    private static final AtomicLong LAST = new AtomicLong();

    private OrderedIds() {}

    /** Greater than every id that this process made before, also when the clock is set back. */
    public static UUID next() {
        long now = CLOCK.millis() << STEPS_PER_MILLISECOND_BITS;
        long step = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (step >>> STEPS_PER_MILLISECOND_BITS << 16) | VERSION_7 | (step & 0xFFF);
        long low = VARIANT | (ThreadLocalRandom.current().nextLong() & RANDOM_BITS);
        return new UUID(high, low);
    }
}
