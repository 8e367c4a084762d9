package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Does a thing for a company once at a time on this node. Who asks while it is being done leaves at once, and it is done once
 * more: a delivery of a hundred files asks a hundred times, and those who would wait for their turn kept every other company
 * waiting. What was asked for stands in the database before it is asked, so that the one more finds it.
 */
final class TurnOfCompany {
    private static final long LONGEST_REST_NANOS = Duration.ofSeconds(5).toNanos();

    private final int restShare;
    /** Of those for which it is being done: whether it was asked for again meanwhile. */
    private final ConcurrentMap<CompanyId, Boolean> askedAgain = new ConcurrentHashMap<>();

    /** When it may be done next, of those for which it took long, by {@link System#nanoTime}. */
    private final ConcurrentMap<CompanyId, Long> restUntil = new ConcurrentHashMap<>();

    /** @param restShare how many times as long as it took it rests before the next time, at most five seconds */
    TurnOfCompany(int restShare) {
        this.restShare = restShare;
    }

    /** Returns when it was done, or at once when another does it. */
    void take(CompanyId company, Runnable thing) {
        if (!begin(company)) {
            return;
        }
        boolean more = true;
        try {
            while (more) {
                rest(company);
                long begun = System.nanoTime();
                thing.run();
                restAfter(company, System.nanoTime() - begun);
                more = goOn(company);
            }
        } finally {
            if (more) {
                askedAgain.remove(company); // it failed: whoever asks next does all of it
            }
        }
    }

    private boolean begin(CompanyId company) {
        return !askedAgain.merge(company, false, (running, mine) -> true);
    }

    private boolean goOn(CompanyId company) {
        return askedAgain.computeIfPresent(company, (running, again) -> again ? Boolean.FALSE : null) != null;
    }

    private void rest(CompanyId company) {
        Long until = restUntil.remove(company);
        long nanos = until == null ? 0 : until - System.nanoTime();
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the program stops: what is to be done is done at once
        }
    }

    private void restAfter(CompanyId company, long tookNanos) {
        long rest = Math.min(tookNanos * restShare, LONGEST_REST_NANOS);
        if (rest > 0) {
            restUntil.put(company, System.nanoTime() + rest);
        }
    }
}
