package com.billify.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.PostgresExtension;
import com.billify.testing.SpringTest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.events.ApplicationModuleListener;

@SpringTest
@Import(JobConfigurationTest.Listener.class)
class JobConfigurationTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final int EVENTS = 100;

    @Autowired
    CompanyTransaction transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Listener listener;

    record Numbered(CompanyId company, int number) {}

    static class Listener {
        private final Set<String> threads = ConcurrentHashMap.newKeySet();
        private final CountDownLatch left = new CountDownLatch(EVENTS);

        @ApplicationModuleListener
        void on(Numbered event) {
            threads.add(Thread.currentThread().getName());
            left.countDown();
        }

        boolean awaitAll() throws InterruptedException {
            return left.await(60, TimeUnit.SECONDS);
        }

        Set<String> threads() {
            return threads;
        }
    }

    @Test
    void manyEventsAtOnceAreHeardByFourThreadsAndTheOthersWait() throws Exception {
        CompanyId company = CompanyId.random();
        transaction.run(company, () -> {
            for (int number = 0; number < EVENTS; number++) {
                events.publishEvent(new Numbered(company, number));
            }
        });

        assertThat(listener.awaitAll()).isTrue();
        assertThat(listener.threads())
                .hasSizeBetween(1, 4)
                .allSatisfy(name -> assertThat(name).startsWith("listener-"));
    }
}
