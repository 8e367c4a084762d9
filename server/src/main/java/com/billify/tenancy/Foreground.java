package com.billify.tenancy;

import com.billify.kernel.CompanyId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * What a person waits for on this node, by company, so that what follows from it gives way while it lasts: on a small server
 * both together would take longer than one after the other. Never for long at a time, so that nothing stands still.
 */
@Component
public class Foreground {
    /** How many times as long as a piece of the background took, it rests. */
    private static final int REST_SHARE = 8;

    private static final long LONGEST_REST_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LOOK_EVERY_MILLIS = 20;

    private final ConcurrentMap<CompanyId, Integer> underWay = new ConcurrentHashMap<>();

    /** Does what a person waits for. */
    public void during(CompanyId company, Runnable work) {
        underWay.merge(company, 1, Integer::sum);
        try {
            work.run();
        } finally {
            underWay.computeIfPresent(company, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Whether a person waits for work of this company, so that more is about to come. */
    public boolean isUnderWay(CompanyId company) {
        return underWay.containsKey(company);
    }

    /**
     * Rests after a piece of work that can wait, for as long as a person waits for this company's, at most eight times as long
     * as the piece took and at most five seconds. To be called where nothing is held that others wait for.
     *
     * @param tookNanos how long the piece took
     */
    public void giveWay(CompanyId company, long tookNanos) {
        long until = System.nanoTime() + Math.min(tookNanos * REST_SHARE, LONGEST_REST_NANOS);
        try {
            while (underWay.containsKey(company) && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program stops
        }
    }
}
