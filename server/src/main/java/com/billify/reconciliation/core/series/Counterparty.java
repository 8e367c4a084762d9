package com.billify.reconciliation.core.series;

import com.billify.invoicing.core.Parties;
import com.billify.reconciliation.core.matching.Payment;

/**
 * The other side of a line, in one form for all spellings: its account, else its name in plain letters without legal form,
 * else the words by which the bank calls it.
 *
 * @param key equal for the same counterparty, as far as a line tells
 */
public record Counterparty(String key) {
    /** Who stands on the other side of a line. */
    public static Counterparty of(Payment line) {
        if (line.counterpartyAccount() != null) {
            return new Counterparty(line.counterpartyAccount());
        }
        Counterparty named = named(line);
        return named.isKnown() ? named : new Counterparty("text " + Stems.words(line));
    }

    /** The same by its name alone, for one that has several accounts; unknown where the line gives no name. */
    static Counterparty named(Payment line) {
        return new Counterparty(
                "name " + (line.counterpartyName() == null ? "" : Parties.key(line.counterpartyName())));
    }

    boolean isKnown() {
        return !key.equals("name ") && !key.equals("text ");
    }
}
