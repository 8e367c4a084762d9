package com.billify.demo.core;

import com.billify.kernel.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lives the bakery's days one after the other. What a day brings hangs on the days before it and on the dice, so that no
 * later day changes an earlier one.
 */
final class Simulation {
    private final Course course;
    private final Shop shop;
    private final Customers customers;
    private final Suppliers suppliers;
    private final Wages wages;
    private final Taxes taxes;
    private final Bank bank;

    /** @param instantFrom from which day customers may pay by QR code; null for never */
    Simulation(long seed, LocalDate start, Language language, @Nullable LocalDate instantFrom) {
        course = new Course(new Dice(seed), start, language);
        Dues dues = new Dues();
        shop = new Shop(course, dues, instantFrom);
        customers = new Customers(course, dues);
        suppliers = new Suppliers(course, dues);
        wages = new Wages(course, dues);
        taxes = new Taxes(course, dues);
        bank = new Bank(course);
    }

    /** The days from the start to this one. */
    List<Day> until(LocalDate last) {
        List<Day> days = new ArrayList<>();
        for (LocalDate day = course.start(); !day.isAfter(last); day = day.plusDays(1)) {
            days.add(live(day));
        }
        return days;
    }

    private Day live(LocalDate day) {
        course.begin(day);
        taxes.closeQuarter();
        long takingsMinor = shop.sell();
        shop.payIn();
        customers.invoiceCustomers();
        suppliers.buy();
        wages.payPeople();
        taxes.payState();
        bank.payBank();
        customers.payTogether();
        List<BankLine> lines = new ArrayList<>();
        if (BankDays.isBankDay(day)) {
            bank.keepLiquid();
            lines.addAll(course.book());
        }
        lines.addAll(shop.sellByCode());
        return new Day(
                day,
                List.copyOf(lines),
                List.copyOf(course.bills()),
                course.matchedByHand(),
                takingsMinor,
                course.mainMinor(),
                course.savingsMinor());
    }
}
