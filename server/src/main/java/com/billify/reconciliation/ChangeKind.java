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
    DELETED("deleted");

    private final String wireName;

    ChangeKind(String wireName) {
        this.wireName = wireName;
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
