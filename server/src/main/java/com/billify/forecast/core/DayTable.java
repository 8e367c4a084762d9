package com.billify.forecast.core;

import com.billify.kernel.BusinessCalendar;
import java.time.LocalDate;
import java.util.stream.IntStream;

/** What is asked of each day again and again, for a range of days numbered as {@link LocalDate#toEpochDay}. */
final class DayTable {
    /** Kinds of day in which payments differ: Monday to Sunday, and a holiday on a weekday. */
    static final int KINDS = 8;

    private static final int HOLIDAY = 7;

    /** 1930 to 2079: asked so often that working it out took a third of a forecast. */
    private static final int FIRST_MONTH = -40 * 12;

    private static final int[] FIRST_DAYS = IntStream.range(FIRST_MONTH, FIRST_MONTH + 150 * 12)
            .map(DayTable::calculateFirstOf)
            .toArray();

    private final int first;
    private final byte[] kind;
    private final byte[] dayOfMonth;
    private final short[] month;
    private final int[] nextBankDay;
    private final int[] previousBankDay;

    DayTable(int first, int last) {
        this.first = first;
        int count = last - first + 1;
        kind = new byte[count];
        dayOfMonth = new byte[count];
        month = new short[count];
        nextBankDay = new int[count];
        previousBankDay = new int[count];
        LocalDate day = LocalDate.ofEpochDay(first);
        int previous = walk(first - 1, -1);
        for (int index = 0; index < count; index++, day = day.plusDays(1)) {
            kind[index] = (byte) kindOf(day);
            dayOfMonth[index] = (byte) day.getDayOfMonth();
            month[index] = (short) monthOf(day);
            previous = kind[index] < 5 ? first + index : previous;
            previousBankDay[index] = previous;
        }
        int next = walk(last + 1, 1);
        for (int index = count - 1; index >= 0; index--) {
            next = kind[index] < 5 ? first + index : next;
            nextBankDay[index] = next;
        }
    }

    private static int kindOf(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue() - 1;
        return weekday < 5 && !BusinessCalendar.isOpen(day) ? HOLIDAY : weekday;
    }

    private static int monthOf(LocalDate day) {
        return day.getYear() * 12 + day.getMonthValue() - 1 - 1970 * 12;
    }

    // A document may be of any year, and what comes back once a year is expected far ahead: days outside are worked
    // out.

    int kind(int day) {
        int index = day - first;
        return isInside(index) ? kind[index] : kindOf(LocalDate.ofEpochDay(day));
    }

    boolean isBankDay(int day) {
        return kind(day) < 5;
    }

    int dayOfMonth(int day) {
        int index = day - first;
        return isInside(index) ? dayOfMonth[index] : LocalDate.ofEpochDay(day).getDayOfMonth();
    }

    /** Months since January 1970. */
    int month(int day) {
        int index = day - first;
        return isInside(index) ? month[index] : monthOf(LocalDate.ofEpochDay(day));
    }

    /** How many days the table has. */
    int count() {
        return kind.length;
    }

    /** The place of a day in the table, from 0; -1 for one outside. */
    int indexOf(int day) {
        int index = day - first;
        return isInside(index) ? index : -1;
    }

    private boolean isInside(int index) {
        return index >= 0 && index < kind.length;
    }

    /** The day itself or the next on which banks work; of any day, since a document may be due in any year. */
    int bankDayFrom(int day) {
        int index = day - first;
        if (isInside(index)) {
            return nextBankDay[index];
        }
        return walk(day, 1);
    }

    /** The day itself or the one before on which banks work; of any day, since what comes back once a year is expected far ahead. */
    int bankDayUntil(int day) {
        int index = day - first;
        if (isInside(index)) {
            return previousBankDay[index];
        }
        return walk(day, -1);
    }

    private static int walk(int from, int step) {
        int day = from;
        while (!BusinessCalendar.isOpen(LocalDate.ofEpochDay(day))) {
            day += step;
        }
        return day;
    }

    static int firstOf(int month) {
        int index = month - FIRST_MONTH;
        return index >= 0 && index < FIRST_DAYS.length ? FIRST_DAYS[index] : calculateFirstOf(month);
    }

    private static int calculateFirstOf(int month) {
        return (int) LocalDate.of(1970 + Math.floorDiv(month, 12), Math.floorMod(month, 12) + 1, 1)
                .toEpochDay();
    }

    static int lengthOf(int month) {
        return firstOf(month + 1) - firstOf(month);
    }
}
