package com.billify.banking.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FeedBalancesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-16");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    @Test
    void firstBalanceStandsAsItIs() {
        assertThat(FeedBalances.with(days(Map.of()), MONDAY, 100, days(Map.of()), TODAY))
                .isEqualTo(days(Map.of(0, 100L)));
    }

    @Test
    void balanceThatFollowsFromTheOneBeforeStandsBesideIt() {
        assertThat(FeedBalances.with(days(Map.of(0, 100L)), MONDAY.plusDays(1), 130, days(Map.of(1, 30L)), TODAY))
                .isEqualTo(days(Map.of(0, 100L, 1, 130L)));
    }

    @Test
    void laterBalanceOfTheSameDayTakesThePlaceOfTheEarlier() {
        assertThat(FeedBalances.with(days(Map.of(0, 100L)), MONDAY, 90, days(Map.of()), TODAY))
                .isEqualTo(days(Map.of(0, 90L)));
    }

    @Test
    void balanceOfNoonGoesOnceALaterOneShowsThatTheDayWentOn() {
        NavigableMap<LocalDate, Long> kept = days(Map.of(0, 100L, 1, 110L));

        // Of Tuesday 30 were booked in all, of which 10 by noon.
        assertThat(FeedBalances.with(kept, MONDAY.plusDays(2), 130, days(Map.of(1, 30L)), TODAY))
                .isEqualTo(days(Map.of(0, 100L, 2, 130L)));
    }

    @Test
    void differenceThatNothingExplainsStaysForItIsAGap() {
        NavigableMap<LocalDate, Long> kept = days(Map.of(0, 100L, 1, 130L));

        assertThat(FeedBalances.with(kept, MONDAY.plusDays(2), 200, days(Map.of(1, 30L)), TODAY))
                .isEqualTo(days(Map.of(0, 100L, 1, 130L, 2, 200L)));
    }

    @Test
    void balanceOfTodayWaitsForItsLines() {
        NavigableMap<LocalDate, Long> kept = days(Map.of(0, 100L, 1, 130L));

        assertThat(FeedBalances.with(kept, TODAY, 200, days(Map.of(1, 30L)), TODAY))
                .isEqualTo(kept);
    }

    /** @param byDaysAfterMonday amounts */
    private static NavigableMap<LocalDate, Long> days(Map<Integer, Long> byDaysAfterMonday) {
        NavigableMap<LocalDate, Long> days = new TreeMap<>();
        byDaysAfterMonday.forEach((after, amount) -> days.put(MONDAY.plusDays(after), amount));
        return days;
    }
}
