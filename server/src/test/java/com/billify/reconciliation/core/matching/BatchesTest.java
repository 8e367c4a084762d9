package com.billify.reconciliation.core.matching;

import static com.billify.reconciliation.core.matching.BooksFixture.euros;
import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.StatedLine;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final BooksFixture books = new BooksFixture();

    @Test
    void aCollectionIsWhatIsOpenOfCustomersWhoNeverPayThemselves() {
        books.known();
        Document first = books.document("F1", null, "2026-03-20", 90_10, "Janssens BV", "BE0403019261A", null);
        Document second = books.document("F2", null, "2026-03-21", 45_25, "Maes BV", "BE0403019261B", null);
        Document third = books.document("F3", null, "2026-03-22", 31_99, "Wouters BV", "BE0403019261C", null);
        books.document("F4", null, "2026-04-22", 31_05, "Wouters BV", "BE0403019261C", null);
        books.invoice("2026-0099", null, "2026-03-19", 55_00);
        Payment line = books.payment("2026-03-22", euros(167_34), null, null, null, "SDD CORE 20260322 NBTX 3");

        Decision decision = books.decision(line);

        assertThat(decision.best().documentIds()).containsExactlyInAnyOrder(first.id(), second.id(), third.id());
        assertThat(decision.best().evidence()).contains(new Evidence.Batch(3));
        assertThat(decision.certain()).isFalse();
    }

    @Test
    void oneThatWasLeftOutIsSeen() {
        books.document("F0", null, "2026-03-10", 77_77, "De Smet BV", "BE0403019261D", null);
        Document first = books.document("F1", null, "2026-03-20", 90_10, "Janssens BV", "BE0403019261A", null);
        Document second = books.document("F2", null, "2026-03-21", 45_25, "Maes BV", "BE0403019261B", null);
        Payment line = books.payment("2026-03-22", euros(135_35), null, null, null, "verzameling aantal 2");

        assertThat(books.decision(line).best().documentIds()).containsExactlyInAnyOrder(first.id(), second.id());
    }

    @Test
    void aSumWithoutTheCountIsNoBatch() {
        books.document("F1", null, "2026-03-20", 90_10, "Janssens BV", "BE0403019261A", null);
        books.document("F2", null, "2026-03-21", 45_25, "Maes BV", "BE0403019261B", null);
        Payment line = books.payment("2026-03-22", euros(135_35), null, null, null, "verzameling aantal 7");

        assertThat(books.decision(line).best().kind()).isEqualTo(Proposal.Kind.NO_DOCUMENT);
    }

    @Test
    void eachPartThatTheBankListsHasItsDocument() {
        Document named = books.document("F-2026-17", null, "2026-03-20", 90_10, "Janssens BV", "BE0403019261A", null);
        books.document("F-2026-18", null, "2026-03-18", 90_10, "Wouters BV", "BE0403019261C", null);
        Document late = books.document("F-2025-99", null, "2025-10-02", 45_25, "Maes BV", "BE0403019261B", null);
        Payment line = books.batch(
                "2026-03-22",
                new Payment.Part(euros(90_10), "Janssens", null, null, "uw factuur F-2026-17"),
                new Payment.Part(euros(45_25), "MAES", null, null, null));

        Decision decision = books.decision(line);

        assertThat(decision.best().documentIds()).containsExactlyInAnyOrder(named.id(), late.id());
        assertThat(decision.best().confidence()).isEqualTo(0.98);
        assertThat(decision.best().evidence()).contains(new Evidence.Batch(2));
        assertThat(decision.certain()).isFalse();
    }

    @Test
    void twoThatAPartMayPayAreAsLikelyAsEachOther() {
        books.document("F1", null, "2026-03-20", 90_10, "Janssens BV", "BE0403019261A", null);
        books.document("F2", null, "2026-03-25", 90_10, "Janssens BV", "BE0403019261A", null);
        books.document("F3", null, "2026-03-25", 45_25, "Maes BV", "BE0403019261B", null);
        Payment line = books.batch(
                "2026-03-22",
                new Payment.Part(euros(90_10), "Janssens", null, null, null),
                new Payment.Part(euros(45_25), "Maes", null, null, null));

        assertThat(books.decision(line).best().confidence()).isEqualTo(0.49);
    }

    @Test
    void aPartWithoutItsDocumentLeavesTheLineUnexplained() {
        books.document("F1", null, "2026-03-20", 90_10, "Janssens BV", "BE0403019261A", null);
        Payment line = books.batch(
                "2026-03-22",
                new Payment.Part(euros(90_10), "Janssens", null, null, null),
                new Payment.Part(euros(45_25), "Maes", null, null, null));

        assertThat(books.decision(line).best().kind()).isEqualTo(Proposal.Kind.NO_DOCUMENT);
    }

    @Test
    void partsThatDoNotComeToTheWholeAreNotReliedOn() {
        List<StatedLine.Part> stated = List.of(
                new StatedLine.Part(new BigDecimal("90.10"), "Janssens", null, null, null),
                new StatedLine.Part(new BigDecimal("45.25"), "Maes", null, null, null));

        assertThat(Payment.parts(stated, euros(135_35))).hasSize(2);
        assertThat(Payment.parts(stated, euros(135_00))).isEmpty();
        assertThat(Payment.parts(List.of(new StatedLine.Part(null, "Maes", null, null, null)), euros(1)))
                .isEmpty();
    }
}
