package com.billify.forecast.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentHabitsTest {
    /** The 25th of October 2026 is a Sunday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);

    @Test
    void whoPaysOnThe25thPaysOnTheBankDayAfterWhereBanksAreClosedOnIt() {
        DayTable days = new DayTable(Frame.day(TODAY.minusYears(3)), Frame.day(TODAY.plusYears(1)));
        List<PaymentHabits.Case> cases = new ArrayList<>();
        for (int month = 1; month <= 18; month++) {
            LocalDate paid = TODAY.minusMonths(month).withDayOfMonth(25);
            if (!BusinessCalendar.isOpen(paid)) {
                continue;
            }
            LocalDate issued = paid.minusDays(20 + month % 9);
            cases.add(new PaymentHabits.Case(
                    "customer", Frame.day(issued), Frame.day(issued.plusDays(14)), Frame.day(paid)));
        }
        PaymentHabits habits = PaymentHabits.fit(cases, days, Frame.day(TODAY), PaymentHabits.Tuning.USUAL);
        float[] chances = new float[40];

        habits.of("customer").chances(Frame.day(TODAY.minusDays(10)), Frame.day(TODAY) + 1, chances);

        float onMonday = chances[5];
        assertThat(onMonday).isGreaterThan(0.14f);
    }
}
