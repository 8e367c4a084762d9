package com.billify.reconciliation;

import com.billify.banking.TransactionsBooked;
import com.billify.banking.TransactionsWithdrawn;
import com.billify.invoicing.InvoiceRegistered;
import com.billify.invoicing.InvoiceReverted;
import com.billify.invoicing.InvoicesWithdrawn;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.notification.LiveUpdates;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Matcher;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Proposal;
import com.billify.tenancy.CompanyTransaction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Finds the documents that payments are for. What changed is noted in the transaction that changed it and looked at after it:
 * with all that may have to do with it, so that the outcome hangs on what is known and not on the order in which it came.
 * What is certain is posted, what is likely is asked; what a person said stays.
 */
@Service
class Matching {
    /** Rows whose keys are written at once. */
    private static final int INDEXED_AT_ONCE = 5_000;

    /** Changed rows that one look begins with; fewer when they have many neighbours, as memory is for all companies. */
    private static final int SEEDS = 400;

    private static final int MOST_NEIGHBOURS = 6_000;

    /** A document that is less likely than this is not worth a question. */
    private static final double WORTH_ASKING = 0.15;

    private static final int MOST_PROPOSALS = 5;

    private final CompanyTransaction transaction;
    private final KeyRepository keys;
    private final BooksRepository books;
    private final SuggestionRepository suggestions;
    private final PostingRepository postings;
    private final LiveUpdates live;

    Matching(
            CompanyTransaction transaction,
            KeyRepository keys,
            BooksRepository books,
            SuggestionRepository suggestions,
            PostingRepository postings,
            LiveUpdates live) {
        this.transaction = transaction;
        this.keys = keys;
        this.books = books;
        this.suggestions = suggestions;
        this.postings = postings;
        this.live = live;
    }

    // ---- what changed, noted in the transaction that changed it

    @EventListener
    void note(TransactionsBooked event) {
        note(event.company(), event.transactionIds(), false);
    }

    @EventListener
    void note(InvoiceRegistered event) {
        note(event.company(), event.invoiceIds(), true);
    }

    @EventListener
    void note(InvoiceReverted event) {
        note(event.company(), event.invoiceIds(), true);
    }

    private void note(CompanyId company, List<UUID> ids, boolean ofInvoice) {
        if (!transaction.isRehearsal()) {
            keys.await(company, ids, ofInvoice);
        }
    }

    /** Told while the lines are there still. */
    @EventListener
    void note(TransactionsWithdrawn event) {
        if (!transaction.isRehearsal()) {
            keys.awaitDocumentsOf(event.company(), books.payments(event.company(), event.transactionIds()));
        }
    }

    /** Told while the invoices are there still. */
    @EventListener
    void note(InvoicesWithdrawn event) {
        if (!transaction.isRehearsal()) {
            keys.awaitLinesOf(event.company(), event.invoiceIds());
        }
    }

    // ---- looked at after it. The first of a hundred events finds all that they speak of, the others find nothing
    // left;
    // so one that comes twice does no harm.

