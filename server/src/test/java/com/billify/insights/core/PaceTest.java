package com.billify.insights.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void aMonthIsThirtyDaysOfThePeriod() {
        assertThat(new Pace(30_000_00, -36_000_00, 90).perMonthMinor(-36_000_00))
                .isEqualTo(-12_000_00);
        assertThat(new Pace(0, -1_00, 70).perMonthMinor(-1_00)).isEqualTo(-43);
    }

    @Test
    void moneyLastsAsLongAsThePaceLeavesIt() {
        Pace pace = new Pace(30_000_00, -39_000_00, 90);

        assertThat(pace.lastsUntil(10_000_00, DAY)).hasValue(DAY.plusDays(100));
        assertThat(pace.lastsUntil(-1, DAY)).isEmpty();
        assertThat(new Pace(39_000_00, -30_000_00, 90).lastsUntil(10_000_00, DAY))
                .isEmpty();
    }

    @Test
    void aPaceThatTakesYearsSaysNothing() {
        assertThat(new Pace(0, -90_00, 90).lastsUntil(5_000_00, DAY)).isEmpty();
    }

    /** At the amount that it says, what is left after goods is exactly what is paid anyway. */
    @Test
    void atBreakEvenNothingIsLeft() {
        long in = 60_000_00;
        long goods = -24_000_00;
        Pace pace = new Pace(in, -51_000_00, 90);

        long needed = pace.breakEvenMinor(goods).orElseThrow();

        // 27,000.00 is paid anyway in 90 days, and of each euro sixty cents are left
        assertThat(needed).isEqualTo(15_000_00);
        assertThat(needed + needed * goods / in + (-51_000_00 - goods) / 3).isZero();
    }

    @Test
    void goodsThatCostWhatTheyBringHaveNoBreakEven() {
        assertThat(new Pace(10_000_00, -12_000_00, 90).breakEvenMinor(-10_000_00))
                .isEmpty();
        assertThat(new Pace(0, -12_000_00, 90).breakEvenMinor(0)).isEmpty();
    }
}
