package com.billify.extraction.core;

/** What a document asks for: money, or money back. */
public enum InvoiceKind {
    INVOICE,
    CREDIT_NOTE
}
