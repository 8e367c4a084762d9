package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnOfCompanyTest {
    private final TurnOfCompany turn = new TurnOfCompany(0);
    private final CompanyId company = new CompanyId(UUID.randomUUID());

    @Test
    void whoAsksMeanwhileLeavesAndItIsDoneOnceMoreForAllOfThem() {
        AtomicInteger done = new AtomicInteger();

        turn.take(company, () -> {
            if (done.incrementAndGet() == 1) {
                for (int other = 0; other < 5; other++) {
                    turn.take(company, () -> {
                        throw new AssertionError("two at once");
                    });
                }
            }
        });

        assertThat(done).hasValue(2);
    }

    @Test
    void anotherCompanyHasATurnOfItsOwn() {
        List<String> done = new ArrayList<>();

        turn.take(company, () -> turn.take(new CompanyId(UUID.randomUUID()), () -> done.add("other")));

        assertThat(done).containsExactly("other");
    }

    @Test
    void afterAFailureTheNextHasItsTurn() {
        List<String> done = new ArrayList<>();

        assertThatThrownBy(() -> turn.take(company, () -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        turn.take(company, () -> done.add("next"));

        assertThat(done).containsExactly("next");
    }

    /** Whatever the moment at which somebody asks: a turn that began after it sees what was put down before it. */
    @Test
    void nothingThatWasPutDownBeforeAskingIsLeftUndone() throws Exception {
        AtomicInteger putDown = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.submit(() -> {
                    start.await();
                    for (int time = 0; time < 20_000; time++) {
                        putDown.incrementAndGet();
                        turn.take(company, () -> seen.set(putDown.get()));
                    }
                    return null;
                });
            }
            start.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(seen).hasValue(80_000);
    }
}
