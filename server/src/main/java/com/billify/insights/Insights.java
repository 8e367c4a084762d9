package com.billify.insights;

import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of a company, in its currency. Every figure names the list that sums to it; what is worked out of several is worked out
 * here, so that no screen does sums of its own.
 *
 * @param balanceDate the last day of which the bank tells; null without bank data, as are pace, runway and break-even
 * @param pace null for fewer than four weeks of bank lines, as is break-even
 * @param runway null while no forecast was worked out
 * @param breakEven null also where goods cost as much as sales bring
 * @param year the financial year so far, beside the one before
 * @param vat by month or quarter, as the company pays it, those whose VAT is still to be paid; empty where it pays none
 */
record Insights(
        LocalDate today,
        @Nullable LocalDate balanceDate,
        String currency,
        Owed receivables,
        Owed payables,
        Customers customers,
        @Nullable CashPace pace,
        @Nullable Runway runway,
        @Nullable BreakEven breakEven,
        YearSoFar year,
        List<VatSoFar> vat) {

    /**
     * What is open one way; amounts signed as cash.
     *
     * @param total of all ages
     * @param late of all ages but what is not due
     * @param invoiced in the period, VAT included
     * @param daysOutstanding DSO or DPO: what is open, divided by what was invoiced in the period, times its days; null where that
     *     says nothing
     */
    record Owed(
            Figure total,
            Figure late,
            int lateSharePercent,
            List<OfAge> ages,
            Figure invoiced,
            int periodDays,
            @Nullable Integer daysOutstanding) {}

    /**
     * What is open of one age.
     *
     * @param age notDue, upTo30, upTo60, upTo90 or older: days since the due date
     * @param sharePercent of what is open
     */
    record OfAge(String age, Figure amount, int count, int sharePercent) {}

    /**
     * Who brings the money.
     *
     * @param invoiced to all customers from the one day to the other
     * @param largest at most five, largest first
     * @param largestTogetherPercent their share
     */
    record Customers(
            LocalDate from,
            LocalDate to,
            Figure invoiced,
            int count,
            List<Customer> largest,
            int largestTogetherPercent) {}

    /** A customer, and which part of all that was invoiced went to it. */
    record Customer(@Nullable String name, Figure invoiced, int sharePercent) {}

    /**
     * How fast money came and went, transfers between own accounts left out.
     *
     * @param perMonth what was left, or used up, in thirty days on the mean
     */
    record CashPace(
            LocalDate from,
            LocalDate to,
            int days,
            Figure in,
            Figure out,
            Figure net,
            Money inPerMonth,
            Money outPerMonth,
            Money perMonth) {}

    /**
     * Until when the money lasts.
     *
     * @param horizon the last day that is forecast
     * @param earliest one time in ten it is used up by then; null where it is not within the forecast, as the others
     * @param likely the first day on which the middle of the forecast is below zero
     * @param latest one time in ten it is not used up even then
     * @param atPaceOn the day at the pace of late; null where it does not shrink, or lasts for years
     */
    record Runway(
            LocalDate horizon,
            @Nullable LocalDate earliest,
            @Nullable LocalDate likely,
            @Nullable LocalDate latest,
            int belowZeroWithin90Permille,
            @Nullable LocalDate atPaceOn) {}

    /**
     * What has to come in to pay all that goes out, over thirty days.
     *
     * @param goods what of the payments moves with sales
     * @param goodsPercent of what came in
     * @param needed over thirty days
     * @param cameIn over thirty days, on the mean of the same days
     */
    record BreakEven(Figure in, Figure out, Figure goods, int goodsPercent, Money needed, Money cameIn) {}

    /**
     * The financial year that is running.
     *
     * @param from its first day
     * @param to its last
     * @param invoiced to customers, VAT included, until today; null where nothing was invoiced yet
     * @param in until the last day that the bank tells; null where it tells none of this year, as {@code out} and {@code net}; transfers
     *     between own accounts left out
     */
    record YearSoFar(
            LocalDate from,
            LocalDate to,
            @Nullable SoFar invoiced,
            @Nullable SoFar in,
            @Nullable SoFar out,
            @Nullable SoFar net) {}

    /**
     * A sum from the first day of the year until a day, and of the same days a year before.
     *
     * @param before null where the books do not go back to the first of those days
     * @param morePercent than before; null where that says nothing
     */
    record SoFar(
            LocalDate until,
            Figure amount,
            @Nullable Figure before,
            @Nullable Integer morePercent) {}

    /**
     * VAT on the invoices of a month or quarter so far.
     *
     * @param to the last day of the period
     * @param until the last day whose invoices are in it: that, or today
     * @param payOn the last day to pay it
     * @param net positive is to be paid, negative to be had back
     * @param onSales on what was invoiced, credit notes taken off
     * @param onPurchases on what was bought, zero or less
     * @param withoutVat how many of the invoices do not say what VAT is in them
     */
    record VatSoFar(
            LocalDate from,
            LocalDate to,
            LocalDate until,
            LocalDate payOn,
            Figure net,
            Figure onSales,
            Figure onPurchases,
            int count,
            int withoutVat) {}
}
