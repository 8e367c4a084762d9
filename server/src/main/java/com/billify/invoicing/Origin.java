package com.billify.invoicing;

/** Who says what is in force of a field of an invoice; the first of them goes before the others. */
public enum Origin {
    PERSON("person"),
    DOCUMENT("document"),
    /** An accounting system, over a link. */
    FEED("feed");

    private final String wireName;

    Origin(String wireName) {
        this.wireName = wireName;
    }

    /** The name outside: {@code document}. */
    public String wireName() {
        return wireName;
    }
}
