package com.billify.invoicing.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final StatedInvoice DOCUMENT =
            invoice(Kind.INVOICE, "2026/0041", "Drukkerij Leie NV", "BE0403170701", DAY, 121_00);

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "2026/0041, Drukkerij Leie",
        "2026-41, Drukkerij Leie N.V.",
        "F2026-0041, DRUKKERIJ LEIE nv",
        "2026 0041, Leie",
    })
    void numberAndNameAreSpelledInAnyWay(String number, String name) {
        assertThat(find(invoice(Kind.INVOICE, number, name, null, DAY, 121_00))).isInstanceOf(Twins.Found.Sure.class);
    }

    @Test
    void aPartyWithAnotherVatNumberIsAnotherParty() {
        assertThat(find(invoice(Kind.INVOICE, "2026/0042", "Drukkerij Leie", "BE0202239951", DAY, 121_00)))
                .isEqualTo(new Twins.Found.None());
    }

    @Test
    void anotherAmountUnderTheVeryNumberIsStillTheSameInvoice() {
        assertThat(find(invoice(Kind.INVOICE, "2026-0041", "Drukkerij Leie", null, DAY, 112_00)))
                .isInstanceOf(Twins.Found.Sure.class);
    }

    @Test
    void anotherNumberIsAskedWhenAllElseFits() {
        assertThat(find(invoice(Kind.INVOICE, "41", "Drukkerij Leie", null, DAY, 121_00)))
                .isInstanceOf(Twins.Found.Possible.class);
    }

    @Test
    void twoThatFitEquallyAreAsked() {
        assertThat(find(
                        invoice(Kind.INVOICE, "2026-41", "Drukkerij Leie", null, DAY, 121_00),
                        invoice(Kind.INVOICE, "F2026-41", "Drukkerij Leie", null, DAY, 121_00)))
                .isInstanceOfSatisfying(
                        Twins.Found.Possible.class,
                        possible -> assertThat(possible.ids()).hasSize(2));
    }

    @Test
    void theSameNumberOfAnotherYearIsAnotherInvoice() {
        assertThat(find(invoice(Kind.INVOICE, "2026-0041", "Drukkerij Leie", null, DAY.minusYears(1), 121_00)))
                .isEqualTo(new Twins.Found.None());
    }

    @Test
    void aCreditNoteIsNoInvoice() {
        assertThat(find(invoice(Kind.CREDIT_NOTE, "2026-0041", "Drukkerij Leie", null, DAY, 121_00)))
                .isEqualTo(new Twins.Found.None());
    }

    @Test
    void whatIsExpectedToTheCentOfThatPartyIsIt() {
        assertThat(find(invoice(Kind.EXPECTED, "Flyers", "Drukkerij Leie", null, DAY.plusDays(8), 121_00)))
                .isInstanceOf(Twins.Found.Sure.class);
    }

    @ParameterizedTest(name = "{0} cents {1} days later of {2}")
    @CsvSource({"12500, 8, Drukkerij Leie", "12100, 25, Drukkerij Leie", "12100, 0, Leie"})
    void whatIsNearlyAsExpectedIsAsked(long cents, int days, String name) {
        assertThat(find(invoice(Kind.EXPECTED, "Flyers", name, null, DAY.plusDays(days), cents)))
                .isInstanceOf(Twins.Found.Possible.class);
    }

    @ParameterizedTest(name = "{0} cents {1} days later of {2}")
    @CsvSource({"20000, 0, Drukkerij Leie", "12100, 90, Drukkerij Leie", "12100, 0, Bakkerij Aurora"})
    void whatIsFarFromExpectedIsNot(long cents, int days, String name) {
        assertThat(find(invoice(Kind.EXPECTED, "Flyers", name, null, DAY.plusDays(days), cents)))
                .isEqualTo(new Twins.Found.None());
    }

    private static Twins.Found find(StatedInvoice... typed) {
        List<Twins.Candidate> candidates = Arrays.stream(typed)
                .map(one -> new Twins.Candidate(UUID.randomUUID(), one))
                .toList();
        return Twins.find(DOCUMENT, candidates);
    }

    private static StatedInvoice invoice(
            Kind kind,
            String number,
            String name,
            @org.jspecify.annotations.Nullable String vat,
            LocalDate day,
            long cents) {
        return new StatedInvoice(
                Direction.PAYABLE,
                kind,
                new InvoiceNumber(number),
                name,
                vat,
                day,
                day,
                new Money(cents, Currency.getInstance("EUR")),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }
}
