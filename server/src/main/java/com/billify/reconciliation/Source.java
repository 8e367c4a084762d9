package com.billify.reconciliation;

import java.time.Instant;
import java.util.UUID;

/** A file that says a transaction or an invoice. */
record Source(UUID importId, String fileName, String format, Instant at, UUID documentId) {}
