package com.billify.extraction.core.fields;

/**
 * A value that belongs to a label by where it stands.
 *
 * @param weight 0 to 1: what the label says, less for every way in which the place is not quite the right one
 */
record Link(Label label, Relation relation, double weight) {

    /** Where the value stands as seen from its label. */
    enum Relation {
        RIGHT("right of"),
        BELOW("below"),
        ABOVE("above");

        private final String words;

        Relation(String words) {
            this.words = words;
        }
    }

    /** For a person to read. */
    String reason() {
        return relation.words + " \"" + label.span().text().replaceAll("\\s+", " ") + "\"";
    }
}
