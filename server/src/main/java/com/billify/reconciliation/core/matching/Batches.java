package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
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
        List<Integer> counts = counts(payment);
        if (counts.isEmpty()) {
            return null;
        }
        List<Document> pool = pool(payment);
        List<Row> rows = ORDERS.stream().map(order -> Row.of(pool, order)).toList();
        for (int count : counts) {
            for (Search search : Search.IN_TURN) {
                for (Row row : rows) {
                    List<Document> batch =
                            row.find(count, search, payment.amount().minorUnits());
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
        LocalDate first = payment.bookingDate().minusDays(OLDEST_DAYS);
        LocalDate last = payment.bookingDate().plusDays(DUE_WITHIN_DAYS);
        List<Document> pool = new ArrayList<>();
        for (int index = firstDueFrom(first); index < unpaid.size(); index++) {
            Document document = unpaid.get(index);
            if (document.dueDate().isAfter(last)) {
                break;
            }
            Payment back = returned.get(document.id());
            boolean collectable = back == null
                    ? direction == Direction.PAYABLE || !payers.contains(Party.key(document))
                    : !back.bookingDate().isBefore(payment.bookingDate());
            if (document.direction() == direction
                    && collectable
                    && document.amount().currency().equals(payment.amount().currency())
                    && !taken.contains(document.id())
                    && !document.issueDate().isAfter(payment.bookingDate())
                    && !document.issueDate().isBefore(first.minusDays(DUE_WITHIN_DAYS))) {
                pool.add(document);
            }
        }
        return pool;
    }

    /** The first that is due on the day or later; the count when there is none. */
    private int firstDueFrom(LocalDate day) {
        int from = 0;
        int to = unpaid.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (unpaid.get(middle).dueDate().isBefore(day)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** What may be in a batch, in the order in which it may have been put together, with the amounts in minor units. */
    private record Row(List<Document> documents, long[] amounts, long largest) {
        static Row of(List<Document> pool, Comparator<Document> order) {
            List<Document> documents = pool.stream().sorted(order).toList();
            long[] amounts = documents.stream()
                    .mapToLong(document -> document.amount().minorUnits())
                    .toArray();
            return new Row(
                    documents, amounts, Arrays.stream(amounts).map(Math::abs).max().orElse(0));
        }

        /**
         * Some that follow each other in the row, but for a few that were left out, with just that count and sum; empty when
         * there are none, or more than one answer.
         */
        List<Document> find(int count, Search search, long sum) {
            int leftOut = search.leftOut();
            int length = count + leftOut;
            if (length > amounts.length) {
                return List.of();
            }
            int lastStart = search.anywhere() ? amounts.length - length : 0;
            long excess = -sum;
            for (int index = 0; index < length; index++) {
                excess += amounts[index];
            }
            for (int start = 0; start <= lastStart; start++) {
                if (start > 0) {
                    excess += amounts[start + length - 1] - amounts[start - 1];
                }
                if (Math.abs(excess) <= leftOut * largest) {
                    int[] out = leftOut(start, length, leftOut, excess);
                    if (out.length == leftOut) {
                        return without(start, length, out);
                    }
                }
            }
            return List.of();
        }

        private List<Document> without(int start, int length, int[] out) {
            List<Document> batch = new ArrayList<>();
            for (int index = start; index < start + length; index++) {
                if (!Sets.has(out, index)) {
                    batch.add(documents.get(index));
                }
            }
            return batch;
        }

        /** So many of a part of the row with just that sum; empty when there are none, or more than one answer. */
        private int[] leftOut(int start, int length, int leftOut, long excess) {
            // those left out are the oldest, which nobody ever pays, or the youngest, which came too late
            int[] doubtful = doubtful(start, length);
            long[] sums = new long[doubtful.length];
            for (int index = 0; index < doubtful.length; index++) {
                sums[index] = amounts[doubtful[index]];
            }
            List<Integer> answers = sets(sums, leftOut, excess);
            if (answers.size() != 1) {
                return Hypothesis.NO_ITEMS;
            }
            int[] out = new int[leftOut];
            int found = 0;
            for (int index = 0; index < doubtful.length; index++) {
                if ((answers.getFirst() & 1 << index) != 0) {
                    out[found++] = doubtful[index];
                }
            }
            return out;
        }

        private static int[] doubtful(int start, int length) {
            int half = SubsetSums.MOST_AMOUNTS / 2;
            int[] doubtful = new int[Math.min(length, 2 * half)];
            for (int index = 0; index < doubtful.length; index++) {
                doubtful[index] = index < half ? start + index : start + length - doubtful.length + index;
            }
            return doubtful;
        }
    }

    /** So many of the amounts with just that sum, as bits; one or two, asked for at every place, need no lists of sums. */
    private static List<Integer> sets(long[] amounts, int size, long sum) {
        if (size > 2) {
            return SubsetSums.find(amounts, sum, MOST_SETS).stream()
                    .filter(set -> Integer.bitCount(set) == size)
                    .toList();
        }
        List<Integer> answers = new ArrayList<>();
        for (int one = 0; one < amounts.length; one++) {
            if (size == 1 && amounts[one] == sum) {
                answers.add(1 << one);
            }
            for (int other = one + 1; size == 2 && other < amounts.length; other++) {
                if (amounts[one] + amounts[other] == sum) {
                    answers.add(1 << one | 1 << other);
                }
            }
        }
        return size == 0 && sum == 0 ? List.of(0) : answers;
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
