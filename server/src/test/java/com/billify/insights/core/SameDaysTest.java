package com.billify.insights.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SameDaysTest {
    @Test
    void areTheSameDaysOfTheYearBefore() {
        SameDays days = new SameDays(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 11, 23));

        assertThat(days.fromBefore()).isEqualTo("2025-07-01");
        assertThat(days.untilBefore()).isEqualTo("2025-11-23");
    }

    @Test
    void aWholeYearIsHeldAgainstAWholeYear() {
        assertThat(new SameDays(LocalDate.of(2024, 3, 1), LocalDate.of(2025, 2, 28)).untilBefore())
                .isEqualTo("2024-02-29");
        assertThat(new SameDays(LocalDate.of(2023, 3, 1), LocalDate.of(2024, 2, 29)).untilBefore())
                .isEqualTo("2023-02-28");
    }

    @Test
    void morePaidIsMore() {
        assertThat(SameDays.morePercent(150, 100)).hasValue(50);
        assertThat(SameDays.morePercent(-150, -100)).hasValue(50);
        assertThat(SameDays.morePercent(-50, -100)).hasValue(-50);
        assertThat(SameDays.morePercent(50, -100)).isEmpty();
        assertThat(SameDays.morePercent(50, 0)).isEmpty();
    }
}
