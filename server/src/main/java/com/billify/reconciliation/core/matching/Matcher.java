package com.billify.reconciliation.core.matching;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.ExactMatcher;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides which documents payments settle. The same books give the same decisions, in whatever order they are listed. */
public final class Matcher {
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Matcher() {}

    /** One decision for each payment of the books, in the order of the books. */
    public static List<Decision> decide(Books books) {
        Map<String, Set<Document>> byKey = new HashMap<>();
        for (Document document : books.documents()) {
            if (document.number() != null) {
                byKey.computeIfAbsent(key(document.number()), key -> new HashSet<>())
                        .add(document);
            }
            if (document.paymentReference() != null) {
                byKey.computeIfAbsent(document.paymentReference(), key -> new HashSet<>())
                        .add(document);
            }
        }
        Map<String, Decision> decisions = new HashMap<>();
        Set<String> settled = new HashSet<>();
        List<Payment> oldestFirst = new ArrayList<>(books.payments());
        oldestFirst.sort(Comparator.comparing(Payment::bookingDate).thenComparing(Payment::id));
        for (Payment payment : oldestFirst) {
            decisions.put(payment.id(), decide(payment, byKey, settled));
        }
        return books.payments().stream()
                .map(payment -> decisions.getOrDefault(payment.id(), nothing(payment)))
                .toList();
    }

    private static Decision decide(Payment payment, Map<String, Set<Document>> byKey, Set<String> settled) {
        Set<Document> named = new HashSet<>();
        for (String key : ExactMatcher.numberKeys(payment.remittanceInformation())) {
            named.addAll(byKey.getOrDefault(key, Set.of()));
        }
        if (payment.structuredReference() != null) {
            named.addAll(byKey.getOrDefault(payment.structuredReference(), Set.of()));
        }
        List<Document> fitting = named.stream()
                .filter(document -> document.open().equals(payment.amount()))
                .filter(document -> !settled.contains(document.id()))
                .toList();
        if (fitting.size() != 1) {
            return nothing(payment);
        }
        Document document = fitting.getFirst();
        settled.add(document.id());
        Proposal proposal = new Proposal(
                Kind.DOCUMENTS,
                List.of(new Share(document.id(), payment.amount())),
                Money.zero(payment.amount().currency()),
                0.99,
                List.of(new Evidence.Amount(
                        Evidence.Relation.EQUAL,
                        payment.amount(),
                        Money.zero(payment.amount().currency()))));
        return new Decision(payment.id(), List.of(proposal), true, false);
    }

    private static Decision nothing(Payment payment) {
        Proposal proposal = new Proposal(
                Kind.NO_DOCUMENT,
                List.of(),
                Money.zero(payment.amount().currency()),
                0.5,
                List.of(new Evidence.NothingFits()));
        return new Decision(payment.id(), List.of(proposal), false, false);
    }

    private static String key(String number) {
        return NO_LETTER_OR_DIGIT.matcher(number.toUpperCase(Locale.ROOT)).replaceAll("");
    }
}
