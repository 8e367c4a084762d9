package com.billify.extraction.core.table;

/** What the rows of a table are. */
public enum TableKind {
    BANK_LINES,
    INVOICES
}
