package com.billify.reconciliation.core.matching;

import static com.billify.reconciliation.core.matching.BooksFixture.euros;
import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import com.billify.reconciliation.core.matching.Evidence.Agreement;
import com.billify.reconciliation.core.matching.Evidence.Relation;
import com.billify.reconciliation.core.matching.Proposal.Kind;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatcherTest {
    private static final String REFERENCE = "090933755493";

    private final BooksFixture books = new BooksFixture();

    @Test
    void aReferenceWithTheAmountIsCertain() {
        Document invoice = books.invoice("2026-0041", REFERENCE, "2026-03-31", 250_00);
        Payment payment = books.payment("2026-03-30", 250_00, REFERENCE, null);

        Decision decision = books.decision(payment);

        assertThat(decision.certain()).isTrue();
        assertThat(decision.best().shares()).containsExactly(new Share(invoice.id(), euros(250_00)));
        assertThat(decision.best().evidence())
                .startsWith(new Evidence.Reference(invoice.id(), REFERENCE, Agreement.SAME))
                .contains(new Evidence.Amount(Relation.EQUAL, euros(250_00), euros(0)));
    }

    @Test
    void aReferenceWithoutTheAmountIsNeverCertain() {
        books.invoice("2026-0041", REFERENCE, "2026-03-31", 250_00);
        Payment payment = books.payment("2026-03-30", 73_12, REFERENCE, null);

        assertThat(books.decision(payment).certain()).isFalse();
    }

    @Test
    void aReferenceWithTwoDigitsSwappedIsSeenThrough() {
        Document invoice = books.known().invoice("2026-0041", REFERENCE, "2026-03-31", 250_00);
        Payment payment = books.payment("2026-03-30", 250_00, null, "+++090/9337/55439+++");

        assertThat(books.decision(payment).best().evidence())
                .contains(new Evidence.Reference(invoice.id(), REFERENCE, Agreement.ONE_EDIT));
    }

    @Test
    void theReferenceOfAPaidInvoiceLeadsToTheOpenOneOfTheAmount() {
        books.known().invoice("2026-0041", REFERENCE, "2026-03-31", 250_00);
        Document open = books.invoice("2026-0055", "090933755594", "2026-04-30", 310_00);
        books.payment("2026-03-31", 250_00, REFERENCE, null);
        Payment payment = books.payment("2026-04-30", 310_00, REFERENCE, null);

        Proposal best = books.decision(payment).best();

        assertThat(best.documentIds()).containsExactly(open.id());
        assertThat(best.evidence()).contains(new Evidence.OlderReference("d5", REFERENCE));
    }

    /** A bank tells of ten years, the invoices are of one. */
    @Test
    void ofThePaymentsOfALargePartyThoseLongBeforeItsInvoicesPayNone() {
        Payment old = books.payment("2016-03-30", 310_00, null, "ticket");
        for (int more = 0; more < Limits.MANY_PAYMENTS; more++) {
            books.payment("2017-06-30", 10_00 + more, null, "ticket " + more);
        }
        Document open = books.known().invoice("2026-0055", null, "2026-04-30", 310_00);
        Payment payment = books.payment("2026-04-30", 310_00, null, "2026-0055");

        assertThat(books.decision(payment).best().documentIds()).containsExactly(open.id());
        assertThat(books.decision(old).best().kind()).isEqualTo(Kind.NO_DOCUMENT);
        assertThat(books.decision(old).certain()).isFalse();
    }

    @Test
    void aListOfShortenedNumbersPaysAllOfThem() {
        books.known();
        Document first = books.invoice("2024-11-1041", null, "2026-03-20", 1000_00);
        Document second = books.invoice("2024-11-1043", null, "2026-03-22", 2000_00);
        Document third = books.invoice("2024-11-1050", null, "2026-03-25", 412_60);
        books.invoice("2024-11-1044", null, "2026-03-23", 700_00);
        Payment payment = books.payment("2026-03-25", 3412_60, null, "2024-11-1041+1043+1050");

        Proposal best = books.decision(payment).best();

        assertThat(best.documentIds()).containsExactlyInAnyOrder(first.id(), second.id(), third.id());
        assertThat(best.evidence())
                .contains(
                        new Evidence.Number(second.id(), "2024-11-1043", Agreement.END),
                        new Evidence.Amount(Relation.SUM, euros(3412_60), euros(0)));
    }

    @Test
    void aListThatTheBankCutOffIsCompletedByTheSum() {
        books.known();
        Document first = books.invoice("F2026-0301", null, "2026-03-20", 310_55);
        Document second = books.invoice("F2026-0317", null, "2026-03-22", 98_40);
        Document third = books.invoice("F2026-0322", null, "2026-03-25", 412_60);
        books.invoice("F2026-0330", null, "2026-03-26", 77_00);
        Payment payment = books.payment("2026-03-25", 821_55, null, "facturen F2026-0301 F2026-0317 F2026-0");

        assertThat(books.decision(payment).best().documentIds())
                .containsExactlyInAnyOrder(first.id(), second.id(), third.id());
    }

    @Test
    void aCreditNoteIsTakenOff() {
        books.known();
        Document invoice = books.invoice("F2026-0301", null, "2026-03-20", 310_55);
        Document credit = books.creditNote("C2026-0007", "F2026-0301", "2026-03-12", 60_55);
        Payment payment = books.payment("2026-03-21", 250_00, null, "F2026-0301");

        Decision decision = books.decision(payment);

        assertThat(decision.best().shares())
                .containsExactlyInAnyOrder(
                        new Share(invoice.id(), euros(310_55)), new Share(credit.id(), euros(-60_55)));
        assertThat(decision.best().difference()).isEqualTo(euros(0));
        assertThat(decision.best().evidence()).contains(new Evidence.CreditNoteNetted(credit.id(), "C2026-0007"));
    }

    @Test
    void aPartAndItsRestCloseOneInvoice() {
        Document invoice = books.known().invoice("F2026-0301", null, "2026-03-20", 310_55);
        Payment part = books.payment("2026-03-21", 150_00, null, "F2026-0301 voorschot");
        Payment rest = books.payment("2026-04-21", 160_55, null, "saldo");

        assertThat(books.decision(part).best().shares()).containsExactly(new Share(invoice.id(), euros(150_00)));
        assertThat(books.decision(part).certain()).isFalse();
        assertThat(books.decision(rest).best().shares()).containsExactly(new Share(invoice.id(), euros(160_55)));
        assertThat(books.decision(rest).best().evidence())
                .contains(new Evidence.Amount(Relation.REMAINDER, euros(160_55), euros(0)));
    }

    @Test
    void whatABankKeptIsStatedAndTheInvoiceClosed() {
        Document invoice = books.known().invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        Payment payment = books.payment("2026-03-21", 303_30, REFERENCE, null);

        Proposal best = books.decision(payment).best();

        assertThat(best.shares()).containsExactly(new Share(invoice.id(), euros(310_55)));
        assertThat(best.difference()).isEqualTo(euros(-7_25));
        assertThat(best.evidence()).contains(new Evidence.Amount(Relation.LESS_FEE, euros(310_55), euros(-7_25)));
    }

    @Test
    void aDiscountOfTwoPercentIsOne() {
        books.known().invoice("F2026-0301", REFERENCE, "2026-03-20", 300_00);
        Payment payment = books.payment("2026-03-01", 294_00, REFERENCE, null);

        assertThat(books.decision(payment).best().evidence())
                .contains(new Evidence.Amount(Relation.LESS_DISCOUNT, euros(300_00), euros(-6_00)));
    }

    @Test
    void theOldestOfTwinsIsTakenAndNeverCertain() {
        books.known();
        Document older = books.invoice("F2026-0301", null, "2026-03-20", 310_55);
        books.invoice("F2026-0302", null, "2026-03-24", 310_55);
        Payment payment = books.payment("2026-03-23", 310_55, null, null);

        Decision decision = books.decision(payment);

        assertThat(decision.best().documentIds()).containsExactly(older.id());
        assertThat(decision.best().evidence()).contains(new Evidence.OldestOfTwins(2));
        assertThat(decision.certain()).isFalse();
    }

    @Test
    void laterEvidenceRevisesWhatNobodyConfirmed() {
        books.known();
        Document older = books.invoice("F2026-0301", null, "2026-03-20", 310_55);
        Document newer = books.invoice("F2026-0302", null, "2026-03-24", 310_55);
        Payment unnamed = books.payment("2026-03-23", 310_55, null, null);
        assertThat(books.decision(unnamed).best().documentIds()).containsExactly(older.id());

        books.payment("2026-03-25", 310_55, null, "F2026-0301");

        assertThat(books.decision(unnamed).best().documentIds()).containsExactly(newer.id());
    }

    @Test
    void thePaymentThatIsGivenBackLaterWasADuplicate() {
        Document invoice = books.known().invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        Payment first = books.payment("2026-03-20", 310_55, null, null);
        Payment second = books.payment("2026-03-24", 310_55, REFERENCE, null);
        Payment refund = books.payment("2026-04-02", -310_55, null, "terugbetaling dubbele betaling F2026-0301");

        assertThat(books.decision(first).best().documentIds()).containsExactly(invoice.id());
        assertThat(books.decision(second).best().kind()).isEqualTo(Kind.DUPLICATE);
        assertThat(books.decision(refund).best().kind()).isEqualTo(Kind.REFUND);
    }

    @Test
    void aReturnedDirectDebitReopensItsInvoice() {
        Document invoice = books.known().invoice("F2026-0301", null, "2026-03-20", 310_55);
        Payment returned = books.payment("2026-03-24", -310_55, null, "R-transactie F2026-0301");

        Proposal best = books.decision(returned).best();

        assertThat(best.kind()).isEqualTo(Kind.RETURNED);
        assertThat(best.shares()).containsExactly(new Share(invoice.id(), euros(-310_55)));
    }

    @Test
    void aTransferToAnOwnAccountIsOne() {
        Payment payment =
                books.payment("2026-03-24", euros(-500_00), "Wij zelf", BooksFixture.OWN, null, "naar spaarrekening");

        Decision decision = books.decision(payment);

        assertThat(decision.best().kind()).isEqualTo(Kind.OWN_TRANSFER);
        assertThat(decision.certain()).isTrue();
    }

    @Test
    void whatAPersonSaidCountsBeforeAllElse() {
        Document named = books.invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        Document meant = books.invoice("F2026-0302", null, "2026-03-24", 310_55);
        Payment payment = books.payment("2026-03-20", 310_55, REFERENCE, null);
        Payment other = books.payment("2026-03-22", 310_55, null, null);
        books.said.add(new Said.Confirmed(payment.id(), List.of(new Share(meant.id(), euros(310_55)))));

        assertThat(books.decision(payment).said()).isTrue();
        assertThat(books.decision(payment).best().documentIds()).containsExactly(meant.id());
        assertThat(books.decision(other).best().documentIds()).containsExactly(named.id());
    }

    @Test
    void aRefusedDocumentIsNeverProposedAgain() {
        Document invoice = books.invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        Payment payment = books.payment("2026-03-20", 310_55, REFERENCE, null);
        books.said.add(new Said.Refused(payment.id(), invoice.id()));

        assertThat(books.decision(payment).proposals())
                .noneMatch(proposal -> proposal.documentIds().contains(invoice.id()));
    }

    @Test
    void whoseAccountItIsIsLearntFromWhatAPersonConfirmed() {
        Document first = books.document("F1", null, "2026-01-20", 90_00, "Jansens & Zoon", "BE0403019261", null);
        Document second = books.document("F2", null, "2026-02-20", 120_00, "Jansens & Zoon", "BE0403019261", null);
        Payment confirmed = books.payment("2026-01-20", euros(90_00), "HOLDING XYZ", BooksFixture.PEETERS, null, null);
        Payment payment = books.payment("2026-02-20", euros(120_00), "HOLDING XYZ", BooksFixture.PEETERS, null, null);
        assertThat(books.decision(payment).best().kind()).isEqualTo(Kind.NO_DOCUMENT);

        books.said.add(new Said.Confirmed(confirmed.id(), List.of(new Share(first.id(), euros(90_00)))));

        assertThat(books.decision(payment).best().documentIds()).containsExactly(second.id());
    }

    @Test
    void currenciesNeverMatch() {
        books.known().invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        Payment payment = books.payment(
                "2026-03-20",
                new Money(310_55, Currency.getInstance("USD")),
                "BAKKERIJ PEETERS",
                BooksFixture.PEETERS,
                REFERENCE,
                "F2026-0301");

        assertThat(books.decision(payment).best().kind()).isEqualTo(Kind.NO_DOCUMENT);
    }

    @Test
    void nothingIsPaidWithZero() {
        books.invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        books.invoice("F2026-0302", REFERENCE, "2026-03-20", 0);
        Payment payment = books.payment("2026-03-20", 0, REFERENCE, "F2026-0302");

        assertThat(books.decision(payment).best().kind()).isEqualTo(Kind.NO_DOCUMENT);
    }

    @Test
    void oneReferenceOnTwoInvoicesOfOneAmountIsNotCertain() {
        books.invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        books.invoice("F2026-0302", REFERENCE, "2026-03-24", 310_55);
        Payment payment = books.payment("2026-03-20", 310_55, REFERENCE, null);

        assertThat(books.decision(payment).certain()).isFalse();
    }

    @Test
    void aNumberAndAReferenceThatContradictEachOtherAreNotCertain() {
        books.invoice("F2026-0301", REFERENCE, "2026-03-20", 310_55);
        books.invoice("F2026-0302", null, "2026-03-24", 310_55);
        Payment payment = books.payment("2026-03-20", 310_55, REFERENCE, "F2026-0302");

        assertThat(books.decision(payment).certain()).isFalse();
    }

    @Test
    void ofTwoPartiesOfOneNameTheOneThatIsNamedIsMeant() {
        books.known();
        Document invoice =
                books.document("X-0001", REFERENCE, "2026-03-20", 310_55, "Bakkerij Peeters BV", "BE0999999922", null);
        Payment payment = books.payment("2026-03-21", 310_55, REFERENCE, null);

        Decision decision = books.decision(payment);

        assertThat(decision.best().documentIds()).containsExactly(invoice.id());
        assertThat(decision.certain()).isTrue();
    }

    @Test
    void moneyThatGoesOutIsNoRefundWithoutAReason() {
        books.known();
        Payment payment = books.payment("2026-03-21", -77_31, null, "wijn voor het personeel");

        assertThat(books.decision(payment).proposals()).noneMatch(proposal -> proposal.kind() == Kind.REFUND);
    }
}
