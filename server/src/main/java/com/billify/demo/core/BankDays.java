package com.billify.demo.core;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;

/** The days on which banks book: every weekday but the closing days of TARGET. */
final class BankDays {
    private BankDays() {}

    static boolean isBankDay(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return false;
        }
        LocalDate easter = easter(day.getYear());
        return !(day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1
                || day.equals(easter.minusDays(2))
                || day.equals(easter.plusDays(1))
                || day.getMonth() == Month.MAY && day.getDayOfMonth() == 1
                || day.getMonth() == Month.DECEMBER && (day.getDayOfMonth() == 25 || day.getDayOfMonth() == 26));
    }

    /** The day itself where banks book on it, else the next on which they do. */
    static LocalDate onOrAfter(LocalDate day) {
        LocalDate found = day;
        while (!isBankDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The day itself where banks book on it, else the last one before on which they do. */
    static LocalDate onOrBefore(LocalDate day) {
        LocalDate found = day;
        while (!isBankDay(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    static LocalDate after(LocalDate day) {
        return onOrAfter(day.plusDays(1));
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int sum = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, sum / 31, sum % 31 + 1);
    }
}
