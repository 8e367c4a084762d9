package com.billify.company;

import java.util.Locale;

/** What a member may do: each role may do all that the ones before it may. */
public enum Role {
    /** Sees everything of the company. */
    VIEWER,
    /** Takes in files, matches, edits. */
    EDITOR,
    /** Looks after the books from outside, often of many companies: also reads who did what. */
    ACCOUNTANT,
    /** Changes the company and its members. */
    OWNER;

    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As the database writes it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
