package com.billify.reconciliation;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence;
import com.billify.reconciliation.core.matching.Proposal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a line may be, as it is stored.
 *
 * @param kind documents, returned, noDocument, ownTransfer, duplicate or refund
 * @param difference what the payer kept, signed against the payment, or gave on top
 * @param way what the payer kept it for: fee, discount, rounding or other; null when nothing was kept
 * @param confidenceMillionths the chance that exactly this is right
 */
record Suggested(
        String kind,
        List<Share> shares,
        Money difference,
        @Nullable String way,
        int confidenceMillionths,
        List<Reason> reasons) {
    private static final int MILLION = 1_000_000;

    /**
     * What of an invoice the line would settle.
     *
     * @param amount signed as the invoice
     */
    record Share(UUID invoiceId, Money amount) {}

    static Suggested of(Proposal proposal, Money payment) {
        boolean kept = !proposal.difference().isZero() && proposal.difference().isNegative() != payment.isNegative();
        return new Suggested(
                kindOf(proposal.kind()),
                proposal.shares().stream()
                        .map(share -> new Share(UUID.fromString(share.documentId()), share.amount()))
                        .toList(),
                proposal.difference(),
                kept ? wayOf(proposal) : null,
                (int) Math.round(Math.clamp(proposal.confidence(), 0, 1) * MILLION),
                proposal.evidence().stream().map(Reason::of).toList());
    }

    static String kindOf(Proposal.Kind kind) {
        return switch (kind) {
            case DOCUMENTS -> "documents";
            case RETURNED -> "returned";
            case NO_DOCUMENT -> "noDocument";
            case OWN_TRANSFER -> "ownTransfer";
            case DUPLICATE -> "duplicate";
            case REFUND -> "refund";
        };
    }

    private static String wayOf(Proposal proposal) {
        for (Evidence evidence : proposal.evidence()) {
            if (evidence instanceof Evidence.Amount amount) {
                return switch (amount.relation()) {
                    case LESS_FEE -> "fee";
                    case LESS_DISCOUNT -> "discount";
                    case ROUNDED -> "rounding";
                    case EQUAL, SUM, PARTIAL, REMAINDER, OTHER -> "other";
                };
            }
        }
        return "other";
    }
}
