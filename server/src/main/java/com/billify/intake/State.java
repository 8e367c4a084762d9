package com.billify.intake;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an import has come. */
enum State {
    /** Looked at; nothing is in the books. */
    PREVIEW("preview"),
    /** In the books. */
    TAKEN_IN("takenIn"),
    /** Taken back from the books as a whole. */
    UNDONE("undone");

    private final String wireName;

    State(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }

    static State ofWireName(String name) {
        for (State state : values()) {
            if (state.wireName.equals(name)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of an import: " + name);
    }
}
