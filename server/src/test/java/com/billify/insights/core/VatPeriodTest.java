package com.billify.insights.core;

import static com.billify.insights.core.VatPeriod.MONTH;
import static com.billify.insights.core.VatPeriod.QUARTER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VatPeriodTest {

    @Test
    void aQuarterIsPaidByThe25thOfTheMonthAfterItOrTheNextBankDay() {
        assertThat(VatPeriod.of(LocalDate.of(2026, 11, 22), QUARTER).payOn()).isEqualTo("2027-01-25");
        // a Sunday
        assertThat(VatPeriod.of(LocalDate.of(2026, 9, 1), QUARTER).payOn()).isEqualTo("2026-10-26");
    }

    @Test
    void aMonthIsPaidByThe20thOfTheNext() {
        assertThat(VatPeriod.of(LocalDate.of(2026, 12, 31), MONTH).payOn()).isEqualTo("2027-01-20");
        // a Sunday
        assertThat(VatPeriod.of(LocalDate.of(2026, 11, 22), MONTH).payOn()).isEqualTo("2026-12-21");
    }

    @Test
    void thePeriodBeforeIsToBePaidUntilItsDay() {
        LocalDate lastDay = LocalDate.of(2026, 10, 26);

        assertThat(VatPeriod.unpaidOn(lastDay, QUARTER))
                .extracting(VatPeriod::from)
                .containsExactly(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1));
        assertThat(VatPeriod.unpaidOn(lastDay.plusDays(1), QUARTER))
                .extracting(VatPeriod::from)
                .containsExactly(LocalDate.of(2026, 10, 1));
    }

    @Test
    void aPeriodEndsOnItsLastDay() {
        assertThat(new VatPeriod(LocalDate.of(2027, 1, 1), QUARTER).to()).isEqualTo("2027-03-31");
        assertThat(VatPeriod.of(LocalDate.of(2028, 2, 10), MONTH).to()).isEqualTo("2028-02-29");
    }
}
