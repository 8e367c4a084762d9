package com.billify.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody hung on something.
 *
 * @param mediaType told by its bytes
 * @param by who; null when the person is gone
 */
record Attachment(
        UUID id,
        UUID documentId,
        String name,
        String mediaType,
        int sizeBytes,
        Instant at,
        @Nullable String by) {}
