package com.billify.reconciliation;

import com.billify.banking.TransactionsBooked;
import com.billify.banking.TransactionsWithdrawn;
import com.billify.connection.BooksStated;
import com.billify.invoicing.InvoiceRegistered;
import com.billify.invoicing.InvoiceReverted;
import com.billify.invoicing.InvoicesWithdrawn;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.CompanyId;
import com.billify.notification.LiveUpdates;
import com.billify.reconciliation.KeyRepository.Waiting;
import com.billify.reconciliation.core.matching.Batches;
import com.billify.reconciliation.core.matching.Decision;
import com.billify.reconciliation.core.matching.Document;
import com.billify.reconciliation.core.matching.Keys;
import com.billify.reconciliation.core.matching.Matching;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.matching.Placed;
import com.billify.reconciliation.core.matching.Placement;
import com.billify.tenancy.CompanyTransaction;
import com.billify.tenancy.Foreground;
import com.billify.tenancy.TableStatistics;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Finds the documents that payments are for. What changed is noted in the transaction that changed it and looked at after it:
 * with all that may have to do with it, so that the outcome hangs on what is known and not on the order in which it came.
 */
@Service
class Pairing {
    /** Rows whose keys are written at once. */
    private static final int INDEXED_AT_ONCE = 5_000;

    private static final int ORDERED_AT_ONCE = 20_000;

    private static final int MOST_INTERRUPTIONS = 3;

    private final CompanyTransaction transaction;
    private final KeyRepository keys;
    private final BooksRepository books;
    private final SuggestionRepository suggestions;
    private final Concluding concluding;
    private final SettlementRepository settlements;
    private final ExpectedItems expectedItems;
    private final BatchRepository batches;
    private final TableStatistics statistics;
    private final Foreground foreground;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final TurnOfCompany turn = new TurnOfCompany(0);
    private Portions portions = Portions.USUAL;

    /**
     * In what portions books are looked at: memory is for all companies. What is concluded does not hang on it.
     *
     * @param changed rows that one look begins with; those of one party stand beside each other
     * @param ofParty changed rows of one party that are looked at together beyond that, as each look goes through all its books
     * @param held lines that are held at once, unless a single party has more
     */
    record Portions(int changed, int ofParty, int held) {
        static final Portions USUAL = new Portions(1_000, 10_000, 10_000);
    }

    Pairing(
            CompanyTransaction transaction,
            KeyRepository keys,
            BooksRepository books,
            SuggestionRepository suggestions,
            Concluding concluding,
            SettlementRepository settlements,
            ExpectedItems expectedItems,
            BatchRepository batches,
            TableStatistics statistics,
            Foreground foreground,
            LiveUpdates live,
            ApplicationEventPublisher events) {
        this.transaction = transaction;
        this.keys = keys;
        this.books = books;
        this.suggestions = suggestions;
        this.concluding = concluding;
        this.settlements = settlements;
        this.expectedItems = expectedItems;
        this.batches = batches;
        this.statistics = statistics;
        this.foreground = foreground;
        this.live = live;
        this.events = events;
    }

    /** The same in other portions, between which it rests as another foreground says. */
    Pairing in(Portions other, Foreground otherForeground) {
        Pairing pairing = new Pairing(
                transaction,
                keys,
                books,
                suggestions,
                concluding,
                settlements,
                expectedItems,
                batches,
                statistics,
                otherForeground,
                live,
                events);
        pairing.portions = other;
        return pairing;
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
    void note(BooksStated event) {
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
            keys.awaitGone(event.company(), books.payments(event.company(), event.transactionIds()));
        }
    }

    @EventListener
    void note(InvoicesWithdrawn event) {
        note(event.company(), event.invoiceIds(), true);
    }

    // ---- looked at after it. The first of a hundred events finds all that they speak of, the others find nothing
    // left;
    // so one that comes twice does no harm.

