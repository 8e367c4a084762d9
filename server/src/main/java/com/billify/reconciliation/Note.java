package com.billify.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote.
 *
 * @param by who; null when the person is gone
 * @param changedAt null when the words are the first
 */
record Note(
        UUID id,
        String text,
        Instant at,
        @Nullable String by,
        @Nullable Instant changedAt) {
    static final int LONGEST = 2_000;
}
