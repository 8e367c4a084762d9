package com.billify.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Test
    void dayBeginsAtSevenAndWeekOnMondayAtSeven() {
        assertThat(Digest.DAILY.periodAt(MONDAY.atTime(6, 59))).contains(MONDAY.minusDays(1));
        assertThat(Digest.DAILY.periodAt(MONDAY.atTime(7, 0))).contains(MONDAY);
        assertThat(Digest.WEEKLY.periodAt(MONDAY.atTime(6, 59))).contains(MONDAY.minusWeeks(1));
        assertThat(Digest.WEEKLY.periodAt(MONDAY.atTime(7, 0))).contains(MONDAY);
        assertThat(Digest.WEEKLY.periodAt(MONDAY.plusDays(6).atTime(23, 59))).contains(MONDAY);
    }

    @Test
    void whoWantsNoneHasNoPeriod() {
        assertThat(Digest.NONE.periodAt(LocalDateTime.of(MONDAY, java.time.LocalTime.NOON)))
                .isEmpty();
    }
}
