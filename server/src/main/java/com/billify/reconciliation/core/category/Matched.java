package com.billify.reconciliation.core.category;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Evidence;
import com.billify.reconciliation.core.matching.Proposal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the matching of a line says of what it is for. */
public enum Matched {
    /** Pays invoices that the company sent. */
    RECEIVABLE,
    /** Pays invoices that the company got. */
    PAYABLE,
    /** Gives money back for a credit note, either way. */
    CREDIT_NOTE,
    /** Many invoices sent, in one collection of direct debits. */
    COLLECTION,
    /** Many invoices got, in one batch of payments. */
    BATCH,
    RETURNED,
    DUPLICATE,
    REFUND,
    OWN_TRANSFER,
    NOTHING;

    /** @param documents by the ids of the decision; a document that is gone says nothing */
    public static Matched of(Decision decision, Function<String, @Nullable Document> documents) {
        Proposal best = decision.best();
        return switch (best.kind()) {
            case RETURNED -> RETURNED;
            case NO_DOCUMENT -> NOTHING;
            case OWN_TRANSFER -> OWN_TRANSFER;
            case DUPLICATE -> DUPLICATE;
            case REFUND -> REFUND;
            case DOCUMENTS -> ofDocuments(best, documents);
        };
    }

    private static Matched ofDocuments(Proposal best, Function<String, @Nullable Document> documents) {
        boolean receivable = false;
        boolean invoice = false;
        for (String id : best.documentIds()) {
            Document document = documents.apply(id);
            if (document != null) {
                receivable |= document.direction() == Direction.RECEIVABLE;
                invoice |= document.kind() != Kind.CREDIT_NOTE;
            }
        }
        boolean batch = best.evidence().stream().anyMatch(Evidence.Batch.class::isInstance);
        if (best.shares().isEmpty()) {
            return NOTHING;
        }
        if (!invoice) {
            return CREDIT_NOTE;
        }
        return receivable ? (batch ? COLLECTION : RECEIVABLE) : batch ? BATCH : PAYABLE;
    }
}
