package com.billify.insights;

import com.billify.kernel.Money;
import com.billify.reconciliation.Invoice;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something for the owner to look at.
 *
 * @param kind gap, unmatched, overdueReceivable, payableDue, expectedLate, belowFloor or staleData; it says which of the others are
 *     filled
 */
record Todo(
        String kind,
        @Nullable UUID accountId,
        @Nullable String accountNumber,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Money amount,
        @Nullable Integer count,
        @Nullable String href,
        @Nullable Invoice invoice,
        @Nullable LocalDate date,
        @Nullable Money balance,
        @Nullable LocalDate balanceDate,
        @Nullable Integer days) {

    /** Lines are missing on an account. */
    static Todo gap(UUID accountId, String accountNumber, LocalDate from, LocalDate to, Money amount) {
        return new Todo("gap", accountId, accountNumber, from, to, amount, null, null, null, null, null, null, null);
    }

    /** Payments of which it is not known what they are for. */
    static Todo unmatched(int count, String href) {
        return new Todo("unmatched", null, null, null, null, null, count, href, null, null, null, null, null);
    }

    /** A customer who is late. */
    static Todo overdueReceivable(Invoice invoice) {
        return ofInvoice("overdueReceivable", invoice);
    }

    /** A bill to pay soon, or late already. */
    static Todo payableDue(Invoice invoice) {
        return ofInvoice("payableDue", invoice);
    }

    /** Something was expected and its day has passed. */
    static Todo expectedLate(Invoice item) {
        return ofInvoice("expectedLate", item);
    }

    private static Todo ofInvoice(String kind, Invoice invoice) {
        return new Todo(kind, null, null, null, null, null, null, null, invoice, null, null, null, null);
    }

    /** The balance is expected to fall below the floor. */
    static Todo belowFloor(LocalDate date, Money balance) {
        return new Todo("belowFloor", null, null, null, null, null, null, null, null, date, balance, null, null);
    }

    /** The bank data is old. */
    static Todo staleData(LocalDate balanceDate, int days) {
        return new Todo("staleData", null, null, null, null, null, null, null, null, null, null, balanceDate, days);
    }
}
