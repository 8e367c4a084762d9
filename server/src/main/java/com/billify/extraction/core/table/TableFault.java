package com.billify.extraction.core.table;

/** Why a table cannot be taken as it is: a code and a sentence that says what to do. */
public final class TableFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reasons; the reader of documents gives each its name outside. */
    public enum Code {
        UNKNOWN_FORMAT,
        UNSUPPORTED_VERSION,
        TOO_LARGE,
        EMPTY,
        ENCRYPTED,
        /** Inflates to far more than a table of its size can hold. */
        ZIP_BOMB,
        /** Cut short, or quoted so that its cells cannot be told apart. */
        BROKEN_TABLE,
        /** A cell that must be a date or an amount is none; the row is named. */
        UNREADABLE_CELL,
        /** Two columns say different things of one row. */
        CONTRADICTORY_COLUMNS,
        /** The balances that the file states do not follow from its lines. */
        BALANCE_MISMATCH,
        /** Every number can be read in two ways. */
        AMBIGUOUS_NUMBERS,
        /** Every date can be read in two ways. */
        AMBIGUOUS_DATES,
        /** Nothing says whether the money came in or went out. */
        AMBIGUOUS_SIGNS,
        /** Nothing says whether the fees are part of the amounts. */
        AMBIGUOUS_FEES,
        /** Nothing says whether the invoices were sent or received. */
        AMBIGUOUS_DIRECTION
    }

    private final Code code;

    public TableFault(Code code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** In words a person can act on. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
