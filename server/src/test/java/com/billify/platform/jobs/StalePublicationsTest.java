package com.billify.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.events.ApplicationModuleListener;

@SpringTest
@Import(StalePublicationsTest.Listener.class)
class StalePublicationsTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyId company = CompanyId.random();

    @Autowired
    StalePublications publications;

    @Autowired
    CompanyTransaction transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    @Autowired
    Listener listener;

    record Happened(CompanyId company) {}

    /** Fails when it is called first. */
    static class Listener {
        private final BlockingQueue<CompanyId> calls = new LinkedBlockingQueue<>();
        private boolean failed;

        @ApplicationModuleListener
        void on(Happened event) {
            calls.add(event.company());
            if (!failed) {
                failed = true;
                throw new IllegalStateException("as meant, the first time");
            }
        }

        @Nullable
        CompanyId awaitCall() throws InterruptedException {
            return calls.poll(20, TimeUnit.SECONDS);
        }

        int furtherCalls() {
            return calls.size();
        }
    }

    @Test
    void eventWhoseListenerFailedIsTakenUpAgainOnceItIsStaleAndThenForgotten() throws Exception {
        transaction.run(company, () -> events.publishEvent(new Happened(company)));
        assertThat(listener.awaitCall()).isEqualTo(company);
        awaitOpen(1, "FAILED");

        publications.resubmit();
        assertThat(open("%")).as("it is not stale yet").isOne();

        postgres.ownerJdbc()
                .sql("UPDATE platform.event_publication SET publication_date = :then WHERE event_type LIKE '%Happened'")
                .param("then", clock.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .update();
        publications.resubmit();

        assertThat(listener.awaitCall()).isEqualTo(company);
        awaitOpen(0, "%");
        assertThat(listener.furtherCalls()).isZero();
    }

    @Test
    void eventOfATransactionThatIsRolledBackIsNotPublished() {
        try {
            transaction.run(company, () -> {
                events.publishEvent(new Happened(company));
                throw new IllegalArgumentException("no");
            });
        } catch (IllegalArgumentException e) {
            // as meant
        }
        assertThat(postgres.ownerJdbc()
                        .sql("SELECT count(*) FROM platform.event_publication WHERE serialized_event LIKE :company")
                        .param("company", "%" + company + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void awaitOpen(int expected, String status) throws InterruptedException {
        for (int attempt = 0; open(status) != expected && attempt < 200; attempt++) {
            Thread.sleep(50);
        }
        assertThat(open(status)).isEqualTo(expected);
    }

    private int open(String status) {
        return postgres.ownerJdbc()
                .sql(
                        "SELECT count(*) FROM platform.event_publication WHERE event_type LIKE '%Happened' AND status LIKE :status")
                .param("status", status)
                .query(Integer.class)
                .single();
    }
}
