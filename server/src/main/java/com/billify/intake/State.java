package com.billify.intake;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an import has come. */
enum State {
    /** Being looked at, in the background. */
    READING("reading"),
    /** It could not be looked at, which is a fault of Billify; it can be tried again. */
    FAILED("failed"),
    /** Looked at; nothing is in the books. */
    PREVIEW("preview"),
    /** Being taken into the books, in the background; none of it is there before all of it is. */
    TAKING_IN("takingIn"),
    /** In the books. */
    TAKEN_IN("takenIn"),
    /** Being taken back, in the background. */
    UNDOING("undoing"),
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

    /** True while work is under way that ends by itself. */
    boolean isUnderWay() {
        return switch (this) {
            case READING, TAKING_IN, UNDOING -> true;
            case FAILED, PREVIEW, TAKEN_IN, UNDONE -> false;
        };
    }

    /** Where work comes back to when it is cancelled or fails; nothing is left of reading but its files. */
    State before() {
        return switch (this) {
            case READING -> FAILED;
            case TAKING_IN -> PREVIEW;
            case UNDOING -> TAKEN_IN;
            case FAILED, PREVIEW, TAKEN_IN, UNDONE -> this;
        };
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
