package com.billify.reconciliation.core;

/** What made a settlement. */
public enum Rule {
    /** The same structured reference and the same amount. */
    STRUCTURED_REFERENCE("structuredReference"),
    /** The invoice's number in what the payer wrote, and the same amount. */
    INVOICE_NUMBER("invoiceNumber"),
    /** A person. */
    BY_HAND("byHand");

    private final String wireName;

    Rule(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the database and outside. */
    public String wireName() {
        return wireName;
    }
}
