package com.billify.platform.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes up events again whose listener did not come to an end, because it failed or the program was killed. One node does
 * it at a time. Listeners may run twice, so one that is merely slow comes to no harm.
 */
@Component
class StalePublications {

    private static final Duration STALE = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 10;
    private static final long LOCK = 0x62696c6c696679L; // "billify"

    private final IncompleteEventPublications publications;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StalePublications(
            IncompleteEventPublications publications,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.publications = publications;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void resubmit() {
        transaction.executeWithoutResult(status -> {
            boolean ours = jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query(Boolean.class)
                    .single();
            if (ours) {
                publications.resubmitIncompletePublications(publication -> publication
                                .getPublicationDate()
                                .isBefore(clock.instant().minus(STALE))
                        && publication.getCompletionAttempts() < MOST_ATTEMPTS);
            }
        });
    }
}
