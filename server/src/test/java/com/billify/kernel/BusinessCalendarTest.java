package com.billify.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-07-21",
                "2025-08-15", "2024-11-01", "2026-11-11", "2026-12-25", "2025-12-26", "2026-11-21", "2026-11-22"
            })
    void banksDoNotBookOnHolidaysAndWeekends(LocalDate day) {
        assertThat(BusinessCalendar.isOpen(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "2026-05-15", "2026-07-20", "2026-11-02", "2026-12-24", "2026-12-31"})
    void banksBookOnOtherDays(LocalDate day) {
        assertThat(BusinessCalendar.isOpen(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2000,2000-04-23",
        "2008,2008-03-23",
        "2011,2011-04-24",
        "2025,2025-04-20",
        "2026,2026-04-05",
        "2038,2038-04-25"
    })
    void easterIsWhereTheAlmanacsHaveIt(int year, LocalDate easter) {
        assertThat(BusinessCalendar.easter(year)).isEqualTo(easter);
    }

    @Test
    void aClosedDayMovesToTheNextOrTheLastOpenOne() {
        assertThat(BusinessCalendar.onOrAfter(LocalDate.of(2026, 4, 3))).isEqualTo("2026-04-07");
        assertThat(BusinessCalendar.onOrBefore(LocalDate.of(2026, 4, 6))).isEqualTo("2026-04-02");
        assertThat(BusinessCalendar.onOrAfter(LocalDate.of(2026, 4, 7))).isEqualTo("2026-04-07");
    }

    @Test
    void theLastDaysOfAMonthAreCountedBackwards() {
        assertThat(BusinessCalendar.fromEnd(YearMonth.of(2026, 5), 1)).isEqualTo("2026-05-29");
        assertThat(BusinessCalendar.fromEnd(YearMonth.of(2026, 5), 5)).isEqualTo("2026-05-22");
    }
}
