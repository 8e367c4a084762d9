package com.billify.extraction.core.fields;

/** What is looked for on the pages of an invoice, in the order in which it is shown. */
public enum Field {
    INVOICE_NUMBER("invoiceNumber"),
    ISSUE_DATE("issueDate"),
    DUE_DATE("dueDate"),
    SELLER_NAME("sellerName"),
    SELLER_VAT("sellerVat"),
    BUYER_NAME("buyerName"),
    BUYER_VAT("buyerVat"),
    IBAN("iban"),
    PAYMENT_REFERENCE("paymentReference"),
    CURRENCY("currency"),
    NET("net"),
    VAT("vat"),
    GROSS("gross"),
    PAYABLE("payable");

    private final String slug;

    Field(String slug) {
        this.slug = slug;
    }

    /** The name outside: in the answer of the command line and in learnt profiles. */
    public String slug() {
        return slug;
    }
}
