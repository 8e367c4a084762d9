package com.billify.invoicing.core;

import java.util.Arrays;

/** Whether a document asks for money or gives it back, or there is no document and money is only expected. */
public enum Kind {
    INVOICE("invoice"),
    CREDIT_NOTE("creditNote"),
    /** Something that a person expects to come in or go out without a document yet: owed by nobody. */
    EXPECTED("expected");

    private final String wireName;

    Kind(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the database and outside: {@code creditNote}. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException when there is no kind of that name */
    public static Kind ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of invoice: " + name));
    }
}
