package com.billify.forecast.core;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The balance of the coming days if every open item is paid on the day it is due, and what is overdue today. It knows
 * nothing but open items and what a person expects: it is a plan of known things and says nothing of how likely they are.
 */
public final class KnownItems {
    private KnownItems() {}

    /**
     * An amount that is known to come in (positive) or to go out (negative).
     *
     * @param byYou a person expects it and no document says it
     */
    public record Item(UUID id, LocalDate dueDate, Money amount, boolean byYou) {
        /** The day for which it counts: its due date, or today when that has passed. */
        public LocalDate expectedOn(LocalDate today) {
            return dueDate.isBefore(today) ? today : dueDate;
        }
    }

    /**
     * A coming day.
     *
     * @param balance at its end
     * @param in expected that day, zero or more
     * @param out expected that day, zero or less
     * @param byYouIn the part of {@code in} that a person expects and no document says
     * @param byYouOut the same of {@code out}
     */
    public record Day(LocalDate date, Money balance, Money in, Money out, Money byYouIn, Money byYouOut) {}

    /**
     * @param start what is in the bank now
     * @param days how many, from today on; at least one
     * @return today and the days after it, in order
     */
    public static List<Day> project(Money start, LocalDate today, int days, List<Item> items) {
        long[] in = new long[days];
        long[] out = new long[days];
        long[] byYouIn = new long[days];
        long[] byYouOut = new long[days];
        for (Item item : items) {
            long index = item.expectedOn(today).toEpochDay() - today.toEpochDay();
            if (index < days) {
                long amount = item.amount().minus(Money.zero(start.currency())).minorUnits();
                add(amount > 0 ? in : out, (int) index, amount);
                if (item.byYou()) {
                    add(amount > 0 ? byYouIn : byYouOut, (int) index, amount);
                }
            }
        }
        List<Day> projected = new ArrayList<>(days);
        Money balance = start;
        for (int index = 0; index < days; index++) {
            Money comesIn = new Money(in[index], start.currency());
            Money goesOut = new Money(out[index], start.currency());
            balance = balance.plus(comesIn).plus(goesOut);
            projected.add(new Day(
                    today.plusDays(index),
                    balance,
                    comesIn,
                    goesOut,
                    new Money(byYouIn[index], start.currency()),
                    new Money(byYouOut[index], start.currency())));
        }
        return projected;
    }

    private static void add(long[] days, int index, long amount) {
        days[index] = Math.addExact(days[index], amount);
    }

    /** The day with the lowest balance, the first of several; null for no days. */
    public static @Nullable Day lowest(List<Day> days) {
        Day lowest = null;
        for (Day day : days) {
            if (lowest == null || day.balance().compareTo(lowest.balance()) < 0) {
                lowest = day;
            }
        }
        return lowest;
    }
}
