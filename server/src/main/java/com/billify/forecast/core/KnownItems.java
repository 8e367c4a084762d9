package com.billify.forecast.core;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The balance of the coming days if every open item is paid on the day it is due, and what is overdue today. It knows
 * nothing but open items: it is a plan of known things and says nothing of how likely they are.
 */
public final class KnownItems {
    private KnownItems() {}

    /** An amount that is known to come in (positive) or to go out (negative). */
    public record Item(UUID id, LocalDate dueDate, Money amount) {
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
     */
    public record Day(LocalDate date, Money balance, Money in, Money out) {}

    /**
     * @param start what is in the bank now
     * @param days how many, from today on; at least one
     * @return today and the days after it, in order
     */
    public static List<Day> project(Money start, LocalDate today, int days, List<Item> items) {
        long[] in = new long[days];
        long[] out = new long[days];
        for (Item item : items) {
            long index = item.expectedOn(today).toEpochDay() - today.toEpochDay();
            if (index < days) {
                long amount = item.amount().minus(Money.zero(start.currency())).minorUnits();
                if (amount > 0) {
                    in[(int) index] = Math.addExact(in[(int) index], amount);
                } else {
                    out[(int) index] = Math.addExact(out[(int) index], amount);
                }
            }
        }
        List<Day> projected = new ArrayList<>(days);
        Money balance = start;
        for (int index = 0; index < days; index++) {
            Money comesIn = new Money(in[index], start.currency());
            Money goesOut = new Money(out[index], start.currency());
            balance = balance.plus(comesIn).plus(goesOut);
            projected.add(new Day(today.plusDays(index), balance, comesIn, goesOut));
        }
        return projected;
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
