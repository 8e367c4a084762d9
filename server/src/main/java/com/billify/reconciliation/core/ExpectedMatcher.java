package com.billify.reconciliation.core;

import com.billify.invoicing.core.Parties;
import com.billify.invoicing.core.Parties.Likeness;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Matches a payment with what a person expected, only where it cannot be otherwise: the same party by account or name,
 * the amount to the cent, the day near, one item that fits the payment, one payment that fits the item, and no invoice
 * that the payment may be for instead. A doubt is left to a person.
 */
public final class ExpectedMatcher {
    /** A payment comes some days before or after it was expected. */
    public static final int NEAR_DAYS = 7;

    private ExpectedMatcher() {}

    /**
     * @param items open ones that are expected; others that do not fit do no harm
     * @param documents open invoices and credit notes
     * @param payments other payments that settle nothing yet
     * @return the item that this payment settles
     */
    public static Optional<UUID> match(
            Payment payment, List<ExpectedItem> items, List<ExpectedItem> documents, List<Payment> payments) {
        List<ExpectedItem> fitting =
                items.stream().filter(item -> fits(payment, item)).toList();
        if (fitting.size() != 1) {
            return Optional.empty();
        }
        ExpectedItem item = fitting.getFirst();
        boolean otherPayment = payments.stream()
                .anyMatch(other -> !other.transactionId().equals(payment.transactionId()) && fits(other, item));
        boolean otherDocument = documents.stream()
                .anyMatch(document ->
                        document.outstanding().equals(payment.amount()) && !isAnotherParty(payment, document));
        return otherPayment || otherDocument ? Optional.empty() : Optional.of(item.invoiceId());
    }

    private static boolean fits(Payment payment, ExpectedItem item) {
        return item.outstanding().equals(payment.amount())
                && Math.abs(ChronoUnit.DAYS.between(payment.bookingDate(), item.dueDate())) <= NEAR_DAYS
                && isSameParty(payment, item);
    }

    private static boolean isSameParty(Payment payment, ExpectedItem item) {
        return isSame(item.iban(), payment.counterpartyAccount()) || likeness(payment, item) == Likeness.SAME;
    }

    private static boolean isAnotherParty(Payment payment, ExpectedItem document) {
        return !isSame(document.iban(), payment.counterpartyAccount())
                && likeness(payment, document) == Likeness.DIFFERENT;
    }

    private static Likeness likeness(Payment payment, ExpectedItem item) {
        return Parties.of(payment.counterpartyName(), null, item.counterpartyName(), null);
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
