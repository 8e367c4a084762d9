package com.billify.reconciliation.core;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The open items that a number of payments may name, looked up once for all of them. What one payment settles is no
 * candidate for the next.
 */
public final class Candidates {
    private final Map<String, Set<OpenItem>> byReference = new HashMap<>();
    private final Map<String, Set<OpenItem>> byNumber = new HashMap<>();
    private final Set<Pair> refused;
    private final Set<OpenItem> settled = new HashSet<>();

    /** A payment and an item that a person took apart. */
    public record Pair(UUID transactionId, UUID invoiceId) {}

    public Candidates(List<OpenItem> items, Collection<Pair> refused) {
        for (OpenItem item : items) {
            if (item.paymentReference() != null) {
                byReference
                        .computeIfAbsent(item.paymentReference(), reference -> new LinkedHashSet<>())
                        .add(item);
            }
            byNumber.computeIfAbsent(item.numberKey(), key -> new LinkedHashSet<>())
                    .add(item);
        }
        this.refused = Set.copyOf(refused);
    }

    /** Those that the payment names by reference or number, less those a person took apart from it. */
    public List<OpenItem> of(Payment payment) {
        Stream<OpenItem> byText = ExactMatcher.numberKeys(payment.remittanceInformation()).stream()
                .flatMap(key -> byNumber.getOrDefault(key, Set.of()).stream());
        Stream<OpenItem> named = payment.structuredReference() == null
                ? byText
                : Stream.concat(byReference.getOrDefault(payment.structuredReference(), Set.of()).stream(), byText);
        return named.distinct()
                .filter(item -> !settled.contains(item))
                .filter(item -> !refused.contains(new Pair(payment.transactionId(), item.invoiceId())))
                .toList();
    }

    /** The item is settled in full, which is the only way in which a rule settles. */
    public void settled(OpenItem item) {
        settled.add(item);
    }
}
