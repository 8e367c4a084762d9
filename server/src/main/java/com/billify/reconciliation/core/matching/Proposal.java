package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that a payment may be.
 *
 * @param shares empty unless it settles documents or takes a settlement back
 * @param difference payment less shares: what the payer kept (negative on money in: a fee, a discount) or gave on top.
 *     The documents are closed with it; zero where the shares are the payment to the cent
 * @param confidence the chance that exactly this set of documents is right, 0 to 1; those of one decision sum to 1 at most
 * @param evidence why, the strongest first
 */
public record Proposal(Kind kind, List<Share> shares, Money difference, double confidence, List<Evidence> evidence) {

    /** What a payment may be. */
    public enum Kind {
        /** Settles documents, in full or in part. */
        DOCUMENTS,
        /** Takes back what another payment settled: a direct debit that was returned. */
        RETURNED,
        /** Has no document: salary, tax, bank charges, card takings. */
        NO_DOCUMENT,
        /** Goes to or comes from another account of the company. */
        OWN_TRANSFER,
        /** Pays once more what was paid already. */
        DUPLICATE,
        /** Gives back what was paid too much. */
        REFUND
    }

    public Proposal {
        shares = List.copyOf(shares);
        evidence = List.copyOf(evidence);
    }

    /** The documents it names. */
    public Set<String> documentIds() {
        return shares.stream().map(Share::documentId).collect(Collectors.toUnmodifiableSet());
    }
}
