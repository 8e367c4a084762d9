package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the documents of a batch whose parts the bank lists: for each part the one of its amount that it names best. */
final class BatchParts {
    /** A part that gives the document's reference or number. */
    private static final double NAMED = 0.995;
    /** A part that gives the party's account or name, and no other document of that party has its amount. */
    private static final double OF_PARTY = 0.98;
    /** A part of which only the amount is known, and no other document has it. */
    private static final double BY_AMOUNT = 0.8;

    private final List<Document> open;

    /** @param open documents that may be in the batch, the one due first before the others */
    BatchParts(List<Document> open) {
        this.open = open;
    }

    /**
     * The documents of all parts.
     *
     * @param documents one for each part, in the order of the parts; empty when one of them has none
     * @param confidence that of the weakest part
     */
    record Found(List<Document> documents, double confidence) {}

    Found find(List<Payment.Part> parts) {
        List<Document> found = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        double confidence = NAMED;
        for (Payment.Part part : parts) {
            List<Document> equal = open.stream()
                    .filter(document -> document.open().equals(part.amount()) && !taken.contains(document.id()))
                    .toList();
            List<Document> named =
                    equal.stream().filter(document -> isNamed(part, document)).toList();
            List<Document> ofParty =
                    equal.stream().filter(document -> isOfParty(part, document)).toList();
            List<Document> best = !named.isEmpty() ? named : !ofParty.isEmpty() ? ofParty : equal;
            if (best.isEmpty()) {
                return new Found(List.of(), 0);
            }
            double sure = !named.isEmpty() ? NAMED : !ofParty.isEmpty() ? OF_PARTY : BY_AMOUNT;
            // of equals the one that falls due first, and hardly more likely than any other
            confidence = Math.min(confidence, sure / best.size());
            taken.add(best.getFirst().id());
            found.add(best.getFirst());
        }
        return new Found(found, confidence);
    }

    private static boolean isNamed(Payment.Part part, Document document) {
        Wording wording = Wording.of(part);
        String reference = document.paymentReference();
        String number = Wording.key(document.number());
        return reference != null
                        && (wording.references().contains(reference)
                                || wording.numbers().contains(Wording.key(reference)))
                || !number.isEmpty() && wording.numbers().contains(number);
    }

    private static boolean isOfParty(Payment.Part part, Document document) {
        String account = part.counterpartyAccount();
        return account != null && document.partyAccounts().contains(account)
                || PartyName.of(document.partyName()).likeness(PartyName.of(part.counterpartyName()))
                        >= Limits.SAME_NAME;
    }
}
