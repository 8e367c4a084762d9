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
        ConnectionState state,
        @Nullable String reason,
        int failures,
        Instant madeAt,
        Instant nextRunAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant consentExpiresAt,
        boolean running) {}
