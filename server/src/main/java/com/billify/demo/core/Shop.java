package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The counter: what a day takes in by card and in cash, and the cash that goes to the bank. */
final class Shop {
    private static final DateTimeFormatter ON_PAPER = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    /** From Monday to Sunday; Monday is the day off. */
    private static final int[] WEEKDAY_PERCENT = {0, 85, 92, 90, 105, 150, 160};

    private final Course course;
    private final Dues dues;
    private final @Nullable LocalDate codesFrom;
    private long tillMinor = 180_00;

    Shop(Course course, Dues dues, @Nullable LocalDate codesFrom) {
        this.course = course;
        this.dues = dues;
        this.codesFrom = codesFrom;
    }

    long sell() {
        if (!isOpen(course.today())) {
            return 0;
        }
        int percent = WEEKDAY_PERCENT[course.today().getDayOfWeek().getValue() - 1]
                * Course.MONTH_PERCENT[course.today().getMonthValue() - 1]
                / 100;
        boolean feast = course.today().getMonth() == Month.DECEMBER
                && (course.today().getDayOfMonth() == 24 || course.today().getDayOfMonth() == 31);
        long shareMinor = course.drifted(100) * (feast ? 190 : percent);
        long cardMinor = course.dice().spread(shareMinor * 650 / 100, 14, course.today(), "card");
        long cashMinor = course.dice().spread(shareMinor * 195 / 100, 22, course.today(), "cash") / 5 * 5;
        LocalDate credited = BankDays.after(course.today());
        course.plan(
                credited,
                Account.MAIN,
                Kind.CARD_TAKINGS,
                cardMinor,
                Cast.ACQUIRER.name(),
                null,
                null,
                "GANZENPOOT GENT " + course.today().format(ON_PAPER),
                List.of());
        course.plan(
                BankDays.after(credited),
                Account.MAIN,
                Kind.CARD_COSTS,
                -(cardMinor * 11 / 1000 + 45),
                Cast.ACQUIRER.name(),
                null,
                null,
                Text.TERMINAL_FEE.in(course.language(), course.today().format(ON_PAPER)),
                List.of());
        tillMinor += cashMinor;
        dues.quarterTakingsMinor += cardMinor + cashMinor;
        return cardMinor + cashMinor;
    }

    private static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.MONDAY && !isSummerClosing(day) && !isChristmasOrNewYear(day);
    }

    private static boolean isChristmasOrNewYear(LocalDate day) {
        return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 25 || day.getDayOfYear() == 1;
    }

    /** Two weeks from the third Monday of July. */
    static boolean isSummerClosing(LocalDate day) {
        LocalDate first = LocalDate.of(day.getYear(), 7, 15).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        return !day.isBefore(first) && day.isBefore(first.plusDays(14));
    }

    /**
     * Vouchers and orders for later that customers pay by QR code, also while the shop is closed. The bank books each at once, on
     * any day; what is taken in so is accounted for when the cake is fetched, at the counter.
     */
    List<BankLine> sellByCode() {
        List<BankLine> booked = new ArrayList<>();
        if (codesFrom == null || course.today().isBefore(codesFrom)) {
            return booked;
        }
        int count = course.dice().between(4, 7, course.today(), "codes");
        for (int number = 1; number <= count; number++) {
            long amountMinor = course.dice().between(16, 90, course.today(), "code " + number) * 50L;
            booked.add(course.bookAtOnce(
                    Kind.CARD_TAKINGS,
                    amountMinor,
                    Cast.ACQUIRER.name(),
                    "QR GANZENPOOT GENT %s %d".formatted(course.today().format(ON_PAPER), number),
                    number));
        }
        return booked;
    }

    /** Every Monday the cash of the week goes to the bank, but for some change. */
    void payIn() {
        long depositMinor = (tillMinor - 150_00) / 5_00 * 5_00;
        if (course.today().getDayOfWeek() == DayOfWeek.MONDAY && depositMinor > 0) {
            tillMinor -= depositMinor;
            course.plan(
                    BankDays.onOrAfter(course.today()),
                    Account.MAIN,
                    Kind.CASH_DEPOSIT,
                    depositMinor,
                    null,
                    null,
                    null,
                    Text.CASH_DEPOSIT.in(
                            course.language(), course.week(course.today().minusDays(1))),
                    List.of());
        }
    }
}
