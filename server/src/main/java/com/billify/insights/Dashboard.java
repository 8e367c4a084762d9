package com.billify.insights;

import com.billify.company.CompanyView;
import com.billify.forecast.CashForecast;
import com.billify.kernel.Figure;
import com.billify.kernel.Money;
import com.billify.reconciliation.Invoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the first screen shows, in one answer. Every figure names the list that sums to it.
 *
 * @param balance null without bank data
 * @param past the last ninety days up to the balance's
 * @param accountStarts accounts of which nothing is known in the first of these days: the balance grows when they join,
 *     and no money moved
 * @param last30 the thirty days up to the balance's, own transfers left out; null without bank data
 * @param todo at most five, most pressing first
 */
record Dashboard(
        CompanyView.Company company,
        LocalDate today,
        DataAsOf dataAsOf,
        @Nullable Figure balance,
        @Nullable Money floor,
        CashForecast.@Nullable Forecast forecast,
        List<PastDay> past,
        List<AccountStart> accountStarts,
        @Nullable InAndOut last30,
        Open open,
        Largest largest,
        List<Todo> todo,
        List<OtherCurrency> otherCurrencies) {

    /** How fresh and how well proven the data is. */
    record DataAsOf(
            @Nullable LocalDate balanceDate, @Nullable Instant importedAt, int accounts, int accountsProven) {}

    /** The balance at the end of a past day, with what came in (zero or more) and went out (zero or less). */
    record PastDay(LocalDate date, String balance, String in, String out, boolean proven) {}

    /** The first day whose balance includes an account, and what that account held. */
    record AccountStart(
            LocalDate date, String accountNumber, @Nullable String accountName, Money balance) {}

    /** Money in and out of a period. */
    record InAndOut(LocalDate from, LocalDate to, Figure in, Figure out) {}

    /** What is open each way, and beside it what a person expects without a document: owed by nobody. */
    record Open(OpenSide receivable, OpenSide payable, Expected expected) {}

    /** What a person expects in, zero or more, and out, zero or less. */
    record Expected(Figure in, Figure out, int count) {}

    /** What is open one way; amounts signed as cash. */
    record OpenSide(Figure total, Figure overdue, Figure within7, int count, int overdueCount) {}

    /** The five largest coming items each way. */
    record Largest(List<Invoice> in, List<Invoice> out) {}

    /** What is in the bank in another currency. */
    record OtherCurrency(String currency, Figure balance) {}
}
