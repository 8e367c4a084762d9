package com.billify.connection.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Test
    void whatWentWellIsLookedAtAgainInAMinute() {
        assertThat(Pace.afterSuccess(NOW)).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void retriesComeLessAndLessOftenButNeverLessThanEveryHalfHour() {
        Failure failure = new Failure.Retry("source-failed");
        Duration before = Duration.ZERO;
        for (int failures = 1; failures < 40; failures++) {
            Duration least = Duration.between(NOW, Pace.afterFailure(failure, failures, NOW, 0));
            Duration most = Duration.between(NOW, Pace.afterFailure(failure, failures, NOW, 1));
            assertThat(least).isGreaterThanOrEqualTo(before).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            assertThat(most).isEqualTo(least.multipliedBy(2)).isLessThanOrEqualTo(Duration.ofMinutes(30));
            before = least;
        }
    }

    @Test
    void waitIsAsLongAsTheSourceSaysWithinReason() {
        assertThat(wait(NOW.plusSeconds(600))).isEqualTo(NOW.plusSeconds(600));
        assertThat(wait(NOW.minusSeconds(600))).isEqualTo(NOW.plusSeconds(60));
        assertThat(wait(NOW.plus(Duration.ofDays(400)))).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void hostThatFailsFiveTimesIsLeftAloneThenTriedByOne() {
        Breaker breaker = Breaker.CLOSED;
        for (int count = 0; count < 4; count++) {
            breaker = breaker.failed(NOW);
            assertThat(breaker.lets(NOW)).isTrue();
        }
        breaker = breaker.failed(NOW);
        assertThat(breaker.lets(NOW)).isFalse();
        assertThat(breaker.lets(NOW.plusSeconds(29))).isFalse();

        Instant later = NOW.plusSeconds(30);
        assertThat(breaker.lets(later)).isTrue();
        Breaker tried = breaker.tried(later);
        assertThat(tried.lets(later)).as("one alone").isFalse();
        assertThat(tried.succeeded().lets(later)).isTrue();
        assertThat(tried.failed(later).lets(later.plusSeconds(59))).isFalse();
        assertThat(tried.failed(later).lets(later.plusSeconds(60))).isTrue();
    }

    private static Instant wait(Instant until) {
        return Pace.afterFailure(new Failure.WaitUntil("too-many-calls", until), 1, NOW, 0.5);
    }
}