    @Async
    @TransactionalEventListener
    void on(TransactionsBooked event) {
        takeTurn(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(InvoiceRegistered event) {
        takeTurn(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(BooksStated event) {
        takeTurn(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(InvoiceReverted event) {
        takeTurn(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(TransactionsWithdrawn event) {
        takeTurn(event.company());
    }

    @Async
    @TransactionalEventListener
    void on(InvoicesWithdrawn event) {
        takeTurn(event.company());
    }

    /** Looks at all that waits, or leaves it to who does so on this node already. */
    void takeTurn(CompanyId company) {
        turn.take(company, () -> lookAtAll(company));
    }

    /** Looks at all that waits, in transactions of its own: a part that was looked at stays so. */
    void lookAtAll(CompanyId company) {
        Next next = new Next();
        int interrupted = 0;
        boolean more = true;
        boolean isMuch = transaction.call(company, () -> keys.isAnyUnindexedAfter(company, TableStatistics.NOTICEABLE));
        if (isMuch) {
            transaction.run(company, () -> statistics.cover(company));
        }
        while (more) {
            long begun = System.nanoTime();
            try {
                more = transaction.call(company, () -> {
                    transaction.lock(company, Reconciliation.LOCK);
                    return (next.isEmpty() && index(company)) || lookAtSome(company, next);
                });
            } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
                // An import is being taken back meanwhile, or a whole company, and took a line or an invoice away; or
                // each waits for the other. Look at what is there now.
                next.forget();
                if (++interrupted > MOST_INTERRUPTIONS) {
                    throw e;
                }
            }
            foreground.giveWay(company, System.nanoTime() - begun); // after the last as well: more is about to come
        }
        if (isMuch) {
            // What the looking wrote is about to be read by every screen.
            transaction.run(company, () -> statistics.cover(company));
        }
    }

    /**
     * What is looked at next, in the order in which it is: parties beside each other. Ordering all that waits before each part would
     * take longer than looking at it, once a million lines wait. What another node looked at meanwhile is passed over.
     */
    private static final class Next {
        private final Deque<Waiting> lines = new ArrayDeque<>();
        private final Deque<Waiting> invoices = new ArrayDeque<>();

        boolean isEmpty() {
            return lines.isEmpty() && invoices.isEmpty();
        }

        void forget() {
            lines.clear();
            invoices.clear();
        }

        static List<Waiting> some(Deque<Waiting> from, Portions portions) {
            List<Waiting> some = new ArrayList<>();
            while (!from.isEmpty()
                    && (some.size() < portions.changed()
                            || (some.size() < portions.ofParty() && isBeside(some.getLast(), from.getFirst())))) {
                some.add(from.poll());
            }
            return some;
        }

        private static boolean isBeside(Waiting last, Waiting next) {
            return next.beside() != null && next.beside().equals(last.beside());
        }
    }

    private boolean index(CompanyId company) {
        List<Waiting> lines = keys.unindexed(company, false, INDEXED_AT_ONCE);
        if (!lines.isEmpty()) {
            List<Payment> payments = books.payments(company, Waiting.ids(lines));
            keys.indexPayments(company, payments);
            keys.setIndexed(
                    company, lines.size() > portions.changed() ? beside(company, lines, payments) : lines, false);
            return true;
        }
        List<Waiting> waiting = keys.unindexed(company, true, INDEXED_AT_ONCE);
        if (!waiting.isEmpty()) {
            List<UUID> invoices = Waiting.ids(waiting);
            List<Document> documents = books.documents(company, invoices).stream()
                    .filter(document -> document.kind() != Kind.EXPECTED)
                    .toList();
            keys.keepAsTheyWere(company, invoices);
            keys.indexDocuments(company, invoices, documents);
            keys.see(company, invoices, documents);
            keys.setIndexed(company, waiting, true);
            return true;
        }
        return false;
    }

    /** The lines with the parties that they most likely are of: those without a name stand among all others. */
    private List<Waiting> beside(CompanyId company, List<Waiting> lines, List<Payment> payments) {
        Map<String, String> parties =
                matching(company, new StoredShelf(company, books, keys)).likelyParties(payments);
        return lines.stream()
                .map(line -> new Waiting(
                        line.id(), line.asked(), parties.get(line.id().toString())))
                .toList();
    }

    /** The last part tells that all was looked at. */
    private boolean lookAtSome(CompanyId company, Next next) {
        if (next.isEmpty()) {
            next.lines.addAll(keys.waitingLines(company, ORDERED_AT_ONCE));
        }
        if (next.isEmpty()) {
            next.invoices.addAll(keys.waitingInvoices(company, ORDERED_AT_ONCE));
        }
        boolean isEnd = next.isEmpty();
        List<Waiting> lines = keys.stillWaiting(company, Next.some(next.lines, portions), false);
        List<Waiting> invoices = lines.isEmpty()
                ? asManyAsFit(company, keys.stillWaiting(company, Next.some(next.invoices, portions), true))
                : asManyAsFit(company, waitingBeside(company, Waiting.ids(lines)));
        if (lines.isEmpty() && invoices.isEmpty()) {
            if (!isEnd) {
                return true;
            }
            if (!lookForBatches(company).isEmpty()) {
                live.publish(company, LiveUpdates.Topic.BOOKS, "");
            }
            return false;
        }
        Set<UUID> outcome = look(company, Waiting.ids(lines), Waiting.ids(invoices));
        // After the payments: what the books say is paid is settled by a line where there is one.
        int fitted = settlements.fitBooks(company, Waiting.ids(invoices));
        if (!outcome.isEmpty() || fitted > 0) {
            live.publish(company, LiveUpdates.Topic.BOOKS, "");
        }
        keys.setLookedAt(company, lines, false);
        keys.setLookedAt(company, invoices, true);
        if (next.lines.isEmpty() && !keys.isAnyLineWaiting(company)) {
            events.publishEvent(new CategoriesStale(company));
        }
        return true;
    }

    /** The invoices that wait and that the lines may be for: their party is then looked at once. */
    private List<Waiting> waitingBeside(CompanyId company, List<UUID> lines) {
        Set<String> wanted = new HashSet<>();
        books.payments(company, lines).forEach(payment -> wanted.addAll(Keys.of(payment)));
        return keys.waitingOf(company, keys.documents(company, wanted)).stream()
                .limit(portions.changed())
                .toList();
    }

    /** Those that are left out wait on: of a large company each touches all lines of its party, and of parties of a like name. */
    private List<Waiting> asManyAsFit(CompanyId company, List<Waiting> invoices) {
        List<Waiting> some = invoices;
        if (some.size() > 1 && books.hasMoreLinesThan(company, portions.held())) {
            while (some.size() > 1 && keys.countLines(company, keysOf(company, some)) > portions.held()) {
                some = some.subList(0, some.size() / 2);
            }
        }
        return some;
    }

    private Set<String> keysOf(CompanyId company, List<Waiting> invoices) {
        Set<String> wanted = new HashSet<>();
        books.documents(company, Waiting.ids(invoices)).forEach(document -> wanted.addAll(Keys.of(document)));
        return wanted;
    }

    /**
     * Looks at lines and invoices anew, and at all that they touch, in the running transaction under the lock of its company.
     *
     * @return the lines of which something else is posted or asked now
     */
    Set<UUID> lookAgain(CompanyId company, Collection<UUID> lines, Collection<UUID> invoices) {
        boolean more = true;
        while (more) {
            more = index(company);
        }
        return look(company, lines, invoices);
    }

    /**
     * Of what all else leaves unexplained and open: so it comes last, when nothing else waits. After a person's answers it waits
     * for the next delivery, or for {@link LeftWaiting}: hundreds of answers in a row would each look for the same.
     */
    private Set<UUID> lookForBatches(CompanyId company) {
        BatchRepository.Days days = batches.take(company).orElse(null);
        List<UUID> lines = days == null ? List.of() : batches.unexplained(company, days);
        if (days == null || lines.isEmpty()) {
            return Set.of();
        }
        StoredShelf shelf = new StoredShelf(company, books, keys);
        List<Placed> placed = shelf.paymentsOf(lines);
        List<UUID> unpaid = batches.unpaid(company, days, lines);
        List<Decision> found = new Batches(
                        shelf.documentsOf(unpaid).stream()
                                .filter(document -> document.settledElsewhere().isZero())
                                .toList(),
                        batches.returned(company, unpaid),
                        batches.payers(company))
                .find(placed);
        List<SuggestionRepository.Suggestion> questions = found.stream()
                .flatMap(decision ->
                        Concluding.question(Concluding.placed(shelf, decision).payment(), decision, false).stream())
                .toList();
        return new HashSet<>(suggestions.replace(company, lines, questions));
    }

    private Set<UUID> look(CompanyId company, Collection<UUID> lines, Collection<UUID> invoices) {
        events.publishEvent(new BooksChanged(company));
        StoredShelf shelf = new StoredShelf(company, books, keys);
        List<Placed> touched = new ArrayList<>(shelf.paymentsOf(lines));
        Set<UUID> there = new HashSet<>();
        touched.forEach(line -> there.add(UUID.fromString(line.payment().id())));
        List<Payment> gone = keys.gone(
                company, lines.stream().filter(id -> !there.contains(id)).toList());
        List<UUID> goneIds =
                gone.stream().map(payment -> UUID.fromString(payment.id())).toList();
        Map<UUID, Placement> before = keys.placements(company, goneIds);
        for (Payment payment : gone) {
            touched.add(new Placed(payment, before.get(UUID.fromString(payment.id())), null, Set.of()));
        }
        List<Document> changed = new ArrayList<>(shelf.documentsOf(invoices));
        changed.addAll(keys.before(company, invoices));
        Matching matching = matching(company, shelf);
        Matching.Touched scope = matching.touch(touched, changed);
        keys.forgetPlacements(company, goneIds);
        place(company, shelf, scope.placements());
        Outcome outcome = new Outcome(lines, touched, changed);
        List<Decision> decisions = new ArrayList<>(matching.decideWithoutParty(scope));
        for (Set<String> parties : byRoom(company, scope.parties())) {
            boolean isAll = parties.size() == scope.parties().size();
            StoredShelf ofParties = isAll ? shelf : shelf.with(scope.lines().values());
            decisions.addAll(matching(company, ofParties).decide(scope, parties));
            outcome.add(ofParties, decisions, concluding.conclude(company, ofParties, decisions, scope, parties));
            decisions.clear();
        }
        outcome.changed.addAll(expectedItems.lookAgain(company, outcome.decided, invoices));
        batches.await(company, outcome.days);
        return outcome.changed;
    }

    private Matching matching(CompanyId company, StoredShelf shelf) {
        return new Matching(shelf, books.ownAccounts(company));
    }

    /** The parties in parts whose lines can be held at once. Nearly always all of them. */
    private List<Set<String>> byRoom(CompanyId company, Set<String> parties) {
        if (parties.size() < 2 || !books.hasMoreLinesThan(company, portions.held())) {
            return List.of(parties);
        }
        Map<String, Integer> sizes = keys.sizes(company, parties);
        List<Set<String>> parts = new ArrayList<>();
        int held = portions.held();
        for (String party : parties) {
            int lines = sizes.getOrDefault(party, 0);
            if (parts.isEmpty() || held + lines > portions.held()) {
                parts.add(new TreeSet<>());
                held = 0;
            }
            held += lines;
            parts.getLast().add(party);
        }
        return parts;
    }

    /** What a look came to, gathered over its parts. */
    private static final class Outcome {
        /** Lines of which something else is posted or asked now. */
        private final Set<UUID> changed = new HashSet<>();

        private final Set<UUID> decided;
        /** On which something changed that a batch may hang on. */
        private final Set<LocalDate> days = new HashSet<>();

        Outcome(Collection<UUID> lines, List<Placed> touched, List<Document> documents) {
            decided = new HashSet<>(lines);
            touched.forEach(line -> days.add(line.payment().bookingDate()));
            documents.forEach(document -> days.add(document.dueDate()));
        }

        void add(StoredShelf shelf, List<Decision> decisions, Set<UUID> written) {
            changed.addAll(written);
            for (Decision decision : decisions) {
                UUID line = UUID.fromString(decision.paymentId());
                decided.add(line);
                if (written.contains(line)) {
                    addDays(shelf, decision);
                }
            }
        }

        private void addDays(StoredShelf shelf, Decision decision) {
            days.add(Concluding.placed(shelf, decision).payment().bookingDate());
            for (String id : decision.best().documentIds()) {
                Document document = shelf.document(UUID.fromString(id));
                if (document != null) {
                    days.add(document.dueDate());
                }
            }
        }
    }

    private void place(CompanyId company, StoredShelf shelf, Map<String, Placement> placements) {
        List<KeyRepository.PlacedLine> placed = new ArrayList<>();
        placements.forEach((id, placement) -> {
            Placed line = shelf.line(UUID.fromString(id));
            if (line != null && !placement.equals(line.placement())) {
                placed.add(new KeyRepository.PlacedLine(
                        UUID.fromString(id), line.payment().counterpartyAccount(), placement));
            }
        });
        if (!placed.isEmpty()) {
            keys.place(company, placed);
        }
    }
}
