package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DayTableTest {
    private static final int MONDAY = day("2026-11-23");
    private final DayTable days = new DayTable(MONDAY, MONDAY + 30);

    /** What comes back once a year is expected long after the last day that is forecast. */
    @Test
    void bankDaysBeforeAndAfterTheTableAreKnown() {
        assertThat(days.bankDayUntil(day("2028-01-01"))).isEqualTo(day("2027-12-31"));
        assertThat(days.bankDayFrom(day("2028-01-01"))).isEqualTo(day("2028-01-03"));
        assertThat(days.bankDayUntil(day("2020-06-07"))).isEqualTo(day("2020-06-05"));
        assertThat(days.bankDayUntil(day("2026-11-29"))).isEqualTo(day("2026-11-27"));
    }

    @Test
    void whatIsOutsideTheTableIsAsInATableThatHasIt() {
        DayTable wide = new DayTable(day("1990-01-01"), day("2060-12-31"));

        for (int day = day("1990-02-01"); day < day("2060-12-01"); day += 3) {
            assertThat(days.kind(day)).isEqualTo(wide.kind(day));
            assertThat(days.isBankDay(day)).isEqualTo(wide.isBankDay(day));
            assertThat(days.dayOfMonth(day)).isEqualTo(wide.dayOfMonth(day));
            assertThat(days.month(day)).isEqualTo(wide.month(day));
            assertThat(days.bankDayFrom(day)).isEqualTo(wide.bankDayFrom(day));
            assertThat(days.bankDayUntil(day)).isEqualTo(wide.bankDayUntil(day));
        }
    }

    private static int day(String date) {
        return (int) LocalDate.parse(date).toEpochDay();
    }
}
