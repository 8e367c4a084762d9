package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands behind a line that is many payments in one: an own collection of direct debits, a batch of payments to
 * suppliers. Such a line names nobody; its text says how many it holds. Looked for are as many documents, of those that
 * nothing else pays, in the order in which they fall due, with just that sum. They are proposed and never certain.
 */
final class Batches {
    private static final int SMALLEST = 2;
    private static final int LARGEST = 500;
    /** Older ones would have been in a batch before. */
    private static final int OLDEST_DAYS = 75;

    private static final int DUE_WITHIN_DAYS = 60;
    private static final int MOST_SETS = 64;
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.7;

    private static final List<Comparator<Document>> ORDERS = List.of(
            Comparator.comparing(Document::issueDate).thenComparing(Document::id),
            Comparator.comparing(Document::dueDate).thenComparing(Document::id));

    private final Map<String, Payment> payments = new HashMap<>();
    private final List<Document> unpaid = new ArrayList<>();
    private final Map<String, Payment> returned = new HashMap<>();
    private final Set<String> payers = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    /** @param decisions on all payments, by which documents are paid that cannot be in a batch */
    Batches(Books books, List<Decision> decisions) {
        books.payments().forEach(payment -> payments.put(payment.id(), payment));
        Map<String, Document> documents = new HashMap<>();
        books.documents().forEach(document -> documents.put(document.id(), document));
        Map<String, Long> settled = new HashMap<>();
        for (Decision decision : decisions) {
            Payment payment = payments.get(decision.paymentId());
            for (Share share : decision.best().shares()) {
                Document document = documents.get(share.documentId());
                if (payment == null || document == null) {
                    continue;
                }
                if (decision.best().kind() == Kind.RETURNED) {
                    returned.put(document.id(), payment);
                } else {
                    settled.merge(document.id(), share.amount().minorUnits(), Long::sum);
                    payers.add(Party.key(document));
                }
            }
        }
        for (Document document : books.documents()) {
            boolean open = settled.getOrDefault(document.id(), 0L) == 0
                    && document.settledElsewhere().isZero();
            if (open || returned.containsKey(document.id())) {
                unpaid.add(document);
            }
        }
        unpaid.sort(Comparator.comparing(Document::dueDate).thenComparing(Document::id));
    }

    /** The decisions, where batches are found with these in their place. */
    List<Decision> in(List<Decision> decisions) {
        Map<String, Decision> found = new HashMap<>();
        decisions.stream()
                .filter(decision -> !decision.said() && decision.best().kind() == Kind.NO_DOCUMENT)
                .map(decision -> payments.get(decision.paymentId()))
                .filter(payment -> payment != null
                        && payment.counterpartyAccount() == null
                        && !payment.amount().isZero())
                .sorted(Comparator.comparing(Payment::bookingDate).thenComparing(Payment::id))
                .forEach(payment -> {
                    Decision batch = find(payment);
                    if (batch != null) {
                        found.put(payment.id(), batch);
                    }
                });
        return decisions.stream()
                .map(decision -> found.getOrDefault(decision.paymentId(), decision))
                .toList();
    }

    private @Nullable Decision find(Payment payment) {
        for (int count : counts(payment)) {
            List<Document> pool = pool(payment);
            for (Search search : Search.IN_TURN) {
                for (Comparator<Document> order : ORDERS) {
                    pool.sort(order);
                    List<Document> batch =
                            runWithout(pool, count, search, payment.amount().minorUnits());
                    if (!batch.isEmpty()) {
                        return decision(payment, batch, count, search.leftOut());
                    }
                }
            }
        }
        return null;
    }

    /**
     * How a batch is looked for.
     *
     * @param leftOut so many were left out of it, for a reason that nobody wrote down
     * @param anywhere else only at the beginning of the pool, where all that is older was taken before
     */
    private record Search(int leftOut, boolean anywhere) {
        /** The least likely to be right by chance first. */
        static final List<Search> IN_TURN = List.of(
                new Search(0, false),
                new Search(1, false),
                new Search(2, false),
                new Search(3, false),
                new Search(4, false),
                new Search(5, false),
                new Search(6, false),
                new Search(0, true),
                new Search(1, true),
                new Search(2, true));
    }

