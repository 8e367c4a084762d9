package com.billify.extraction.core.table;

/** What a column says of its rows. */
public enum ColumnRole {
    /** Nothing that is needed. */
    NONE,
    CURRENCY,
    COUNTERPARTY_NAME,
    /** The account of the other side, an IBAN as a rule. */
    COUNTERPARTY_ACCOUNT,
    STRUCTURED_REFERENCE,
    /** Whether it happened: booked, pending or refused; of an invoice, whether it is paid. */
    STATUS,

    // bank lines
    BOOKING_DATE,
    VALUE_DATE,
    /** Signed, unless {@link #SIGN} says otherwise. */
    AMOUNT,
    /** What went out, whatever its sign. */
    DEBIT,
    /** What came in. */
    CREDIT,
    /** In or out. */
    SIGN,
    /** What the bank took beside the amount. */
    FEE,
    /** The account's balance after the line. */
    BALANCE,
    /** The company's own account. */
    ACCOUNT,
    HOLDER,
    /** What the payer wrote. */
    REMITTANCE,
    /** What the bank says of the line. */
    DESCRIPTION,
    BANK_REFERENCE,

    // invoices
    INVOICE_NUMBER,
    ISSUE_DATE,
    DUE_DATE,
    /** The other side, of an invoice that was sent. */
    CUSTOMER_NAME,
    /** The other side, of an invoice that was received. */
    SUPPLIER_NAME,
    COUNTERPARTY_VAT,
    NET,
    VAT,
    GROSS,
    /** What remains to be paid. */
    OPEN,
    /** What is paid already. */
    PAID,
    /** Invoice or credit note. */
    KIND,
    /** Sent or received. */
    DIRECTION;

    /** True for a column of amounts of money. */
    public boolean isMoney() {
        return switch (this) {
            case AMOUNT, DEBIT, CREDIT, FEE, BALANCE, NET, VAT, GROSS, OPEN, PAID -> true;
            default -> false;
        };
    }

    /** True for a column of days. */
    public boolean isDate() {
        return switch (this) {
            case BOOKING_DATE, VALUE_DATE, ISSUE_DATE, DUE_DATE -> true;
            default -> false;
        };
    }

    /** True where several columns may say it, each a part or a stand-in of the other. */
    public boolean mayRepeat() {
        return switch (this) {
            case NONE, COUNTERPARTY_NAME, COUNTERPARTY_ACCOUNT, REMITTANCE, DESCRIPTION -> true;
            default -> false;
        };
    }
}
