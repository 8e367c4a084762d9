package com.billify.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForegroundTest {
    private static final long LONG_NANOS = Duration.ofHours(1).toNanos();

    private final Foreground foreground = new Foreground();
    private final CompanyId company = CompanyId.random();

    @Test
    void whatCanWaitRestsUntilWhatIsWaitedForIsDone() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> waitedFor = threads.submit(() -> foreground.during(company, () -> {
                begun.countDown();
                await(end);
            }));
            await(begun);

            Future<?> resting = threads.submit(() -> foreground.giveWay(company, LONG_NANOS));
            foreground.giveWay(CompanyId.random(), LONG_NANOS); // another company's rests not at all

            assertThat(resting.isDone()).isFalse();
            end.countDown();
            resting.get(1, TimeUnit.MINUTES);
            waitedFor.get(1, TimeUnit.MINUTES);
        }
        foreground.giveWay(company, LONG_NANOS); // and the next not at all
    }

    @Test
    void itRestsNoLongerThanInProportion() {
        foreground.during(company, () -> foreground.giveWay(company, 1_000)); // would rest for ever otherwise
    }

    @Test
    void whatFailedIsNotWaitedForAnyLonger() {
        try {
            foreground.during(company, () -> {
                throw new IllegalStateException("no");
            });
        } catch (IllegalStateException expected) {
            foreground.giveWay(company, LONG_NANOS);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
