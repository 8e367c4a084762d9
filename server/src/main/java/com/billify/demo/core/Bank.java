package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.List;

/** Loan, costs and interest, the dividend, and the money that the owner moves to and from savings. */
final class Bank {
    /** Below this the owner moves money from savings, above the other to it. */
    private static final long UNEASY_MINOR = 4_000_00;

    private static final long COMFORTABLE_MINOR = 15_000_00;

    private final Course course;

    Bank(Course course) {
        this.course = course;
    }

    void payBank() {
        int day = course.today().getDayOfMonth();
        if (day == 15) {
            course.plan(
                    BankDays.onOrAfter(course.today()),
                    Account.MAIN,
                    Kind.LOAN,
                    -1_180_00,
                    null,
                    null,
                    null,
                    Text.LOAN.in(course.language(), course.month(YearMonth.from(course.today()))),
                    List.of());
        }
        if (day == 1 && course.today().getMonthValue() % 3 == 1) {
            course.plan(
                    BankDays.onOrAfter(course.today().plusDays(2)),
                    Account.MAIN,
                    Kind.CLOSING,
                    -28_50,
                    null,
                    null,
                    null,
                    Text.BANK_COSTS.in(
                            course.language(),
                            course.quarter(YearMonth.from(course.today()).minusMonths(1))),
                    List.of());
        }
        if (day == 1 && course.today().getMonth() == Month.JANUARY) {
            course.plan(
                    BankDays.onOrAfter(course.today()),
                    Account.SAVINGS,
                    Kind.INTEREST,
                    course.savingsMinor() * 9 / 1000,
                    null,
                    null,
                    null,
                    Text.INTEREST.in(course.language(), course.today().getYear() - 1),
                    List.of());
        }
        boolean dividendDay = day == 4
                && (course.today().getMonth() == Month.JUNE || course.today().getMonth() == Month.NOVEMBER);
        long dividendMinor = (course.savingsMinor() - 8_000_00) / 1_000_00 * 1_000_00;
        if (dividendDay && dividendMinor >= 5_000_00) {
            LocalDate moved = BankDays.onOrAfter(course.today());
            transfer(moved, -dividendMinor);
            long taxMinor = dividendMinor * 30 / 100;
            int year = course.today().getYear() - 1;
            course.plan(
                    BankDays.after(moved),
                    Account.MAIN,
                    Kind.TRANSFER_OUT,
                    taxMinor - dividendMinor,
                    Cast.OWNER,
                    null,
                    Text.DIVIDEND.in(course.language(), year));
            course.payTax(BankDays.onOrAfter(moved.plusDays(10)), taxMinor, Text.DIVIDEND_TAX, year);
        }
    }

    /** The owner looks at what will leave the account in the next days, and moves money in time. */
    void keepLiquid() {
        long leavingMinor =
                course.planned().subMap(course.today(), true, course.today().plusDays(5), true).values().stream()
                        .flatMap(List::stream)
                        .filter(line -> line.account() == Account.MAIN && line.amountMinor() < 0)
                        .mapToLong(PlannedLine::amountMinor)
                        .sum();
        long arrivingMinor = course.planned().getOrDefault(course.today(), List.of()).stream()
                .filter(line -> line.account() == Account.MAIN && line.amountMinor() > 0)
                .mapToLong(PlannedLine::amountMinor)
                .sum();
        long leftMinor = course.mainMinor() + arrivingMinor + leavingMinor;
        long movableMinor = Math.max(0, course.savingsMinor() - 500_00) / 500_00 * 500_00;
        if (leftMinor < UNEASY_MINOR) {
            long neededMinor = (UNEASY_MINOR + 1_500_00 - leftMinor + 499_99) / 500_00 * 500_00;
            transfer(course.today(), -Math.min(neededMinor, movableMinor));
        } else if (course.today().getDayOfMonth() >= 5
                && course.today().getDayOfWeek() == DayOfWeek.FRIDAY
                && leftMinor > COMFORTABLE_MINOR) {
            transfer(course.today(), (leftMinor - COMFORTABLE_MINOR + 2_000_00) / 500_00 * 500_00);
        }
    }

    /** @param toSavingsMinor below zero: from savings */
    private void transfer(LocalDate day, long toSavingsMinor) {
        if (toSavingsMinor == 0) {
            return;
        }
        String text = (toSavingsMinor > 0 ? Text.TO_SAVINGS : Text.FROM_SAVINGS).in(course.language());
        String name = Cast.BAKERY.name();
        course.plan(
                day,
                Account.MAIN,
                toSavingsMinor > 0 ? Kind.TO_OWN_ACCOUNT : Kind.FROM_OWN_ACCOUNT,
                -toSavingsMinor,
                name,
                Cast.SAVINGS,
                null,
                text,
                List.of());
        course.plan(
                day,
                Account.SAVINGS,
                toSavingsMinor > 0 ? Kind.FROM_OWN_ACCOUNT : Kind.TO_OWN_ACCOUNT,
                toSavingsMinor,
                name,
                Cast.BAKERY.account(),
                null,
                text,
                List.of());
    }
}
