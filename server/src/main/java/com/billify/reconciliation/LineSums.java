package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.category.Category;
import java.time.LocalDate;
import java.util.Currency;
import org.springframework.stereotype.Component;

/** What bank lines of a kind come to: sums of the list of lines, by its own filters. To be called within the company's transaction. */
@Component
public class LineSums {
    private final TransactionList transactions;

    LineSums(TransactionList transactions) {
        this.transactions = transactions;
    }

    /** What went out for goods and services that move with sales, zero or less; both days included. */
    public Money goods(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
        return out(company, currency, from, to, Category.GOODS);
    }

    /** What was paid as VAT, zero or less; both days included. */
    public Money vatPaid(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
        return out(company, currency, from, to, Category.VAT);
    }

    private Money out(CompanyId company, Currency currency, LocalDate from, LocalDate to, Category category) {
        TransactionFilter filter = new TransactionFilter(
                null,
                from,
                to,
                "out",
                "external",
                null,
                null,
                currency.getCurrencyCode(),
                null,
                category.wireName(),
                null);
        return transactions.totals(company, filter.checked()).sums().stream().reduce(Money.zero(currency), Money::plus);
    }
}