    @Async
    @TransactionalEventListener
    void on(TransactionsBooked event) {
        lookAtAll(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(InvoiceRegistered event) {
        lookAtAll(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(InvoiceReverted event) {
        lookAtAll(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(TransactionsWithdrawn event) {
        lookAtAll(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(InvoicesWithdrawn event) {
        lookAtAll(event.company());
    }

    /** Looks at all that waits, in transactions of its own: a part that was looked at stays so. */
    void lookAtAll(CompanyId company) {
        boolean more = true;
        while (more) {
            more = transaction.call(company, () -> {
                transaction.lock(company, Reconciliation.LOCK);
                return index(company) || lookAtSome(company);
            });
        }
    }

    private boolean index(CompanyId company) {
        List<UUID> lines = keys.unindexed(company, false, INDEXED_AT_ONCE);
        if (!lines.isEmpty()) {
            keys.indexPayments(company, books.payments(company, lines));
            keys.setIndexed(company, lines, false);
            return true;
        }
        List<UUID> invoices = keys.unindexed(company, true, INDEXED_AT_ONCE);
        if (!invoices.isEmpty()) {
            keys.awaitLinesOf(company, invoices);
            keys.indexDocuments(company, invoices, books.documents(company, invoices));
            keys.setIndexed(company, invoices, true);
            return true;
        }
        return false;
    }

    private boolean lookAtSome(CompanyId company) {
        List<UUID> lines = keys.waiting(company, false, SEEDS);
        List<UUID> invoices = lines.isEmpty() ? keys.waiting(company, true, SEEDS) : List.of();
        if (lines.isEmpty() && invoices.isEmpty()) {
            return false;
        }
        Walk walk = walk(company, lines, invoices);
        while (walk.size() > MOST_NEIGHBOURS && lines.size() + invoices.size() > 1) {
            lines = lines.subList(0, (lines.size() + 1) / 2);
            invoices = invoices.subList(0, (invoices.size() + 1) / 2);
            walk = walk(company, lines, invoices);
        }
        if (!decide(company, walk).isEmpty()) {
            live.publish(company, LiveUpdates.Topic.BOOKS, "");
        }
        Set<UUID> seenLines = new HashSet<>(lines);
        seenLines.addAll(walk.payments.keySet());
        Set<UUID> seenInvoices = new HashSet<>(invoices);
        seenInvoices.addAll(walk.documents.keySet());
        keys.setLookedAt(company, seenLines, false);
        keys.setLookedAt(company, seenInvoices, true);
        return true;
    }

    /**
     * Looks at lines and invoices anew, and at all that may have to do with them, in the running transaction under the lock
     * of its company.
     *
     * @return the lines of which something else is posted or asked now
     */
    Set<UUID> lookAgain(CompanyId company, Collection<UUID> lines, Collection<UUID> invoices) {
        while (index(company)) {}
        return decide(company, walk(company, lines, invoices));
    }

    // ---- the neighbourhood

    /** What was found on the way over shared keys. */
    private record Walk(Map<UUID, Payment> payments, Map<UUID, Document> documents) {
        int size() {
            return payments.size() + documents.size();
        }
    }

    private Walk walk(CompanyId company, Collection<UUID> lines, Collection<UUID> invoices) {
        Walk walk = new Walk(new LinkedHashMap<>(), new LinkedHashMap<>());
        Set<UUID> knownLines = new HashSet<>(lines);
        Set<UUID> knownInvoices = new HashSet<>(invoices);
        Collection<UUID> newLines = new LinkedHashSet<>(lines);
        Collection<UUID> newInvoices = new LinkedHashSet<>(invoices);
        while (!newLines.isEmpty() || !newInvoices.isEmpty()) {
            List<Payment> payments = newLines.isEmpty() ? List.of() : books.payments(company, newLines);
            payments.forEach(payment -> walk.payments.put(UUID.fromString(payment.id()), payment));
            if (!payments.isEmpty()) {
                newInvoices = new LinkedHashSet<>(newInvoices);
                for (UUID found : keys.documents(company, KeyRepository.keysOfPayments(payments))) {
                    if (knownInvoices.add(found)) {
                        newInvoices.add(found);
                    }
                }
            }
            if (!newInvoices.isEmpty()) {
                books.documents(company, newInvoices)
                        .forEach(document -> walk.documents.put(UUID.fromString(document.id()), document));
            }
            newLines = newInvoices.isEmpty()
                    ? List.of()
                    : keys.linesOf(company, newInvoices).stream()
                            .filter(knownLines::add)
                            .toList();
            newInvoices = List.of();
        }
        return walk;
    }

    private Set<UUID> decide(CompanyId company, Walk walk) {
        if (walk.payments.isEmpty()) {
            return Set.of();
        }
        Neighbourhood neighbourhood = Neighbourhood.of(
                company, books, List.copyOf(walk.payments.values()), List.copyOf(walk.documents.values()));
        List<Decision> decisions = Matcher.decide(neighbourhood.books());
        return write(company, neighbourhood, decisions);
    }

    // ---- what is posted, what is asked

    private Set<UUID> write(CompanyId company, Neighbourhood neighbourhood, List<Decision> decisions) {
        boolean watchOnly = books.isWatchOnly(company);
        Map<String, Payment> payments = new HashMap<>();
        neighbourhood.payments().forEach(payment -> payments.put(payment.id(), payment));
        Map<Posting.Pair, List<BooksRepository.Standing>> posted = posted(neighbourhood);
        Room room = Room.of(neighbourhood);
        Set<UUID> expected = new HashSet<>();
        for (Document document : neighbourhood.documents()) {
            if (document.kind() == Kind.EXPECTED) {
                expected.add(UUID.fromString(document.id()));
            }
        }

        Map<Posting.Pair, Posting> wanted = new LinkedHashMap<>();
        List<SuggestionRepository.Suggestion> questions = new ArrayList<>();
        List<Decision> oldestFirst = new ArrayList<>(decisions);
        oldestFirst.sort(Comparator.comparing(
                        (Decision decision) -> payment(payments, decision).bookingDate())
                .thenComparing(Decision::paymentId));
        for (Decision decision : oldestFirst) {
            Payment payment = payment(payments, decision);
            if (neighbourhood.said().contains(UUID.fromString(payment.id()))) {
                continue;
            }
            List<Posting> best = isSettling(decision.best())
                    ? Posting.of(payment, Suggested.of(decision.best(), payment.amount()), expected)
                    : List.of();
            boolean certain = decision.certain() && !best.isEmpty() && room.takes(payment, best);
            boolean stands = best.stream().allMatch(posting -> isPosted(posted, posting));
            if (certain && (!watchOnly || stands)) {
                room.take(best);
                best.forEach(posting -> wanted.put(posting.pair(), posting));
            } else {
                question(payment, decision, certain).ifPresent(questions::add);
            }
        }

        Set<UUID> changed = new HashSet<>();
        List<Posting.Pair> goneNow = posted.keySet().stream()
                .filter(pair -> {
                    Posting posting = wanted.get(pair);
                    return posting == null || !isPosted(posted, posting);
                })
                .toList();
        goneNow.forEach(pair -> changed.add(pair.transactionId()));
        postings.remove(company, goneNow, null);
        List<Posting> fresh = wanted.values().stream()
                .filter(posting -> !isPosted(posted, posting))
                .toList();
        fresh.forEach(posting -> changed.add(posting.transactionId()));
        postings.add(company, fresh, null);
        postings.restate(
                company,
                wanted.values().stream()
                        .filter(posting -> isPosted(posted, posting) && !isSaidAlike(posted, posting))
                        .toList());
        changed.addAll(suggestions.replace(
                company,
                neighbourhood.payments().stream()
                        .map(payment -> UUID.fromString(payment.id()))
                        .toList(),
                questions));
        return changed;
    }

    private static Payment payment(Map<String, Payment> payments, Decision decision) {
        Payment payment = payments.get(decision.paymentId());
        if (payment == null) {
            throw new IllegalStateException("nobody asked about " + decision.paymentId());
        }
        return payment;
    }

    private static boolean isSettling(Proposal proposal) {
        return proposal.kind() == Proposal.Kind.DOCUMENTS || proposal.kind() == Proposal.Kind.RETURNED;
    }

    private static Optional<SuggestionRepository.Suggestion> question(
            Payment payment, Decision decision, boolean certain) {
        List<Suggested> worth = decision.proposals().stream()
                .filter(proposal -> proposal.kind() != Proposal.Kind.NO_DOCUMENT
                        && proposal.kind() != Proposal.Kind.OWN_TRANSFER
                        && proposal.confidence() >= WORTH_ASKING)
                .limit(MOST_PROPOSALS)
                .map(proposal -> Suggested.of(proposal, payment.amount()))
                .toList();
        return worth.isEmpty() || decision.best().kind() == Proposal.Kind.OWN_TRANSFER
                ? Optional.empty()
                : Optional.of(new SuggestionRepository.Suggestion(
                        UUID.fromString(payment.id()), payment.bookingDate(), certain, worth));
    }

    /** What rules posted of the lines at hand, but for those of which a person said what they settle. */
    private static Map<Posting.Pair, List<BooksRepository.Standing>> posted(Neighbourhood neighbourhood) {
        Set<UUID> lines = new HashSet<>();
        neighbourhood.payments().forEach(payment -> lines.add(UUID.fromString(payment.id())));
        lines.removeAll(neighbourhood.byHand());
        Map<Posting.Pair, List<BooksRepository.Standing>> posted = new LinkedHashMap<>();
        for (BooksRepository.Standing one : neighbourhood.standing()) {
            UUID line = one.transactionId();
            if (line != null && !one.byHand() && lines.contains(line)) {
                posted.computeIfAbsent(new Posting.Pair(line, one.invoiceId()), pair -> new ArrayList<>())
                        .add(one);
            }
        }
        return posted;
    }

    private static boolean isPosted(Map<Posting.Pair, List<BooksRepository.Standing>> posted, Posting posting) {
        List<BooksRepository.Standing> standing = posted.getOrDefault(posting.pair(), List.of());
        Money zero = Money.zero(posting.amount().currency());
        Money amount = zero;
        Money kept = zero;
        for (BooksRepository.Standing one : standing) {
            if (one.difference()) {
                kept = kept.plus(one.amount());
            } else {
                amount = amount.plus(one.amount());
            }
        }
        return !standing.isEmpty() && amount.equals(posting.amount()) && kept.equals(posting.kept());
    }

    private static boolean isSaidAlike(Map<Posting.Pair, List<BooksRepository.Standing>> posted, Posting posting) {
        return posted.getOrDefault(posting.pair(), List.of()).stream()
                .allMatch(one -> one.confidenceMillionths() != null
                        && one.confidenceMillionths() == posting.confidenceMillionths());
    }
}
