package com.billify.connection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link to an outside system.
 *
 * @param simulated it speaks to a stand-in for the system
 * @param reason the code of why its last run did not go as it should, or of something to know; null when all is well
 * @param failures in a row
 * @param consentExpiresAt the first of its accounts that the bank will close unless a person consents anew
 */
record Connection(
        UUID id,
        String provider,
        @Nullable String name,
        boolean simulated,
        State state,
        @Nullable String reason,
        int failures,
        Instant madeAt,
        Instant nextRunAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant consentExpiresAt,
        boolean running) {

    enum State {
        ACTIVE("active"),
        PAUSED("paused"),
        NEEDS_USER("needsUser"),
        DISCONNECTED("disconnected");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static State of(String code) {
            for (State state : values()) {
                if (state.code.equals(code)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("no state " + code);
        }
    }
}
