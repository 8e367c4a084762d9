package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was invoiced either way, paid or not: sums of the list of invoices, by its own filters, so that each is what its list sums to. To
 * be called within the company's transaction.
 */
@Component
public class Invoiced {
    private final InvoiceList invoices;

    Invoiced(InvoiceList invoices) {
        this.invoices = invoices;
    }

    /**
     * What one customer or supplier was invoiced, or invoiced, in a period.
     *
     * @param key what the list of invoices takes as its counterparty
     * @param name null where no document names it
     * @param amount VAT included, signed as cash, credit notes taken off
     * @param vat what of it is VAT, where that is stated
     * @param withoutVat how many of the documents do not state it
     */
    public record Party(String key, @Nullable String name, Money amount, Money vat, int count, int withoutVat) {}

    /**
     * Every party with a document of the period, largest amount first.
     *
     * @param direction receivable or payable
     * @param from first day of issue, as {@code to} is the last
     */
    public List<Party> parties(CompanyId company, Currency currency, String direction, LocalDate from, LocalDate to) {
        InvoiceFilter filter = new InvoiceFilter(
                null, direction, null, null, null, null, from, to, null, null, currency.getCurrencyCode(), null);
        return invoices.parties(company, filter.checked(), currency);
    }

    /**
     * The first day on which anything was invoiced that way; empty where nothing was.
     *
     * @param direction receivable or payable
     */
    public Optional<LocalDate> firstDay(CompanyId company, Currency currency, String direction) {
        return invoices.firstIssued(company, currency, direction);
    }
}
