package com.billify.reconciliation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a change was, as it is stored and shown. */
enum ChangeKind {
    ENTERED("entered"),
    EDITED("edited"),
    SET_ASIDE("setAside"),
    TAKEN_BACK("takenBack"),
    DUE_MOVED("dueMoved"),
    NOTED("noted"),
    SETTLED_OUTSIDE("settledOutside"),
    SETTLEMENTS_UNDONE("settlementsUndone"),
    DELETED("deleted"),
    MATCHED("matched"),
    WITHOUT_DOCUMENT("withoutDocument"),
    REFUSED("refused"),
    CATEGORISED("categorised");

    private final String wireName;

    ChangeKind(String wireName) {
        this.wireName = wireName;
    }

    /** True for what a person said of bank lines in the review. */
    boolean isAnswer() {
        return this == MATCHED || this == WITHOUT_DOCUMENT || this == REFUSED;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }

    static ChangeKind ofWireName(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of change: " + name));
    }
}
