package com.billify.reconciliation.core.matching;

import static com.billify.reconciliation.core.matching.BooksFixture.euros;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bad input ends in time and posts nothing wrong. The time limits are far above what it takes: they catch only what never ends. */
@Timeout(120)
class HostileBooksTest {
    private final BooksFixture books = new BooksFixture();

    @Test
    void tenThousandOpenInvoicesOfOnePartyAreNoTrouble() {
        for (int count = 0; count < 10_000; count++) {
            LocalDate due = LocalDate.of(2026, 1, 1).plusDays(count % 300);
            books.invoice("F26-%05d".formatted(count), null, due.toString(), 100_00 + count % 500);
        }
        for (int count = 0; count < 200; count++) {
            LocalDate day = LocalDate.of(2026, 2, 1).plusDays(count);
            books.payment(
                    day.toString(), 100_00 + count * 7, null, count % 2 == 0 ? null : "F26-%05d".formatted(count));
        }

        List<Decision> decisions = Matcher.decide(books.books());

        for (Decision decision : decisions) {
            boolean names = decision.best().evidence().stream()
                    .anyMatch(evidence -> evidence instanceof Evidence.Number number
                            && number.agreement() == Evidence.Agreement.SAME);
            assertThat(decision.certain() && !names).as(decision.paymentId()).isFalse();
        }
    }

    @Test
    void textsWithoutEndAreReadInPart() {
        books.known().invoice("F2026-0301", null, "2026-03-20", 310_55);
        Payment digits = books.payment("2026-03-20", 310_55, null, "1".repeat(10_000_000));
        Payment words = books.payment("2026-03-21", 310_55, null, "a1 ".repeat(3_000_000));
        Payment signs = books.payment("2026-03-22", 310_55, null, "+++/".repeat(2_000_000));
        Payment accents = books.payment("2026-03-23", 310_55, null, "e\u0301".repeat(3_000_000));
        Payment name =
                books.payment("2026-03-24", euros(310_55), "x y ".repeat(2_000_000), BooksFixture.PEETERS, null, null);

        List<Decision> decisions = Matcher.decide(books.books());

        assertThat(decisions).hasSize(9);
        assertThat(List.of(digits, words, signs, accents, name)).hasSize(5);
        assertThat(decisions.stream()
                        .filter(decision -> decision.best().documentIds().contains("d5"))
                        .count())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void oneAccountOfAThousandCustomersTellsNothing() {
        for (int count = 0; count < 1_000; count++) {
            String number = "F26-%05d".formatted(count);
            books.document(
                    number,
                    null,
                    "2026-03-20",
                    50_00 + count,
                    "Customer " + (char) ('A' + count % 26) + count,
                    null,
                    null);
            books.payment("2026-03-21", euros(50_00 + count), "PAYMENT SERVICE", BooksFixture.PEETERS, null, number);
        }
        Payment unnamed =
                books.payment("2026-03-25", euros(50_07), "PAYMENT SERVICE", BooksFixture.PEETERS, null, null);

        List<Decision> decisions = Matcher.decide(books.books());

        assertThat(decisions.stream().filter(Decision::certain).count()).isEqualTo(1_000);
        assertThat(books.decision(unnamed).certain()).isFalse();
    }

    @Test
    void amountsAtTheEndOfTheScaleDoNotOverflow() {
        books.known().invoice("F2026-0301", null, "2026-03-20", Long.MAX_VALUE / 4);
        books.invoice("F2026-0302", null, "2026-03-21", Long.MAX_VALUE / 4);
        Payment payment = books.payment("2026-03-20", Long.MAX_VALUE / 4, null, "F2026-0301");

        assertThat(books.decision(payment).best().documentIds()).containsExactly("d5");
    }
}
