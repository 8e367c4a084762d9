package com.billify.extraction.core;

import java.util.Locale;

/** The closed list of reasons for which a file is refused; the command line and the API name them in kebab case. */
public enum RefusalCode {
    /** No format that Billify reads. */
    UNKNOWN_FORMAT,
    /** A known format in a version that Billify does not read. */
    UNSUPPORTED_VERSION,
    /** A known bank message that is no statement, as camt.052 and camt.054. */
    UNSUPPORTED_MESSAGE,
    /** The XML is cut short or not well formed, or it asks for a DTD or an external entity. */
    BROKEN_XML,
    /** A PDF in which no object can be found. */
    BROKEN_PDF,
    /** A statement whose records cannot be read as its format says. */
    BROKEN_STATEMENT,
    /** Larger than a limit of its reader: bytes, entries or depth. */
    TOO_LARGE,
    /** Nothing in it. */
    EMPTY,
    /** Protected by a password. */
    ENCRYPTED,
    /** A PDF without an e-invoice in it; the text that is printed on it is not read. */
    NO_EMBEDDED_INVOICE,
    /** Nothing stands on the pages, or nothing that can be read. */
    NOTHING_PRINTED,
    /** An image in a form that is not read, as the HEIC of telephones. */
    UNSUPPORTED_IMAGE,
    /** An image that is cut short, or no image at all. */
    BROKEN_IMAGE,
    /** An image of a document, and no program on this machine that reads images. */
    NO_OCR,
    /** The process that reads pages ended without an answer. */
    READING_FAILED,
    /** A document, but no invoice or credit note. */
    NOT_AN_INVOICE,
    /** An invoice that lacks what makes it one: its number, its date or its amount. */
    INCOMPLETE_INVOICE,
    /** An archive that unpacks to far more than a document of its size can hold. */
    ZIP_BOMB,
    /** A table that is cut short, or whose cells cannot be told apart. */
    BROKEN_TABLE,
    /** A cell of a table that must be a date or an amount is none. */
    UNREADABLE_CELL,
    /** Columns of a table that say different things of one row. */
    CONTRADICTORY_COLUMNS,
    /** Balances of a table that do not follow from its lines. */
    BALANCE_MISMATCH,
    /** Numbers of a table that can be read in two ways. */
    AMBIGUOUS_NUMBERS,
    /** Dates of a table that can be read in two ways. */
    AMBIGUOUS_DATES,
    /** Amounts of a table of which nothing says whether they came in or went out. */
    AMBIGUOUS_SIGNS,
    /** Fees of a table of which nothing says whether they are part of the amounts. */
    AMBIGUOUS_FEES,
    /** Invoices of a table of which nothing says whether they were sent or received. */
    AMBIGUOUS_DIRECTION;

    /** The name outside: {@code unknown-format}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
