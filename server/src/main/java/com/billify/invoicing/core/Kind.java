package com.billify.invoicing.core;

/** Whether a document asks for money or gives it back. */
public enum Kind {
    INVOICE("invoice"),
    CREDIT_NOTE("creditNote");

    private final String wireName;

    Kind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the database and outside: {@code creditNote}. */
    public String wireName() {
        return wireName;
    }
}
