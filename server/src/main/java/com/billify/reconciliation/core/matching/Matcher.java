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
        Shelved shelved = shelved(books);
        Map<String, Decision> decisions = new HashMap<>();
        new Matching(new WholeShelf(shelved.payments(), shelved.documents()), books.ownAccounts(), weights)
                .revise(shelved.payments(), shelved.documents())
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
        return withBatches(books, shelved.payments(), ordered);
    }

    private static List<Decision> withBatches(Books books, List<Placed> payments, List<Decision> decisions) {
        Set<String> unexplained = new HashSet<>();
        decisions.stream()
                .filter(decision -> !decision.said() && decision.best().kind() == Proposal.Kind.NO_DOCUMENT)
                .forEach(decision -> unexplained.add(decision.paymentId()));
        Map<String, Decision> batches = new HashMap<>();
        Batches.beside(books, decisions)
                .find(payments.stream()
                        .filter(placed -> unexplained.contains(placed.payment().id()))
                        .toList())
                .forEach(decision -> batches.put(decision.paymentId(), decision));
        return decisions.stream()
                .map(decision -> batches.getOrDefault(decision.paymentId(), decision))
                .toList();
    }

    /** The books on a shelf, with what people said of them. */
    public static ShelfInMemory shelf(Books books) {
        Shelved shelved = shelved(books);
        ShelfInMemory shelf = new ShelfInMemory();
        shelved.documents().forEach(shelf::put);
        shelved.payments().forEach(shelf::put);
        return shelf;
    }

    /** The rows of books as a shelf holds them. */
    private record Shelved(List<Placed> payments, List<Document> documents) {}

    private static Shelved shelved(Books books) {
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
        List<Document> documents = new ArrayList<>();
        for (Document document : books.documents()) {
            Long by = settled.get(document.id());
            documents.add(by == null ? document : document.alsoSettled(by));
        }
        List<Placed> payments = new ArrayList<>();
        for (Payment payment : books.payments()) {
            payments.add(new Placed(
                    payment, null, confirmed.get(payment.id()), refused.getOrDefault(payment.id(), Set.of())));
        }
        return new Shelved(payments, documents);
    }
}
