package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Files as banks and other projects really make them, with all their oddities. */
class ThirdPartyFixturesTest {

    @Test
    void aWholeDayOfABankAddsUpWithItsBatchesCostsAndSecurities() {
        BankStatement statement =
                Fixtures.bankFile("thirdparty/coda-rs.cod").statements().getFirst();
        assertThat(statement.account()).isEqualTo("BE47435000000080");
        assertThat(statement.entries()).hasSize(59);
        assertThat(statement.balanceProven()).isTrue();
        assertThat(Objects.requireNonNull(statement.closing()).amount()).isEqualTo("9405296.99");
        assertThat(statement.entries().stream().map(BankEntry::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("9405296.99");
    }

    @Test
    void aDamagedBalanceRecordCostsItsBalanceAndNothingElse() {
        BankFile bad = Fixtures.bankFile("thirdparty/coda-rs-bad.cod");
        BankStatement statement = bad.statements().getFirst();
        assertThat(statement.opening()).isNull();
        assertThat(statement.balanceProven()).isNull();
        assertThat(statement.account()).isEqualTo("BE47435000000080");
        assertThat(statement.entries())
                .isEqualTo(Fixtures.bankFile("thirdparty/coda-rs.cod")
                        .statements()
                        .getFirst()
                        .entries());
        assertThat(bad.warnings())
                .extracting(Warning::code)
                .contains("line-length", "account-differs", "balance-unreadable");
    }

    @Test
    void aClosingBalanceInAnotherCurrencyProvesNothing() {
        BankFile file = Fixtures.bankFile("thirdparty/genkgo-camt053-08.xml");
        BankStatement statement = file.statements().getFirst();
        assertThat(statement.balanceProven()).isFalse();
        assertThat(statement.duplicate()).isTrue();
        assertThat(file.warnings())
                .extracting(Warning::message)
                .anyMatch(message -> message.contains("a balance in SEK on an account in EUR"));
    }

    @Test
    void whoPaidInTheEndIsNamedWhereNobodyElseIs() {
        BankEntry entry = Fixtures.bankFile("thirdparty/genkgo-camt053-02-ultimate.xml")
                .statements()
                .getFirst()
                .entries()
                .getFirst();
        assertThat(entry.amount()).isPositive();
        assertThat(entry.counterpartyName()).isEqualTo("DEBTOR NAME NM");
    }

    @Test
    void anIntradayReportIsRefusedByName() {
        assertThat(DocumentReader.read(Fixtures.bytes("thirdparty/genkgo-camt052.xml")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.UNSUPPORTED_MESSAGE);
                    assertThat(refusal.message()).contains("camt.052");
                });
    }

    @Test
    void entriesWithoutAnyDateAreOfTheStatementsDay() {
        BankFile file = Fixtures.bankFile("thirdparty/subite-undated.xml");
        assertThat(file.statements()).extracting(BankStatement::balanceProven).containsOnly(true);
        assertThat(file.statements().getFirst().entries())
                .hasSize(11)
                .extracting(entry -> Objects.requireNonNull(entry.bookingDate()).toString())
                .containsOnly("2024-03-12");
        assertThat(file.warnings()).extracting(Warning::code).containsExactly("booking-date");
    }

    @Test
    void theDialectsOfMt940GiveTheCounterparty() {
        assertThat(lastEntry("thirdparty/jejik-sparkasse.sta"))
                .extracting(
                        BankEntry::counterpartyName, BankEntry::counterpartyAccount, BankEntry::remittanceInformation)
                .containsExactly(
                        "Max Mustermann",
                        "DE12345678901234567890",
                        "Apple Pay DATUM 19.02.2019, 13.24 UHR1.TAN 002153");
        assertThat(lastEntry("thirdparty/jejik-rabobank-iban.sta"))
                .extracting(BankEntry::counterpartyName, BankEntry::remittanceInformation)
                .containsExactly("JOHN DOE", "Reference 201301234");
        assertThat(Fixtures.bankFile("thirdparty/wolph-asn.sta")
                        .statements()
                        .getFirst()
                        .entries()
                        .getFirst())
                .extracting(
                        BankEntry::counterpartyName, BankEntry::counterpartyAccount, BankEntry::remittanceInformation)
                .containsExactly("hr gjlm paulissen", "NL47INGB9999999999", "Betaling sieraden");
    }

    private static BankEntry lastEntry(String path) {
        return Fixtures.bankFile(path).statements().getLast().entries().getLast();
    }

    @Test
    void zugferdOneAndFacturXAreReadFromThePdf() {
        assertThat(Fixtures.invoice("thirdparty/mustang-zugferd_invoice.pdf"))
                .extracting(InvoiceDocument::source, InvoiceDocument::currency)
                .containsExactly(DocumentSource.FACTURX, "EUR");
        assertThat(Fixtures.invoice("thirdparty/mustang-EXTENDED_Fremdwaehrung_wdis_fx-pdfa4.pdf")
                        .source())
                .isEqualTo(DocumentSource.FACTURX);
    }

    @Test
    void aCreditNoteInCiiIsRead() {
        InvoiceDocument note = Fixtures.invoice("thirdparty/zugferd-cii-creditnote.xml");
        assertThat(note.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
        assertThat(note.payable()).isEqualByComparingTo("3.57");
    }
}
