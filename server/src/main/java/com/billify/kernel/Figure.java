package com.billify.kernel;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * A figure on a screen that can be asked for its proof.
 *
 * @param amount decimal with the currency's decimals
 * @param list where to get the items whose sum this is, exactly
 */
public record Figure(String amount, String currency, Proof list) {
    /**
     * A list of the API.
     *
     * @param href path and query below this host; further pages by its cursor
     * @param field which field of an item counts
     */
    public record Proof(String href, String field) {}

    /** The amount as it counts. */
    public Money money() {
        return Money.exactly(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public static Figure of(Money money, String href, String field) {
        return new Figure(money.amount().toPlainString(), money.currency().getCurrencyCode(), new Proof(href, field));
    }
}
