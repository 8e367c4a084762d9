package com.billify.reconciliation.core.matching;

import com.billify.invoicing.core.Direction;
import com.billify.invoicing.core.Kind;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Books in a few words: what a test does not say is usual. Ids are d1, d2 … and p1, p2 … in the order of writing. */
final class BooksFixture {
    static final Currency EUR = Currency.getInstance("EUR");
    static final String OWN = "BE68539007547034";
    static final String PEETERS = "BE71096123456769";

    final List<Document> documents = new ArrayList<>();
    final List<Payment> payments = new ArrayList<>();
    final List<Said> said = new ArrayList<>();

    /** An invoice to Bakkerij Peeters. */
    Document invoice(String number, @Nullable String reference, String due, long cents) {
        return document(number, reference, due, cents, "Bakkerij Peeters BV", "BE0403019261", null);
    }

    Document creditNote(String number, String credited, String due, long cents) {
        return document(number, null, due, -cents, "Bakkerij Peeters BV", "BE0403019261", credited);
    }

    Document document(
            String number,
            @Nullable String reference,
            String due,
            long cents,
            @Nullable String party,
            @Nullable String vat,
            @Nullable String credited) {
        LocalDate day = LocalDate.parse(due);
        Document document = new Document(
                "d" + (documents.size() + 1),
                Direction.RECEIVABLE,
                cents < 0 ? Kind.CREDIT_NOTE : Kind.INVOICE,
                number,
                day.minusDays(30),
                day,
                euros(cents),
                euros(0),
                reference,
                party,
                vat,
                Set.of(),
                credited);
        documents.add(document);
        return document;
    }

    /** From Bakkerij Peeters. */
    Payment payment(String day, long cents, @Nullable String reference, @Nullable String text) {
        return payment(day, euros(cents), "BAKKERIJ PEETERS", PEETERS, reference, text);
    }

    Payment payment(
            String day,
            Money amount,
            @Nullable String name,
            @Nullable String account,
            @Nullable String reference,
            @Nullable String text) {
        Payment payment = new Payment(
                "p" + (payments.size() + 1), OWN, LocalDate.parse(day), amount, name, account, reference, text, null);
        payments.add(payment);
        return payment;
    }

    /** A line that the bank says consists of these. */
    Payment batch(String day, Payment.Part... parts) {
        long cents = Arrays.stream(parts)
                .mapToLong(part -> part.amount().minorUnits())
                .sum();
        Payment payment = new Payment(
                "p" + (payments.size() + 1),
                OWN,
                LocalDate.parse(day),
                euros(cents),
                null,
                null,
                null,
                null,
                null,
                List.of(parts));
        payments.add(payment);
        return payment;
    }

    /** Enough named payments that the customer's account and habit are known. */
    BooksFixture known() {
        for (int month = 1; month <= 4; month++) {
            String number = "2025-000" + month;
            invoice(number, null, "2025-0%d-20".formatted(month), 100_00 + month);
            payment("2025-0%d-22".formatted(month), 100_00 + month, null, "factuur " + number);
        }
        return this;
    }

    Books books() {
        return new Books(payments, documents, said, Set.of(OWN));
    }

    Decision decision(Payment payment) {
        return Matcher.decide(books()).stream()
                .filter(decision -> decision.paymentId().equals(payment.id()))
                .findFirst()
                .orElseThrow();
    }

    static Money euros(long cents) {
        return new Money(cents, EUR);
    }
}
