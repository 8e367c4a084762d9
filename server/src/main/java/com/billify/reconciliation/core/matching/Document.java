package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, a credit note or an expected item as the matcher sees it. Those that are cancelled or set aside are not
 * given to it.
 *
 * @param id names it in decisions; unique in a company
 * @param number as printed; null for what has none
 * @param amount of the whole document, signed as cash: a receivable invoice is positive, its credit note negative
 * @param settledElsewhere the part of the amount that no payment given to the matcher may settle (paid in cash, or by a
 *     line outside the neighbourhood that a person confirmed), same sign as the amount, else zero
 * @param paymentReference twelve digits where an OGM
 * @param partyAccounts IBANs at which the party is known: printed on its documents, or said by a person
 * @param creditedNumber of a credit note: the number of the invoice it credits
 */
public record Document(
        String id,
        Direction direction,
        Kind kind,
        @Nullable String number,
        LocalDate issueDate,
        LocalDate dueDate,
        Money amount,
        Money settledElsewhere,
        @Nullable String paymentReference,
        @Nullable String partyName,
        @Nullable String partyVat,
        Set<String> partyAccounts,
        @Nullable String creditedNumber) {

    public Document {
        partyAccounts = Set.copyOf(partyAccounts);
    }

    /** What payments may still settle of it, signed as the amount. */
    public Money open() {
        return amount.minus(settledElsewhere);
    }

    /** The same, with so many minor units more settled elsewhere, signed as the amount. */
    Document alsoSettled(long minorUnits) {
        return new Document(
                id,
                direction,
                kind,
                number,
                issueDate,
                dueDate,
                amount,
                settledElsewhere.plus(new Money(minorUnits, amount.currency())),
                paymentReference,
                partyName,
                partyVat,
                partyAccounts,
                creditedNumber);
    }
}
