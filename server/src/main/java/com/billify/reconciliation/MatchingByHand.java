package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says of payments which invoices they are for, in the name of a person. */
@Component
public class MatchingByHand {
    private final Reconciliation reconciliation;

    MatchingByHand(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /** A payment and the invoice that it is for. */
    public record Pair(UUID transactionId, UUID invoiceId) {}

    /**
     * Settles as much of each invoice as its payment is good for, like a person who clicks; within the company's transaction
     * where one is running. Where the payment is spent, or the invoice settled or taken back, nothing changes.
     */
    public void settleOpen(CompanyId company, UserId user, List<Pair> pairs) {
        reconciliation.settleOpen(company, user, pairs);
    }
}
