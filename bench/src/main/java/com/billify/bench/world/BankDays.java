package com.billify.bench.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** The days on which Belgian banks book. */
final class BankDays {
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(5, 1),
            MonthDay.of(7, 21),
            MonthDay.of(8, 15),
            MonthDay.of(11, 1),
            MonthDay.of(11, 11),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));

    private BankDays() {}

    static boolean isOpen(LocalDate day) {
        LocalDate easter = easter(day.getYear());
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
                && !FIXED.contains(MonthDay.from(day))
                && !day.equals(easter.minusDays(2))
                && !day.equals(easter.plusDays(1))
                && !day.equals(easter.plusDays(39))
                && !day.equals(easter.plusDays(50));
    }

    static LocalDate onOrAfter(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    static LocalDate onOrBefore(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.minusDays(1);
        }
        return open;
    }

    /** So many bank days on from a bank day. */
    static LocalDate plus(LocalDate day, int bankDays) {
        LocalDate open = onOrAfter(day);
        for (int count = 0; count < bankDays; count++) {
            open = onOrAfter(open.plusDays(1));
        }
        return open;
    }

    /** The n-th bank day of a month from its end, the last being the first. */
    static LocalDate fromEnd(LocalDate month, int n) {
        LocalDate open = onOrBefore(month.withDayOfMonth(month.lengthOfMonth()));
        for (int count = 1; count < n; count++) {
            open = onOrBefore(open.minusDays(1));
        }
        return open;
    }

    /** Gauss's rule in the form of Meeus, Jones and Butcher. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
