package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small books full of coincidences: few amounts, few names, shared accounts, wrong references, lists, parts. */
final class RandomBooks {
    private static final List<String> WORDS = List.of("Janssens", "Peeters", "Dupont", "Bakkerij", "Garage", "Noord");

    private final Random random;
    private final List<Document> documents = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();

    private RandomBooks(long seed) {
        random = new Random(seed);
    }

    static Books of(long seed) {
        RandomBooks books = new RandomBooks(seed);
        for (int party = 0; party < 9; party++) {
            books.addParty(party);
        }
        for (int strange = 0; strange < 20; strange++) {
            books.pay(
                    books.day(),
                    books.amount() * (books.random.nextBoolean() ? 1 : -1),
                    books.name(),
                    null,
                    null,
                    "loon 12");
        }
        return new Books(books.payments, books.documents, List.of(), Set.of(BooksFixture.OWN));
    }

    private void addParty(int party) {
        String name = name();
        String vat = random.nextInt(3) == 0 ? null : "BE04000000" + (10 + party);
        String account = "BE000000000000" + (party % 7);
        int sign = party % 3 == 2 ? -1 : 1;
        for (int count = 0; count < 14; count++) {
            Document document = invoice(party, count, name, vat, sign, amount());
            if (random.nextInt(7) == 0) {
                credit(document, count);
            }
            settle(document, name, account);
        }
    }

    private Document invoice(int party, int count, String name, @Nullable String vat, int sign, long cents) {
        LocalDate issued = day();
        long serial = 1_000_000_000L + party * 1000L + count;
        Document document = new Document(
                "d%03d".formatted(documents.size()),
                sign > 0 ? Direction.RECEIVABLE : Direction.PAYABLE,
                Kind.INVOICE,
                "F26-%d%03d".formatted(party, count),
                issued,
                issued.plusDays(30),
                euros(sign * cents),
                euros(0),
                random.nextInt(3) == 0 ? null : serial + "%02d".formatted(serial % 97 == 0 ? 97 : serial % 97),
                name,
                vat,
                Set.of(),
                null);
        documents.add(document);
        return document;
    }

    private void credit(Document invoice, int count) {
        documents.add(new Document(
                "d%03d".formatted(documents.size()),
                invoice.direction(),
                Kind.CREDIT_NOTE,
                "C" + count,
                invoice.issueDate().plusDays(5),
                invoice.dueDate(),
                euros(-invoice.amount().minorUnits() / 2),
                euros(0),
                null,
                invoice.partyName(),
                invoice.partyVat(),
                Set.of(),
                invoice.number()));
    }

    private void settle(Document document, String name, String account) {
        LocalDate day = document.dueDate().plusDays(random.nextInt(20) - 6);
        long amount = document.amount().minorUnits();
        String from = random.nextInt(4) == 0 ? null : account;
        String reference = random.nextInt(2) == 0 ? document.paymentReference() : null;
        String text = random.nextInt(2) == 0 ? "factuur " + document.number() : null;
        switch (random.nextInt(8)) {
            case 0 -> {
                pay(day, amount / 3, name, from, reference, text);
                pay(day.plusDays(9), amount - amount / 3, name, from, null, "saldo");
            }
            case 1 -> pay(day, amount + documents.getFirst().amount().minorUnits(), name, from, reference, text);
            case 2 -> pay(day, amount - 5_00, name, from, reference, text);
            case 3 -> pay(day, amount, name, from, documents.getFirst().paymentReference(), null);
            case 4 -> {
                pay(day, amount, name, from, reference, text);
                pay(day.plusDays(3), amount, name, from, reference, text);
            }
            case 5 -> {}
            default -> pay(day, amount, name, from, reference, text);
        }
    }

    private void pay(
            LocalDate day,
            long cents,
            String name,
            @Nullable String account,
            @Nullable String reference,
            @Nullable String text) {
        payments.add(new Payment(
                "p%03d".formatted(payments.size()),
                BooksFixture.OWN,
                day,
                euros(cents),
                name.toUpperCase(java.util.Locale.ROOT),
                account,
                reference,
                text,
                null));
    }

    private String name() {
        return WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size()));
    }

    private LocalDate day() {
        return LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
    }

    /** Twenty amounts, so that equal ones and sums by chance are many. */
    private long amount() {
        return 50_00L + 12_50L * random.nextInt(20);
    }

    private static Money euros(long cents) {
        return BooksFixture.euros(cents);
    }
}
