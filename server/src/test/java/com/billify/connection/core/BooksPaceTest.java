package com.billify.connection.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BooksPaceTest {
    /** A Monday in Brussels, in winter. */
    private static final Instant MIDNIGHT = Instant.parse("2026-11-22T23:00:00Z");

    private static final Instant OPENS = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant CLOSES = Instant.parse("2026-11-23T16:00:00Z");

    @Test
    void aDayShowsWhatIsNewWithinAQuarterOfAnHourWhilePeopleWork() {
        int spent = 1;
        Instant last = MIDNIGHT;
        Duration longest = Duration.ZERO;
        for (Instant now = MIDNIGHT;
                now.isBefore(MIDNIGHT.plus(Duration.ofDays(1)));
                now = BooksPace.next(now, spent, 400)) {
            if (now.isAfter(OPENS) && !now.isAfter(CLOSES)) {
                Duration gap = Duration.between(last.isBefore(OPENS) ? OPENS : last, now);
                longest = gap.compareTo(longest) > 0 ? gap : longest;
            }
            spent += BooksPace.CALLS_OF_A_LOOK;
            last = now;
        }
        assertThat(longest).isLessThanOrEqualTo(Duration.ofMinutes(15));
        assertThat(spent).isBetween(100, 400);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 10, 30, 60, 100, 150, 200, 400, 1000})
    void aDayNeverCostsMoreThanItMayWhereverItBeginsAndWhateverPeopleAskFor(int budget) {
        Random random = new Random(budget);
        for (int trial = 0; trial < 200; trial++) {
            int spent = random.nextInt(budget + 1);
            int before = spent;
            int inHours = 0;
            Instant now = MIDNIGHT.plusSeconds(random.nextInt(86_400));
            while (now.isBefore(MIDNIGHT.plus(Duration.ofDays(1)))) {
                Instant next = BooksPace.next(now, spent, budget);
                assertThat(next).isAfter(now);
                now = next;
                if (now.isBefore(MIDNIGHT.plus(Duration.ofDays(1)))) {
                    spent += BooksPace.CALLS_OF_A_LOOK;
                    inHours += !now.isBefore(OPENS) && now.isBefore(CLOSES) ? 1 : 0;
                }
            }
            assertThat(spent).isLessThanOrEqualTo(Math.max(before, budget));
            assertThat(inHours).isNotNegative();
        }
    }

    @Test
    void littleThatIsLeftGoesToTheHoursOfWork() {
        assertThat(BooksPace.next(MIDNIGHT, 0, 60)).isEqualTo(OPENS);
        assertThat(BooksPace.next(OPENS, 0, 60))
                .isEqualTo(OPENS.plus(Duration.ofHours(8).dividedBy(18)));
        assertThat(BooksPace.next(OPENS, 60, 60)).isEqualTo(BooksPace.nextDay(OPENS));
    }

    @Test
    void dayOfTheClockChangeEndsAtMidnightToo() {
        assertThat(BooksPace.nextDay(Instant.parse("2026-10-25T12:00:00Z"))).isEqualTo("2026-10-25T23:00:00Z");
        assertThat(BooksPace.nextDay(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-24T22:00:00Z");
    }

    @Test
    void listsAreReadUntilTheSourceHasProvenToSayWhenTheyChange() {
        Instant now = OPENS;
        Instant justNow = now.minusSeconds(600);
        assertThat(BooksPace.isPullDue("a", "a", 2, 0, justNow, now)).isTrue();
        assertThat(BooksPace.isPullDue("a", "a", 3, 0, justNow, now)).isFalse();
        assertThat(BooksPace.isPullDue("a", "b", 3, 0, justNow, now)).isTrue();
        assertThat(BooksPace.isPullDue("a", null, 3, 0, justNow, now)).isTrue();
        assertThat(BooksPace.isPullDue("a", "a", 9, 1, justNow, now)).isTrue();
        assertThat(BooksPace.isPullDue("a", "a", 3, 0, now.minusSeconds(3600), now))
                .isTrue();
    }
}
