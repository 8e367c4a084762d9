package com.billify.reconciliation.core.matching;

import java.util.List;

/**
 * What the matcher thinks of one payment.
 *
 * @param proposals best first, never empty
 * @param certain the best may be posted without asking; never where two sets of documents fit equally well
 * @param said a person said so: then there is one proposal, which is no longer a question
 */
public record Decision(String paymentId, List<Proposal> proposals, boolean certain, boolean said) {

    public Decision {
        proposals = List.copyOf(proposals);
        if (proposals.isEmpty()) {
            throw new IllegalArgumentException("nothing is said of " + paymentId);
        }
    }

    public Proposal best() {
        return proposals.getFirst();
    }
}
