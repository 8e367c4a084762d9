package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is still to be received and paid: the one door of this module. To be called within the company's transaction. */
@Component
public class OpenItems {
    private final CompanyTransaction transaction;
    private final InvoiceList invoices;
    private final TransactionList transactions;
    private final KeyRepository keys;
    private final SuggestionRepository suggestions;
    private final Clock clock;

    OpenItems(
            CompanyTransaction transaction,
            InvoiceList invoices,
            TransactionList transactions,
            KeyRepository keys,
            SuggestionRepository suggestions,
            Clock clock) {
        this.transaction = transaction;
        this.invoices = invoices;
        this.transactions = transactions;
        this.keys = keys;
        this.suggestions = suggestions;
        this.clock = clock;
    }

    /** Every open invoice and credit note in the currency, both directions, by due date. */
    public List<Invoice> findOutstanding(CompanyId company, Currency currency) {
        return transaction.once(
                List.of("outstanding", currency),
                () -> invoices.open(company, InvoiceList.Kinds.DOCUMENTS, currency, null));
    }

    /** What a person expects in the currency and has not come, both directions, by day. It is owed by nobody. */
    public List<Invoice> findExpected(CompanyId company, Currency currency) {
        return transaction.once(
                List.of("expected", currency),
                () -> invoices.open(company, InvoiceList.Kinds.EXPECTED, currency, expectedFrom()));
    }

    /** The first day whose expected items are expected still. */
    public LocalDate expectedFrom() {
        return LocalDate.now(clock).minusDays(Invoice.LAPSE_DAYS);
    }

    /** How many lines a person is asked about. */
    public int countQuestions(CompanyId company) {
        return suggestions.count(company).lines();
    }

    /** How many lines of other parties since a day settle nothing yet. */
    public int countUnmatched(CompanyId company, LocalDate from) {
        return transactions
                .totals(
                        company,
                        new TransactionList.Filter(null, from, null, null, false, false, null, null, null, null, null))
                .count();
    }

    /** Whether every line and invoice that came has been looked at: until then what is open may be paid already. */
    public boolean areLookedAt(CompanyId company) {
        return !keys.isAnyWaiting(company);
    }
}
