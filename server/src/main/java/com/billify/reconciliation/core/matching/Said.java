package com.billify.reconciliation.core.matching;

import java.util.List;

/** What a person said of a payment. It always counts before what the matcher finds. */
public sealed interface Said {
    String paymentId();

    /**
     * The payment settles exactly this.
     *
     * @param shares empty: it has no document
     */
    record Confirmed(String paymentId, List<Share> shares) implements Said {
        public Confirmed {
            shares = List.copyOf(shares);
        }
    }

    /** The payment has nothing to do with this document: it is never proposed for it again. */
    record Refused(String paymentId, String documentId) implements Said {}
}
