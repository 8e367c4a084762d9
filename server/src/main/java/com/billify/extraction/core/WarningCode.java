package com.billify.extraction.core;

import java.util.Locale;

/** The documented list of oddities with which a file is read all the same; outside they are named in kebab case. */
enum WarningCode {
    // bank files
    /** A version of the format older or newer than those the reader was written for. */
    OTHER_VERSION,
    /** Lines shorter or longer than the format says; read by position, as if padded or cut. */
    LINE_LENGTH,
    /** Lines that are no record of the format, or belong to nothing. */
    STRAY_LINES,
    /** A record that every statement must have is not there. */
    MISSING_RECORD,
    /** The statement names no account, or no currency. */
    MISSING_ACCOUNT,
    /** Two records of one statement name different accounts or currencies. */
    ACCOUNT_DIFFERS,
    /** A balance that cannot be read, or that stands in another currency than the account. */
    BALANCE_UNREADABLE,
    /** Opening balance and booked entries do not add up to the closing balance. */
    BALANCE_GAP,
    /** Number or sum of the entries is not what the statement's own control totals say. */
    CONTROL_TOTAL,
    /** The parts of a batch do not add up to their entry. */
    DETAIL_SUM,
    /** An entry without booking date: value date or statement date stands in. */
    BOOKING_DATE,
    /** An entry in another currency than its account. */
    ENTRY_CURRENCY,
    /** Only some kinds of transactions are in the file (CODA: separate application). */
    PARTIAL_FILE,
    /** A page of a message of several pages. */
    MORE_PAGES,

    // tables
    /** Rows below the header that are no lines and no invoices: totals, balances, notes, lines that were never executed. */
    ROWS_LEFT_OUT,
    /** Another sheet of the workbook holds such a table too; one sheet is read. */
    SHEETS_LEFT_OUT,
    /** Nothing names the currency; it is taken for euro. */
    CURRENCY_ASSUMED,

    // invoices
    /** Not a profile of EN 16931. */
    OTHER_PROFILE,
    /** An invoice below zero read as a credit note, or a credit note below zero turned to positive. */
    NEGATIVE_TOTAL,
    /** The document's type code says something else than its root element. */
    TYPE_CODE,
    /** An amount in another currency than the document's. */
    AMOUNT_CURRENCY,
    /** Sums that do not add up (EN 16931, BR-CO-10 to BR-CO-17). */
    ARITHMETIC,
    /** A value of the wrong form: an amount, a date, a code. */
    UNREADABLE_VALUE,
    /** An account number that looks like an IBAN and is none. */
    INVALID_IBAN,
    /** An enterprise or VAT number whose check digits are wrong. */
    INVALID_NUMBER,
    /** Something that EN 16931 asks of every invoice is missing. */
    MISSING_FIELD,
    /** The page of a PDF shows another number, total or account than the e-invoice within. */
    PRINTED_DIFFERS,
    /** More than one invoice stands on the pages of one file. */
    SEVERAL_INVOICES,
    /** The e-invoice within a PDF is damaged: what is printed was read instead. */
    EMBEDDED_UNREADABLE;

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Warning with(String message) {
        return new Warning(slug(), message);
    }
}
