package com.billify.reconciliation.core.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Books that arrive bit by bit, in any order, are decided as if they had always been there. */
class MatchingPropertyTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void arrivingInAnyOrderGivesWhatArrivingAtOnceGives(long seed) {
        Books books = RandomBooks.of(seed);
        Growing growing = new Growing(books);
        List<Object> rows = new ArrayList<>(books.payments());
        rows.addAll(books.documents());
        Random random = new Random(seed);
        Collections.shuffle(rows, random);

        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + random.nextInt(40));
            growing.add(rows.subList(from, to));
            from = to;
        }

        assertThat(growing.decisions).isEqualTo(decisions(books));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void whatGoesLeavesNoTrace(long seed) {
        Books books = RandomBooks.of(seed);
        Growing growing = new Growing(books);
        growing.add(new ArrayList<>(books.documents()));
        growing.add(new ArrayList<>(books.payments()));
        Random random = new Random(seed);
        Set<String> gone = new HashSet<>();
        for (int round = 0; round < 12; round++) {
            List<Object> rows = new ArrayList<>();
            for (Payment payment : books.payments()) {
                if (random.nextInt(40) == 0 && gone.add(payment.id())) {
                    rows.add(payment);
                }
            }
            for (Document document : books.documents()) {
                if (random.nextInt(40) == 0 && gone.add(document.id())) {
                    rows.add(document);
                }
            }
            growing.remove(rows);
        }

        Books left = new Books(
                books.payments().stream()
                        .filter(payment -> !gone.contains(payment.id()))
                        .toList(),
                books.documents().stream()
                        .filter(document -> !gone.contains(document.id()))
                        .toList(),
                books.said(),
                books.ownAccounts());
        assertThat(growing.decisions).isEqualTo(decisions(left));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void noDocumentIsSettledForMoreThanItIs(long seed) {
        Books books = RandomBooks.of(seed);
        Map<String, Long> settled = new HashMap<>();
        for (Decision decision : Matcher.decide(books)) {
            if (decision.best().kind() == Proposal.Kind.DOCUMENTS) {
                decision.best()
                        .shares()
                        .forEach(share ->
                                settled.merge(share.documentId(), share.amount().minorUnits(), Math::addExact));
            }
        }

        for (Document document : books.documents()) {
            long amount = document.amount().minorUnits();
            long taken = settled.getOrDefault(document.id(), 0L);
            assertThat(Math.abs(taken)).as(document.id()).isLessThanOrEqualTo(Math.abs(amount));
            assertThat(Long.signum(taken)).isIn(0, Long.signum(amount));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void sharesAndDifferenceAreThePaymentToTheCent(long seed) {
        Books books = RandomBooks.of(seed);
        Map<String, Money> amounts = new HashMap<>();
        books.payments().forEach(payment -> amounts.put(payment.id(), payment.amount()));

        for (Decision decision : Matcher.decide(books)) {
            Proposal best = decision.best();
            if (!best.shares().isEmpty()) {
                Money sum = best.difference();
                for (Share share : best.shares()) {
                    sum = sum.plus(share.amount());
                }
                assertThat(sum).as(decision.paymentId()).isEqualTo(amounts.get(decision.paymentId()));
            }
        }
    }

    /** All at once. Batches are looked for in whole books only, and are no part of what is kept right bit by bit. */
    private static Map<String, Decision> decisions(Books books) {
        ShelfInMemory shelf = Matcher.shelf(books);
        Map<String, Decision> decisions = new HashMap<>();
        new Matching(shelf, books.ownAccounts())
                .revise(List.copyOf(shelf.payments()), List.copyOf(shelf.documents()))
                .decisions()
                .forEach(decision -> decisions.put(decision.paymentId(), decision));
        return decisions;
    }

    /** A shelf that fills and empties, with the decisions as they stand. */
    private static final class Growing {
        private final ShelfInMemory shelf = new ShelfInMemory();
        private final Matching matching;
        private final Map<String, Decision> decisions = new HashMap<>();

        Growing(Books books) {
            matching = new Matching(shelf, books.ownAccounts());
        }

        void add(List<?> rows) {
            List<Placed> payments = new ArrayList<>();
            List<Document> documents = new ArrayList<>();
            for (Object row : rows) {
                if (row instanceof Payment payment) {
                    payments.add(Placed.unseen(payment));
                } else if (row instanceof Document document) {
                    documents.add(document);
                }
            }
            payments.forEach(shelf::put);
            documents.forEach(shelf::put);
            revise(payments, documents);
        }

        void remove(List<?> rows) {
            Set<String> ids = new LinkedHashSet<>();
            List<Document> documents = new ArrayList<>();
            for (Object row : rows) {
                if (row instanceof Payment payment) {
                    ids.add(payment.id());
                } else if (row instanceof Document document) {
                    documents.add(document);
                }
            }
            List<Placed> payments = shelf.payments().stream()
                    .filter(placed -> ids.contains(placed.payment().id()))
                    .toList();
            payments.forEach(shelf::takeOff);
            documents.forEach(shelf::takeOff);
            ids.forEach(decisions::remove);
            revise(payments, documents);
        }

        private void revise(List<Placed> payments, List<Document> documents) {
            Revision revision = matching.revise(payments, documents);
            shelf.keep(revision);
            revision.decisions().forEach(decision -> decisions.put(decision.paymentId(), decision));
        }
    }
}
