package com.billify.forecast;

import com.billify.forecast.core.CashHistory;
import com.billify.forecast.core.Forecaster;
import com.billify.forecast.core.Forecaster.Settings;
import com.billify.forecast.core.Outlook;
import com.billify.forecast.core.Scenario;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.ProblemException;
import com.billify.reconciliation.Invoice;
import com.billify.reconciliation.OpenItems;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets the coming days be otherwise: from the books as they are now, under the same draws as the forecast itself, so that what differs
 * is the changes alone. Within the company's transaction.
 */
@Component
class WhatIf {
    private static final int MOST_CHOICES = 100;

    private final Books books;
    private final OutlookRepository outlooks;
    private final OpenItems openItems;
    private final Learning learning;

    WhatIf(Books books, OutlookRepository outlooks, OpenItems openItems, Learning learning) {
        this.books = books;
        this.outlooks = outlooks;
        this.openItems = openItems;
        this.learning = learning;
    }

    /** Of what something may be otherwise. */
    record Choices(List<CustomerChoice> customers, List<BillChoice> bills) {}

    /**
     * A customer.
     *
     * @param party as a change names him
     * @param open what he owes; zero where he only comes back
     */
    record CustomerChoice(String party, @Nullable String name, Money open) {}

    /** A bill that is open; the amount is signed as cash. */
    record BillChoice(
            UUID invoiceId,
            @Nullable String number,
            @Nullable String counterpartyName,
            LocalDate dueDate,
            Money amount) {}

    /**
     * Customers of the last year, who owes most first, and open bills, what is due first.
     *
     * @throws ProblemException where there is nothing to forecast yet
     */
    Choices choices(CompanyId company) {
        Books.Known known = books.known(company).orElseThrow(ProblemException::notFound);
        LocalDate yearAgo = known.history().asOf().minusYears(1);
        Map<String, Long> open = new TreeMap<>();
        for (CashHistory.Document document : known.history().documents()) {
            if (document.receivable()
                    && (document.openMinor() > 0 || document.issueDate().isAfter(yearAgo))) {
                open.merge(document.party(), document.openMinor(), Long::sum);
            }
        }
        return new Choices(
                open.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .limit(MOST_CHOICES)
                        .map(one -> new CustomerChoice(
                                one.getKey(),
                                known.names().get(one.getKey()),
                                new Money(one.getValue(), known.currency())))
                        .toList(),
                openItems.findOutstanding(company, known.currency()).stream()
                        .filter(invoice -> invoice.outstanding().isNegative())
                        .sorted(Comparator.comparing(Invoice::dueDate))
                        .limit(MOST_CHOICES)
                        .map(invoice -> new BillChoice(
                                invoice.id(),
                                invoice.number(),
                                invoice.counterpartyName(),
                                invoice.dueDate(),
                                invoice.outstanding()))
                        .toList());
    }

    /**
     * What a scenario comes to.
     *
     * @param lowest of the days: the one whose middle is lowest
     * @param runsOutOn the first day whose middle is below zero; null while it never is
     */
    record Otherwise(
            LocalDate asOf,
            List<OtherwiseDay> days,
            LocalDate lowestOn,
            Money lowest,
            @Nullable LocalDate runsOutOn,
            int belowZeroWithin90Permille) {}

    /** The balance at the end of a coming day; amounts are decimals. */
    record OtherwiseDay(LocalDate date, String p10, String p50, String p90) {}

    /** @throws ProblemException where there is nothing to forecast yet */
    Otherwise of(CompanyId company, List<ScenarioChange> changes, int days) {
        Books.Known known = books.known(company).orElseThrow(ProblemException::notFound);
        OutlookRepository.Run run = outlooks.run(company).orElseThrow(ProblemException::notFound);
        Currency currency = known.currency();
        Scenario scenario =
                new Scenario(changes.stream().map(change -> change.in(currency)).toList());
        Outlook outlook = Forecaster.forecast(
                learning.of(company, known.history()),
                scenario.on(known.plan(), known.history().asOf().plusDays(days)),
                run.band(),
                new Settings(days, Settings.USUAL_PATHS, Settings.USUAL_SEED));
        Outlook.Day lowest = outlook.days().stream()
                .min(Comparator.comparingLong(Outlook.Day::p50Minor))
                .orElseThrow();
        return new Otherwise(
                outlook.asOf(),
                outlook.days().stream().map(day -> day(day, currency)).toList(),
                lowest.date(),
                new Money(lowest.p50Minor(), currency),
                outlook.days().stream()
                        .filter(day -> day.p50Minor() < 0)
                        .map(Outlook.Day::date)
                        .findFirst()
                        .orElse(null),
                (int) Math.round(1000 * outlook.risk().belowZeroWithin90Days()));
    }

    private static OtherwiseDay day(Outlook.Day day, Currency currency) {
        return new OtherwiseDay(
                day.date(),
                decimal(day.p10Minor(), currency),
                decimal(day.p50Minor(), currency),
                decimal(day.p90Minor(), currency));
    }

    private static String decimal(long minor, Currency currency) {
        return new Money(minor, currency).amount().toPlainString();
    }
}
