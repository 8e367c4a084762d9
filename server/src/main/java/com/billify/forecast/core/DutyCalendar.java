package com.billify.forecast.core;

import com.billify.kernel.BusinessCalendar;
import com.billify.kernel.FinancialYear;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * When a Belgian company owes what it owes by law or habit. Each line of the table is one payment a year or period; each kind is moved off
 * weekends and holidays by its own rule (obligations.md, section 0). Prepayments of tax follow the financial year, all else the calendar.
 */
public final class DutyCalendar {
    /** When the table was held against its sources last. */
    public static final LocalDate CHECKED_ON = LocalDate.of(2026, 11, 21);

    private static final int LAST_DAY = 31;
    private static final Set<Integer> EVERY_MONTH = Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    private static final Set<Integer> AFTER_QUARTERS = Set.of(1, 4, 7, 10);

    /**
     * A line of the table.
     *
     * @param variant of VAT the months of a period; else 0
     * @param months of the year in which it is paid: of the financial year for prepayments, else of the calendar's
     * @param day of the month, or its last where the month is shorter
     * @param back how many months before that month the first one of its period lies
     * @param period how many months it is for; 0 where it is for no period
     * @param share of what a period owes
     */
    private record Rule(
            DutyKind kind,
            int variant,
            Set<Integer> months,
            int day,
            Shift shift,
            int back,
            int period,
            double share) {}

    private enum Shift {
        NEXT,
        PREVIOUS;

        LocalDate apply(LocalDate day) {
            return this == NEXT ? BusinessCalendar.onOrAfter(day) : BusinessCalendar.onOrBefore(day);
        }
    }

    private static final List<Rule> RULES = List.of(
            // VAT: by the 20th after the month, the 25th after the quarter (section 1)
            new Rule(DutyKind.VAT, 1, EVERY_MONTH, 20, Shift.NEXT, 1, 1, 1),
            new Rule(DutyKind.VAT, 3, AFTER_QUARTERS, 25, Shift.NEXT, 3, 3, 1),
            new Rule(DutyKind.WAGES, 0, EVERY_MONTH, LAST_DAY, Shift.PREVIOUS, 0, 1, 1),
            // tax on wages: received by the 15th after the month of the wages (section 2)
            new Rule(DutyKind.WAGE_TAX, 0, EVERY_MONTH, 15, Shift.PREVIOUS, 1, 1, 1),
            // social security: advances on the 5th, the rest by the end of the month after the quarter (section 3)
            new Rule(DutyKind.SOCIAL_SECURITY, 0, Set.of(2, 5, 8, 11), 5, Shift.PREVIOUS, 1, 3, 0.30),
            new Rule(DutyKind.SOCIAL_SECURITY, 0, Set.of(3, 6, 9), 5, Shift.PREVIOUS, 2, 3, 0.30),
            new Rule(DutyKind.SOCIAL_SECURITY, 0, Set.of(4, 7, 10), 5, Shift.PREVIOUS, 3, 3, 0.25),
            new Rule(DutyKind.SOCIAL_SECURITY, 0, Set.of(12), 5, Shift.PREVIOUS, 2, 3, 0.35),
            new Rule(DutyKind.SOCIAL_SECURITY, 0, Set.of(1), 5, Shift.PREVIOUS, 3, 3, 0.15),
            new Rule(DutyKind.SOCIAL_SECURITY, 0, Set.of(4, 7, 10), LAST_DAY, Shift.PREVIOUS, 3, 3, 0.15),
            new Rule(DutyKind.SOCIAL_SECURITY, 0, Set.of(1), LAST_DAY, Shift.PREVIOUS, 3, 3, 0.20),
            // payroll once a year (section 4)
            new Rule(DutyKind.HOLIDAY_PAY, 0, Set.of(6), LAST_DAY, Shift.PREVIOUS, 0, 1, 1),
            new Rule(DutyKind.YEAR_END_PREMIUM, 0, Set.of(12), LAST_DAY, Shift.PREVIOUS, 0, 1, 1),
            // prepayments of corporate tax: the 10th day of the 4th, 7th and 10th month, the 20th day of the last
            // (section 5)
            new Rule(DutyKind.PREPAYMENT, 0, Set.of(4, 7, 10), 10, Shift.NEXT, 0, 0, 1),
            new Rule(DutyKind.PREPAYMENT, 0, Set.of(12), 20, Shift.NEXT, 0, 0, 1),
            // received by the fund by the end of the quarter; of the company by the end of the year (sections 6 and 7)
            new Rule(DutyKind.SELF_EMPLOYED, 0, Set.of(3, 6, 9, 12), LAST_DAY, Shift.PREVIOUS, 0, 0, 1),
            new Rule(DutyKind.COMPANY_CONTRIBUTION, 0, Set.of(12), LAST_DAY, Shift.PREVIOUS, 0, 0, 1));

    private DutyCalendar() {}

    /**
     * A payment.
     *
     * @param periodFrom the first month of what it is for
     * @param periodMonths how many; 0 where it is for no period
     * @param share of what the period owes
     */
    public record Due(DutyKind kind, LocalDate date, YearMonth periodFrom, int periodMonths, double share) {}

    /**
     * What is due from one day to another, both included, in order.
     *
     * @param regime tells when VAT is due, and is not asked for the rest; no VAT where it owes none
     * @param year tells when prepayments are due, and is not asked for the rest
     */
    public static List<Due> due(DutyKind kind, VatRegime regime, FinancialYear year, LocalDate from, LocalDate to) {
        FinancialYear counted = kind == DutyKind.PREPAYMENT ? year : FinancialYear.CALENDAR;
        int variant = kind == DutyKind.VAT ? regime.months() : 0;
        List<Due> due = new ArrayList<>();
        // A month more each way: a day may be moved out of its month.
        YearMonth last = YearMonth.from(to).plusMonths(1);
        for (YearMonth month = YearMonth.from(from).minusMonths(1); !month.isAfter(last); month = month.plusMonths(1)) {
            for (Rule rule : RULES) {
                if (rule.kind() == kind
                        && rule.variant() == variant
                        && rule.months().contains(monthOfYear(month, counted))) {
                    LocalDate day = rule.shift().apply(day(rule, month, counted));
                    if (!day.isBefore(from) && !day.isAfter(to)) {
                        due.add(new Due(kind, day, month.minusMonths(rule.back()), rule.period(), rule.share()));
                    }
                }
            }
        }
        due.sort(Comparator.comparing(Due::date).thenComparingDouble(Due::share));
        return due;
    }

    /** Which month of the year begins in a month of the calendar, from 1. */
    private static int monthOfYear(YearMonth month, FinancialYear year) {
        return Math.floorMod(month.getMonthValue() - year.firstDay().getMonthValue(), 12) + 1;
    }

    /** A month of a year that does not begin on the first of a month begins on the same day as the year. */
    private static LocalDate day(Rule rule, YearMonth month, FinancialYear year) {
        LocalDate inMonth = month.atDay(Math.min(rule.day(), month.lengthOfMonth()));
        return inMonth.plusDays(year.firstDay().getDayOfMonth() - 1L);
    }
}
