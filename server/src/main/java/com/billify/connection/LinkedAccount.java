package com.billify.connection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of a connection.
 *
 * @param gone the source does not name it any more
 * @param synchronizedAt when the source last looked at the bank
 */
record LinkedAccount(
        UUID id,
        UUID connectionId,
        String upstreamId,
        String number,
        String currency,
        @Nullable String holderName,
        @Nullable String description,
        boolean gone,
        @Nullable Instant synchronizedAt,
        @Nullable Instant consentExpiresAt) {}
