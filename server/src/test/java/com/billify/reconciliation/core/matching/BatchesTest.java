package com.billify.reconciliation.core.matching;

import static com.billify.reconciliation.core.matching.BooksFixture.euros;
import static org.assertj.core.api.Assertions.assertThat;

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
}
