package com.billify.reconciliation.core.category;

/**
 * What a line is for, as far as can be told.
 *
 * @param confidence the chance that it is right, 0 to 1; 1 where a person said so of this very line
 */
public record Suggestion(Category category, Source source, double confidence) {

    /** Who says so. The first to say anything is believed: what a person chose is never overwritten. */
    public enum Source {
        /** A person, of this line. */
        USER("user"),
        /** Learnt from what persons chose for lines of this company like it. */
        MEMORY("memory"),
        /** A rule of Belgian banking. */
        RULE("rule"),
        /** Learnt from many companies. */
        LEARNED("learned");

        private final String wireName;

        Source(String wireName) {
            this.wireName = wireName;
        }

        /** The name in the database and outside. */
        public String wireName() {
            return wireName;
        }
    }
}
