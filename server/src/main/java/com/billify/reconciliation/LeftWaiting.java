package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at what was left waiting: the program was killed while it looked, or was upgraded. Two nodes that do it wait for each other. */
@Component
class LeftWaiting implements Backlog {
    private static final Duration STALE = Duration.ofMinutes(1);

    private final KeyRepository keys;
    private final Pairing pairing;
    private final Clock clock;

    LeftWaiting(KeyRepository keys, Pairing pairing, Clock clock) {
        this.keys = keys;
        this.pairing = pairing;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        for (CompanyId company : keys.waitingSince(clock.instant().minus(STALE))) {
            pairing.takeTurn(company);
        }
    }

    @Override
    public boolean isLeft(CompanyId company) {
        return keys.isAnyWaiting(company);
    }
}
