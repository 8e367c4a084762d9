package com.billify.reconciliation.core.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides which documents payments settle. The same books give the same decisions, in whatever order they are listed. */
public final class Matcher {
    private Matcher() {}

    /** One decision for each payment of the books, in the order of the books. */
    public static List<Decision> decide(Books books) {
        return decide(books, Weights.FITTED);
    }

    /** With other weights: to fit them, and to measure what was fitted without the books at hand. */
    public static List<Decision> decide(Books books, Weights weights) {
        ShelfInMemory shelf = shelf(books);
        Map<String, Decision> decisions = new HashMap<>();
        new Matching(shelf, books.ownAccounts(), weights)
                .revise(List.copyOf(shelf.payments()), List.copyOf(shelf.documents()))
                .decisions()
                .forEach(decision -> decisions.put(decision.paymentId(), decision));
        List<Decision> ordered = new ArrayList<>();
        for (Payment payment : books.payments()) {
            Decision decision = decisions.get(payment.id());
            if (decision == null) {
                throw new IllegalStateException("nothing is said of " + payment.id());
            }
            ordered.add(decision);
        }
        return new Batches(books, ordered).in(ordered);
    }

    /** The books on a shelf, with what people said of them. */
    public static ShelfInMemory shelf(Books books) {
        Map<String, List<Share>> confirmed = new HashMap<>();
        Map<String, Set<String>> refused = new HashMap<>();
        Map<String, Long> settled = new HashMap<>();
        for (Said said : books.said()) {
            switch (said) {
                case Said.Confirmed(String payment, List<Share> shares) -> {
                    confirmed.put(payment, shares);
                    shares.forEach(share ->
                            settled.merge(share.documentId(), share.amount().minorUnits(), Math::addExact));
                }
                case Said.Refused(String payment, String document) ->
                    refused.computeIfAbsent(payment, absent -> new HashSet<>()).add(document);
            }
        }
        ShelfInMemory shelf = new ShelfInMemory();
        for (Document document : books.documents()) {
            Long by = settled.get(document.id());
            shelf.put(by == null ? document : document.alsoSettled(by));
        }
        for (Payment payment : books.payments()) {
            shelf.put(new Placed(
                    payment, null, confirmed.get(payment.id()), refused.getOrDefault(payment.id(), Set.of())));
        }
        return shelf;
    }
}