    /** Small numbers in the text, any of which may say how many payments it is. */
    private static List<Integer> counts(Payment payment) {
        List<Integer> counts = new ArrayList<>();
        for (String word : Wording.of(payment).words()) {
            if (word.length() <= 3 && word.chars().allMatch(Character::isDigit)) {
                int count = Integer.parseInt(word);
                if (count >= SMALLEST && count <= LARGEST) {
                    counts.add(count);
                }
            }
        }
        return counts;
    }

    private List<Document> pool(Payment payment) {
        Direction direction = payment.amount().isPositive() ? Direction.RECEIVABLE : Direction.PAYABLE;
        List<Document> pool = new ArrayList<>();
        for (Document document : unpaid) {
            Payment back = returned.get(document.id());
            boolean collectable = back == null
                    ? direction == Direction.PAYABLE || !payers.contains(Party.key(document))
                    : !back.bookingDate().isBefore(payment.bookingDate());
            if (collectable
                    && document.direction() == direction
                    && document.amount().currency().equals(payment.amount().currency())
                    && !taken.contains(document.id())
                    && !document.issueDate().isAfter(payment.bookingDate())
                    && !document.issueDate().isBefore(payment.bookingDate().minusDays(OLDEST_DAYS + DUE_WITHIN_DAYS))
                    && !document.dueDate().isBefore(payment.bookingDate().minusDays(OLDEST_DAYS))
                    && !document.dueDate().isAfter(payment.bookingDate().plusDays(DUE_WITHIN_DAYS))) {
                pool.add(document);
            }
        }
        return pool;
    }

    /**
     * Some that follow each other in the pool, but for a few that were left out, with just that count and sum; empty when
     * there are none, or more than one answer.
     */
    private static List<Document> runWithout(List<Document> pool, int count, Search search, long sum) {
        int leftOut = search.leftOut();
        int length = count + leftOut;
        int starts = search.anywhere() ? pool.size() - length : Math.min(0, pool.size() - length);
        long excess = -sum;
        for (int start = 0; start <= starts; start++) {
            if (start == 0) {
                for (Document document : pool.subList(0, length)) {
                    excess += document.amount().minorUnits();
                }
            } else {
                excess += pool.get(start + length - 1).amount().minorUnits()
                        - pool.get(start - 1).amount().minorUnits();
            }
            List<Document> window = pool.subList(start, start + length);
            Set<Document> out = leftOut(window, leftOut, excess);
            if (out.size() == leftOut && (leftOut > 0 || excess == 0)) {
                return window.stream()
                        .filter(document -> !out.contains(document))
                        .toList();
            }
        }
        return List.of();
    }

    /** So many of the window with just that sum; empty when there are none, or more than one answer. */
    private static Set<Document> leftOut(List<Document> window, int leftOut, long excess) {
        if (leftOut == 0) {
            return Set.of();
        }
        // those left out are the oldest, which nobody ever pays, or the youngest, which came too late
        int half = SubsetSums.MOST_AMOUNTS / 2;
        List<Document> doubtful = new ArrayList<>(window.subList(0, Math.min(window.size(), half)));
        doubtful.addAll(window.subList(Math.max(doubtful.size(), window.size() - half), window.size()));
        long[] amounts = doubtful.stream()
                .mapToLong(document -> document.amount().minorUnits())
                .toArray();
        List<Integer> answers = SubsetSums.find(amounts, excess, MOST_SETS).stream()
                .filter(set -> Integer.bitCount(set) == leftOut)
                .toList();
        Set<Document> out = new HashSet<>();
        if (answers.size() == 1) {
            for (int index = 0; index < doubtful.size(); index++) {
                if ((answers.getFirst() & 1 << index) != 0) {
                    out.add(doubtful.get(index));
                }
            }
        }
        return out;
    }

    private Decision decision(Payment payment, List<Document> batch, int count, int leftOut) {
        List<Share> shares = new ArrayList<>();
        for (Document document : batch) {
            taken.add(document.id());
            shares.add(new Share(document.id(), document.amount()));
        }
        Money zero = Money.zero(payment.amount().currency());
        Proposal documents = new Proposal(
                Kind.DOCUMENTS,
                shares,
                zero,
                leftOut == 0 ? SURE : LIKELY,
                List.of(new Evidence.Batch(count), new Evidence.Amount(Relation.SUM, payment.amount(), zero)));
        Proposal nothing = new Proposal(
                Kind.NO_DOCUMENT, List.of(), zero, 1 - documents.confidence(), List.of(new Evidence.NothingFits()));
        return new Decision(payment.id(), List.of(documents, nothing), false, false);
    }
}
