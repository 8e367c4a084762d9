package com.billify.reconciliation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a note or a file is hung on: an invoice or expected item, or a bank line. */
record Subject(@Nullable UUID invoiceId, @Nullable UUID transactionId) {
    Subject {
        if ((invoiceId == null) == (transactionId == null)) {
            throw new IllegalArgumentException("a note is on one thing");
        }
    }

    static Subject ofInvoice(UUID id) {
        return new Subject(id, null);
    }

    static Subject ofTransaction(UUID id) {
        return new Subject(null, id);
    }

    UUID id() {
        return invoiceId != null ? invoiceId : java.util.Objects.requireNonNull(transactionId);
    }
}
