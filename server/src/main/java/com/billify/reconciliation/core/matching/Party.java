package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import java.util.Currency;

/** How a customer or a supplier is named in keys and placements: direction, currency, and VAT number or else name. */
final class Party {
    private static final String RECEIVABLE = "R";
    private static final String PAYABLE = "P";

    private Party() {}

    static String key(Document document) {
        String direction = document.direction() == Direction.RECEIVABLE ? RECEIVABLE : PAYABLE;
        String identity = document.partyVat() == null
                ? "?" + PartyName.of(document.partyName()).key()
                : document.partyVat();
        return direction + " " + document.amount().currency().getCurrencyCode() + " " + identity;
    }

    /** 1 where money that comes in pays its invoices, -1 where money that goes out does. */
    static int sign(String key) {
        return key.startsWith(RECEIVABLE) ? 1 : -1;
    }

    static Currency currency(String key) {
        return Currency.getInstance(key.substring(2, 5));
    }

    static boolean isIn(String key, Payment payment) {
        return currency(key).equals(payment.amount().currency());
    }
}
