package com.billify.reconciliation.core.series;

import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days on which banks book, as tables: fitting asks for them millions of times. Days count from 1970, months from
 * January 1970.
 */
final class OpenDays {
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2079;
    private static final int FIRST_DAY = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    private static final int[] FOLLOWING;
    private static final int[] PRECEDING;
    private static final int[] MONTH_STARTS;

    static {
        int days = (int) LocalDate.of(LAST_YEAR + 1, 1, 1).toEpochDay() - FIRST_DAY;
        FOLLOWING = new int[days];
        PRECEDING = new int[days];
        int open = FIRST_DAY;
        for (int index = 0; index < days; index++) {
            LocalDate day = LocalDate.ofEpochDay(FIRST_DAY + index);
            open = BusinessCalendar.isOpen(day) ? FIRST_DAY + index : open;
            PRECEDING[index] = open;
        }
        open = FIRST_DAY + days - 1;
        for (int index = days - 1; index >= 0; index--) {
            open = PRECEDING[index] == FIRST_DAY + index ? FIRST_DAY + index : open;
            FOLLOWING[index] = open;
        }
        MONTH_STARTS = new int[(LAST_YEAR - FIRST_YEAR + 1) * 12 + 1];
        for (int index = 0; index < MONTH_STARTS.length; index++) {
            MONTH_STARTS[index] =
                    (int) YearMonth.of(FIRST_YEAR, 1).plusMonths(index).atDay(1).toEpochDay();
        }
    }

    private OpenDays() {}

    /** True when the tables hold the day and some years around it. */
    static boolean hold(LocalDate day) {
        return day.getYear() > FIRST_YEAR + 3 && day.getYear() < LAST_YEAR - 3;
    }

    static int onOrAfter(int day) {
        return FOLLOWING[day - FIRST_DAY];
    }

    static int onOrBefore(int day) {
        return PRECEDING[day - FIRST_DAY];
    }

    static int month(LocalDate day) {
        return (day.getYear() - 1970) * 12 + day.getMonthValue() - 1;
    }

    /** That day of the month, or its last one where it is shorter. */
    static int dayOf(int month, int dayOfMonth) {
        int index = month - (FIRST_YEAR - 1970) * 12;
        return Math.min(MONTH_STARTS[index] + dayOfMonth, MONTH_STARTS[index + 1]) - 1;
    }

    /** @param place 1 for the last day of the month on which banks book, 2 for the one before */
    static int fromEnd(int month, int place) {
        int open = onOrBefore(dayOf(month, 31));
        for (int counted = 1; counted < place; counted++) {
            open = onOrBefore(open - 1);
        }
        return open;
    }
}
