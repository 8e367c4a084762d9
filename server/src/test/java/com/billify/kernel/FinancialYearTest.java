package com.billify.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FinancialYearTest {
    private static final FinancialYear UNTIL_JUNE = FinancialYear.of(7, 1);

    @Test
    void aDayIsInTheYearThatBeganLast() {
        assertThat(UNTIL_JUNE.from(LocalDate.of(2026, 11, 23))).isEqualTo("2026-07-01");
        assertThat(UNTIL_JUNE.to(LocalDate.of(2026, 11, 23))).isEqualTo("2027-06-30");
        assertThat(UNTIL_JUNE.from(LocalDate.of(2026, 6, 30))).isEqualTo("2025-07-01");
        assertThat(UNTIL_JUNE.to(LocalDate.of(2026, 6, 30))).isEqualTo("2026-06-30");
        assertThat(FinancialYear.CALENDAR.from(LocalDate.of(2026, 1, 1))).isEqualTo("2026-01-01");
    }

    @Test
    void theLastDayOfFebruaryMayBeTheTwentyNinth() {
        FinancialYear untilFebruary = FinancialYear.of(3, 1);

        assertThat(untilFebruary.to(LocalDate.of(2027, 6, 1))).isEqualTo("2028-02-29");
        assertThat(untilFebruary.from(LocalDate.of(2028, 2, 29))).isEqualTo("2027-03-01");
    }

    @Test
    void isWrittenAsItIsRead() {
        assertThat(FinancialYear.parse(" 07-01 ")).contains(UNTIL_JUNE);
        assertThat(UNTIL_JUNE).hasToString("07-01");
        assertThat(FinancialYear.parse("02-29")).isEmpty();
        assertThat(FinancialYear.parse("2026-07-01")).isEmpty();
        assertThatThrownBy(() -> FinancialYear.of(2, 29)).isInstanceOf(IllegalArgumentException.class);
    }
}
