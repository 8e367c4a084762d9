package com.billify.insights.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VatQuarterTest {

    @Test
    void aQuarterIsPaidByThe25thOfTheMonthAfterItOrTheNextBankDay() {
        assertThat(VatQuarter.of(LocalDate.of(2026, 11, 22)).payOn()).isEqualTo("2027-01-25");
        // a Sunday
        assertThat(VatQuarter.of(LocalDate.of(2026, 9, 1)).payOn()).isEqualTo("2026-10-26");
    }

    @Test
    void theQuarterBeforeIsToBePaidUntilItsDay() {
        LocalDate lastDay = LocalDate.of(2026, 10, 26);

        assertThat(VatQuarter.unpaidOn(lastDay))
                .extracting(VatQuarter::from)
                .containsExactly(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 10, 1));
        assertThat(VatQuarter.unpaidOn(lastDay.plusDays(1)))
                .extracting(VatQuarter::from)
                .containsExactly(LocalDate.of(2026, 10, 1));
    }

    @Test
    void aQuarterEndsOnItsLastDay() {
        assertThat(new VatQuarter(LocalDate.of(2027, 1, 1)).to()).isEqualTo("2027-03-31");
    }
}
