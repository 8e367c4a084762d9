package com.billify.invoicing.core;

import java.util.Locale;

/** Who owes whom. */
public enum Direction {
    /** A document that says what is owed to us. */
    RECEIVABLE,
    /** A document that says what we owe. */
    PAYABLE;

    /** The name in the database and outside: {@code receivable}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
