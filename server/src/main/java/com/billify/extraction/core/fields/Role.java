package com.billify.extraction.core.fields;

import java.util.Locale;

/** What a label says of the value beside or below it. Those that name no field keep such values from being taken for one. */
enum Role {
    INVOICE_NUMBER(Kind.CODE),
    OTHER_NUMBER(Kind.CODE),
    CREDITED_NUMBER(Kind.CODE),
    ISSUE_DATE(Kind.DATE),
    DUE_DATE(Kind.DATE),
    OTHER_DATE(Kind.DATE),
    TERMS(Kind.TEXT),
    NET(Kind.AMOUNT),
    VAT(Kind.AMOUNT),
    GROSS(Kind.AMOUNT),
    PAYABLE(Kind.AMOUNT),
    OTHER_AMOUNT(Kind.AMOUNT),
    IBAN(Kind.ACCOUNT),
    REFERENCE(Kind.TEXT),
    VAT_NUMBER(Kind.TAX_NUMBER),
    SELLER_VAT_NUMBER(Kind.TAX_NUMBER),
    BUYER_VAT_NUMBER(Kind.TAX_NUMBER),
    OTHER_TAX_NUMBER(Kind.TAX_NUMBER),
    SELLER(Kind.PARTY),
    BUYER(Kind.PARTY),
    OTHER_PARTY(Kind.PARTY),
    NAME(Kind.TEXT),
    HOLDER(Kind.TEXT),
    OTHER_TEXT(Kind.TEXT);

    /** The form of the value that belongs to a label. */
    enum Kind {
        CODE,
        DATE,
        AMOUNT,
        ACCOUNT,
        TAX_NUMBER,
        TEXT,
        /** No value of its own: whose names and numbers follow. */
        PARTY
    }

    private final Kind kind;

    Role(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    static Role named(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
