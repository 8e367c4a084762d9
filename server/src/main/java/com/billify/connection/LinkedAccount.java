package com.billify.connection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of a connection.
 *
 * @param institution what the bank is called; null when nobody said
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
        @Nullable String institution,
        boolean gone,
        @Nullable Instant synchronizedAt,
        @Nullable Instant consentExpiresAt) {}
