package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankDaysTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-07-21", "2026-08-15",
                "2026-11-01", "2026-11-11", "2026-12-25", "2027-03-29", "2027-05-06", "2027-05-17", "2028-04-17",
                "2028-05-25", "2028-06-05"
            })
    void publicHolidaysAreNoWorkingDays(LocalDate holiday) {
        assertThat(BankDays.isWorkingDay(holiday)).isFalse();
        assertThat(BankDays.isBankDay(holiday)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-04-03", "2027-03-26", "2028-04-14", "2028-12-26"})
    void onClosingDaysOfTargetOfficesWorkButNoMoneyMoves(LocalDate day) {
        assertThat(BankDays.isWorkingDay(day)).isTrue();
        assertThat(BankDays.isBankDay(day)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-20,2026-06-22,2026-06-19",
        "2026-09-20,2026-09-21,2026-09-18",
        "2026-08-15,2026-08-17,2026-08-14",
        "2026-11-11,2026-11-12,2026-11-10",
        "2026-11-20,2026-11-20,2026-11-20"
    })
    void aDayOnWhichNobodyWorksMovesToTheNextOrThePreviousWorkingDay(
            LocalDate day, LocalDate next, LocalDate previous) {
        assertThat(BankDays.workingDayFrom(day)).isEqualTo(next);
        assertThat(BankDays.workingDayUntil(day)).isEqualTo(previous);
    }

    @Test
    void easterIsComputed() {
        assertThat(BankDays.easter(2026)).isEqualTo(LocalDate.of(2026, 4, 5));
        assertThat(BankDays.easter(2027)).isEqualTo(LocalDate.of(2027, 3, 28));
        assertThat(BankDays.easter(2028)).isEqualTo(LocalDate.of(2028, 4, 16));
    }
}
