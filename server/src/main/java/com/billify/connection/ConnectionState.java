package com.billify.connection;

/** Whether a connection is looked at. */
enum ConnectionState {
    ACTIVE("active"),
    PAUSED("paused"),
    NEEDS_USER("needsUser"),
    DISCONNECTED("disconnected");

    private final String code;

    ConnectionState(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static ConnectionState of(String code) {
        for (ConnectionState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state " + code);
    }
}
