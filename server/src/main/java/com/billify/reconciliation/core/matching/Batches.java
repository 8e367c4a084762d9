package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands behind a line that is many payments in one: an own collection of direct debits, a batch of payments to
 * suppliers. Where the bank lists its parts, each part has its document. Else such a line names nobody and its text says how
 * many it holds: looked for are as many documents, of those that nothing else pays, in the order in which they fall due, with
 * just that sum. They are proposed and never certain.
 */
public final class Batches {
    /** Days around its booking within which a batch has its documents fall due: older ones would have been in one before. */
    public static final int OLDEST_DAYS = 75;

    public static final int DUE_WITHIN_DAYS = 60;

    private static final int SMALLEST = 2;
    private static final int LARGEST = 500;
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.7;

    private static final List<Comparator<Document>> ORDERS = List.of(
            Comparator.comparing(Document::issueDate).thenComparing(Document::id),
            Comparator.comparing(Document::dueDate).thenComparing(Document::id));

    private final List<Document> unpaid;
    private final Map<String, LocalDate> returned;
    private final Set<String> payers;
    private final Set<String> taken = new HashSet<>();

    /**
     * @param unpaid documents of which no line settles anything, or whose payment was taken back
     * @param returned by document, the day on which its payment was taken back
     * @param payers parties, as keys name them, who pay by lines of their own: their invoices are in no collection
     */
    public Batches(Collection<Document> unpaid, Map<String, LocalDate> returned, Set<String> payers) {
        this.unpaid = unpaid.stream()
                .sorted(Comparator.comparing(Document::dueDate).thenComparing(Document::id))
                .toList();
        this.returned = Map.copyOf(returned);
        this.payers = Set.copyOf(payers);
    }

    /** Of what all other lines leave open. */
    static Batches beside(Books books, List<Decision> decisions) {
        Map<String, Document> documents = new HashMap<>();
        books.documents().forEach(document -> documents.put(document.id(), document));
        Map<String, LocalDate> days = new HashMap<>();
        books.payments().forEach(payment -> days.put(payment.id(), payment.bookingDate()));
        Map<String, Long> settled = new HashMap<>();
        Map<String, LocalDate> returned = new HashMap<>();
        Set<String> payers = new HashSet<>();
        for (Decision decision : decisions) {
            for (Share share : decision.best().shares()) {
                Document document = documents.get(share.documentId());
                if (document == null) {
                    continue;
                }
                if (decision.best().kind() == Kind.RETURNED) {
                    returned.put(document.id(), days.getOrDefault(decision.paymentId(), LocalDate.MIN));
                } else {
                    settled.merge(document.id(), share.amount().minorUnits(), Long::sum);
                    payers.add(Party.key(document));
                }
            }
        }
        List<Document> unpaid = new ArrayList<>();
        for (Document document : books.documents()) {
            boolean open = settled.getOrDefault(document.id(), 0L) == 0
                    && document.settledElsewhere().isZero();
            if (open || returned.containsKey(document.id())) {
                unpaid.add(document);
            }
        }
        return new Batches(unpaid, returned, payers);
    }

    /** True of a line that may stand for many payments, for which nothing else was found. */
    public static boolean mayBe(Payment payment) {
        return !payment.amount().isZero()
                && (!payment.parts().isEmpty()
                        || payment.counterpartyAccount() == null
                                && !counts(payment).isEmpty());
    }

    /** What is found behind these lines, in the order in which they were booked; a document is in one batch only. */
    public List<Decision> find(Collection<Placed> lines) {
        List<Decision> found = new ArrayList<>();
        lines.stream()
                .filter(line -> line.confirmed() == null && mayBe(line.payment()))
                .sorted(Comparator.comparing((Placed line) -> line.payment().bookingDate())
                        .thenComparing(line -> line.payment().id()))
                .forEach(line -> {
                    Decision batch = find(line);
                    if (batch != null) {
                        found.add(batch);
                    }
                });
        return found;
    }

    private @Nullable Decision find(Placed line) {
        Payment payment = line.payment();
        if (!payment.parts().isEmpty()) {
            BatchParts.Found found = new BatchParts(ofParts(line)).find(payment.parts());
            if (!found.documents().isEmpty()) {
                return decision(payment, found.documents(), payment.parts().size(), found.confidence());
            }
        }
        List<Integer> counts = payment.counterpartyAccount() == null ? counts(payment) : List.of();
        if (counts.isEmpty()) {
            return null;
        }
        List<Document> pool = pool(line);
        List<BatchRow> rows =
                ORDERS.stream().map(order -> BatchRow.of(pool, order)).toList();
        for (int count : counts) {
            for (BatchRow.Search search : BatchRow.Search.IN_TURN) {
                for (BatchRow row : rows) {
                    List<Document> batch =
                            row.find(count, search, payment.amount().minorUnits());
                    if (!batch.isEmpty()) {
                        return decision(payment, batch, count, search.leftOut() == 0 ? SURE : LIKELY);
                    }
                }
            }
        }
        return null;
    }

    /** What the parts of a line may pay, however late. */
    private List<Document> ofParts(Placed line) {
        return unpaid.stream()
                .filter(document -> isFree(line, document)
                        && !document.issueDate().isAfter(line.payment().bookingDate()))
                .toList();
    }

    private boolean isFree(Placed line, Document document) {
        Money amount = line.payment().amount();
        return (document.direction() == Direction.RECEIVABLE) == amount.isPositive()
                && document.amount().currency().equals(amount.currency())
                && !taken.contains(document.id())
                && !line.refused().contains(document.id());
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

    private List<Document> pool(Placed line) {
        Payment payment = line.payment();
        LocalDate first = payment.bookingDate().minusDays(OLDEST_DAYS);
        LocalDate last = payment.bookingDate().plusDays(DUE_WITHIN_DAYS);
        List<Document> pool = new ArrayList<>();
        for (int index = firstDueFrom(first); index < unpaid.size(); index++) {
            Document document = unpaid.get(index);
            if (document.dueDate().isAfter(last)) {
                break;
            }
            LocalDate back = returned.get(document.id());
            boolean collectable = back == null
                    ? document.direction() == Direction.PAYABLE || !payers.contains(Party.key(document))
                    : !back.isBefore(payment.bookingDate());
            if (isFree(line, document)
                    && collectable
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

    private Decision decision(Payment payment, List<Document> batch, int count, double confidence) {
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
                confidence,
                List.of(new Evidence.Batch(count), new Evidence.Amount(Relation.SUM, payment.amount(), zero)));
        Proposal nothing = new Proposal(
                Kind.NO_DOCUMENT, List.of(), zero, 1 - documents.confidence(), List.of(new Evidence.NothingFits()));
        return new Decision(payment.id(), List.of(documents, nothing), false, false);
    }
}
