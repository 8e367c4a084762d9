package com.billify.kernel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The days on which Belgian banks book: not on Saturdays and Sundays, the ten public holidays (law of 4 January 1974), and
 * the days on which TARGET is closed besides (Good Friday and 26 December).
 */
public final class BusinessCalendar {
    private BusinessCalendar() {}

    /** True when banks book on this day. */
    public static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !isHoliday(day);
    }

    /** This day, or the next on which banks book. */
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /** This day, or the last one before it on which banks book. */
    public static LocalDate onOrBefore(LocalDate day) {
        LocalDate open = day;
        while (!isOpen(open)) {
            open = open.minusDays(1);
        }
        return open;
    }

    /** @param place 1 for the last day of the month on which banks book, 2 for the one before it, and so on */
    public static LocalDate fromEnd(YearMonth month, int place) {
        LocalDate open = onOrBefore(month.atEndOfMonth());
        for (int counted = 1; counted < place; counted++) {
            open = onOrBefore(open.minusDays(1));
        }
        return open;
    }

    private static boolean isHoliday(LocalDate day) {
        boolean fixed = switch (day.getMonth()) {
            case JANUARY, MAY -> day.getDayOfMonth() == 1;
            case JULY -> day.getDayOfMonth() == 21;
            case AUGUST -> day.getDayOfMonth() == 15;
            case NOVEMBER -> day.getDayOfMonth() == 1 || day.getDayOfMonth() == 11;
            case DECEMBER -> day.getDayOfMonth() == 25 || day.getDayOfMonth() == 26;
            default -> false;
        };
        return fixed || isAroundEaster(day);
    }

    private static boolean isAroundEaster(LocalDate day) {
        // 22 March less two days, and 25 April and fifty days
        if (day.getMonthValue() < 3 || day.getMonthValue() > 6) {
            return false;
        }
        long after = ChronoUnit.DAYS.between(easter(day.getYear()), day);
        return after == -2 || after == 1 || after == 39 || after == 50;
    }

    /** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int inCentury = year % 100;
        int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (inCentury / 4) - epact - inCentury % 4) % 7;
        int correction = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * correction + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
