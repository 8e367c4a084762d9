package com.billify.forecast.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/**
 * On which days money moves in Belgium: not on Saturdays, Sundays, the ten public holidays and the closing days of TARGET.
 *
 * <p>Source: law of 4 January 1974 on public holidays; T2 calendar of the European Central Bank.
 */
public final class BankDays {
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.MAY, 1),
            MonthDay.of(Month.JULY, 21),
            MonthDay.of(Month.AUGUST, 15),
            MonthDay.of(Month.NOVEMBER, 1),
            MonthDay.of(Month.NOVEMBER, 11),
            MonthDay.of(Month.DECEMBER, 25));
    private static final int GOOD_FRIDAY = -2;
    private static final int EASTER_MONDAY = 1;
    private static final int ASCENSION = 39;
    private static final int WHIT_MONDAY = 50;
    private static final MonthDay TARGET_CHRISTMAS = MonthDay.of(Month.DECEMBER, 26);

    private BankDays() {}

    /** True on a working day of the tax administration: no weekend and no public holiday. */
    public static boolean isWorkingDay(LocalDate day) {
        if (isWeekend(day) || FIXED.contains(MonthDay.from(day))) {
            return false;
        }
        long afterEaster = day.toEpochDay() - easter(day.getYear()).toEpochDay();
        return afterEaster != EASTER_MONDAY && afterEaster != ASCENSION && afterEaster != WHIT_MONDAY;
    }

    /** True on a day on which both Belgian banks and TARGET work. */
    public static boolean isBankDay(LocalDate day) {
        return isWorkingDay(day)
                && !MonthDay.from(day).equals(TARGET_CHRISTMAS)
                && day.toEpochDay() - easter(day.getYear()).toEpochDay() != GOOD_FRIDAY;
    }

    /** The day itself where it is a working day, else the first one after it. */
    public static LocalDate workingDayFrom(LocalDate day) {
        LocalDate next = day;
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** The day itself where it is a working day, else the last one before it. */
    public static LocalDate workingDayUntil(LocalDate day) {
        LocalDate previous = day;
        while (!isWorkingDay(previous)) {
            previous = previous.minusDays(1);
        }
        return previous;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Easter Sunday of the Gregorian calendar (algorithm of Meeus, Jones and Butcher). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
