package com.billify.reconciliation.core;

/** What made a settlement. */
public enum Rule {
    /** The same structured reference and the same amount. */
    STRUCTURED_REFERENCE("structuredReference"),
    /** The invoice's number in what the payer wrote, and the same amount. */
    INVOICE_NUMBER("invoiceNumber"),
    /** The same party, amount and, within days, date as something expected, and nothing else that it could be. */
    EXPECTED("expected"),
    /** A person. */
    BY_HAND("byHand"),
    /** A person, who says that it was paid without the bank. */
    OUTSIDE_BANK("outsideBank");

    private final String wireName;

    Rule(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the database and outside. */
    public String wireName() {
        return wireName;
    }
}
