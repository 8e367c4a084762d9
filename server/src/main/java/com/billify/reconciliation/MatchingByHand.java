package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says of a payment which invoice it is for, in the name of a person. */
@Component
public class MatchingByHand {
    private final Reconciliation reconciliation;

    MatchingByHand(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    /**
     * Settles as much of the invoice as the payment is good for, like a person who clicks; within the company's
     * transaction where one is running.
     *
     * @return false, with nothing changed, when the payment is spent, or when the invoice is settled or taken back
     */
    public boolean settleIfOpen(CompanyId company, UserId user, UUID transactionId, UUID invoiceId) {
        return reconciliation.settleIfOpen(company, user, transactionId, invoiceId);
    }
}
