package com.billify.reconciliation.core;

/** What made a settlement. */
public enum Rule {
    /** The payer gave the invoice's structured reference, and the amount agrees. */
    STRUCTURED_REFERENCE("structuredReference"),
    /** The payer wrote the invoice's number, and the amount agrees. */
    INVOICE_NUMBER("invoiceNumber"),
    /** The same party, amount and, within days, date as something expected, and nothing else that it could be. */
    EXPECTED("expected"),
    /** What the line says, who pays and how much, taken together. */
    EVIDENCE("evidence"),
    /** What a payment left open of an invoice that it closes: a fee, a discount, a rounding. */
    DIFFERENCE("difference"),
    /** A person. */
    BY_HAND("byHand"),
    /** A person, who says that it was paid without the bank. */
    OUTSIDE_BANK("outsideBank"),
    /** The books, where no bank line shows it: it yields to whatever else settles the invoice. */
    BOOKS("books");

    private final String wireName;

    Rule(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the database and outside. */
    public String wireName() {
        return wireName;
    }
}
