package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixtures that the whole product tests with hold what their README says. */
class KorenaarFixturesTest {
    private static final String CURRENT = "BE97737411882049";
    private static final String SAVINGS = "BE91738209331476";

    private final BankFile october = Fixtures.bankFile("korenaar/2026-10-coda.cod");
    private final BankFile november = Fixtures.bankFile("korenaar/2026-11-coda.cod");
    private final BankFile otherChannel = Fixtures.bankFile("korenaar/2026-10-camt053.xml");

    @Test
    void everyStatementIsProvenAndNothingIsOdd() {
        assertThat(Stream.of(october, november, otherChannel))
                .allSatisfy(file -> assertThat(file.warnings()).isEmpty())
                .flatExtracting(BankFile::statements)
                .extracting(BankStatement::balanceProven)
                .containsOnly(true);
    }

    @Test
    void balancesChainFromTheFirstStatementToTheLast() {
        List<BankStatement> statements = Stream.of(october, november)
                .flatMap(file -> file.statements().stream())
                .toList();
        assertThat(statements)
                .extracting(
                        BankStatement::number,
                        statement -> amountOf(statement.opening()),
                        statement -> amountOf(statement.closing()))
                .containsExactly(
                        tuple("040", "18452.37", "18512.24"),
                        tuple("041", "18512.24", "23138.69"),
                        tuple("042", "23138.69", "14513.89"),
                        tuple("043", "14513.89", "14033.23"),
                        tuple("044", "14033.23", "17651.68"));
        assertThat(statements).allSatisfy(statement -> {
            assertThat(statement.account()).isEqualTo(CURRENT);
            assertThat(Objects.requireNonNull(statement.holderNumber()).digits())
                    .isEqualTo("0999123457");
        });
    }

    @Test
    void theSameDaysComeTwiceThroughTwoChannels() {
        BankStatement coda = october.statements().getLast();
        BankStatement camt = otherChannel.statements().getFirst();
        assertThat(camt.account()).isEqualTo(coda.account());
        assertThat(camt.opening()).isEqualTo(coda.opening());
        assertThat(camt.closing()).isEqualTo(coda.closing());
        assertThat(camt.entries())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("bankReference")
                .isEqualTo(coda.entries());
    }

    @Test
    void theOwnTransferHasBothLegs() {
        BankStatement savings = otherChannel.statements().getLast();
        assertThat(savings.account()).isEqualTo(SAVINGS);
        assertThat(amountOf(savings.opening())).isEqualTo("22150.00");
        assertThat(amountOf(savings.closing())).isEqualTo("26150.00");
        assertThat(savings.entries())
                .singleElement()
                .satisfies(leg -> assertThat(leg.counterpartyAccount()).isEqualTo(CURRENT));
        assertThat(october.statements().getLast().entries())
                .filteredOn(entry -> SAVINGS.equals(entry.counterpartyAccount()))
                .extracting(BankEntry::bookingDate, BankEntry::amount)
                .containsExactly(tuple(LocalDate.of(2026, 10, 27), new BigDecimal("-4000.00")));
    }

    @Test
    void twinsAndBatchAreThere() {
        List<BankEntry> entries = october.statements().getLast().entries();
        assertThat(entries)
                .filteredOn(entry -> entry.amount().equals(new BigDecimal("-24.50")))
                .hasSize(2);
        assertThat(entries)
                .filteredOn(entry -> !entry.details().isEmpty())
                .singleElement()
                .satisfies(wages -> {
                    assertThat(wages.amount()).isEqualTo("-7412.55");
                    assertThat(wages.details())
                            .extracting(EntryDetail::amount)
                            .containsExactly(
                                    new BigDecimal("-2684.10"), new BigDecimal("-2511.75"), new BigDecimal("-2216.70"));
                });
    }

    static Stream<Path> invoices() throws Exception {
        return Files.list(Fixtures.folder().resolve("korenaar/invoices"));
    }

    @ParameterizedTest
    @MethodSource("invoices")
    void everyInvoiceKeepsTheRulesAndIsOfThisCompany(Path file) throws Exception {
        InvoiceDocument invoice = (InvoiceDocument) DocumentReader.read(Files.readAllBytes(file));
        assertThat(invoice.warnings()).isEmpty();
        boolean isSale = file.getFileName().toString().startsWith("sales");
        assertThat(isSale ? invoice.sellerNumber() : invoice.buyerNumber()).isEqualTo("0999123457");
    }

    @Test
    void paidInvoicesMeetTheirPayments() {
        assertThat(Fixtures.invoice("korenaar/invoices/sales-2026-0187.xml"))
                .satisfies(invoice -> assertThat(receipts(invoice)).containsExactly(invoice.payable()));
        assertThat(Fixtures.invoice("korenaar/invoices/sales-2026-0191.xml"))
                .satisfies(invoice -> assertThat(receipts(invoice)).containsExactly(invoice.payable()));
        InvoiceDocument purchase = Fixtures.invoice("korenaar/invoices/purchase-VD-26-4471.xml");
        assertThat(receipts(purchase))
                .containsExactly(Objects.requireNonNull(purchase.payable()).negate());
        InvoiceDocument byNumber = Fixtures.invoice("korenaar/invoices/sales-2026-0195.xml");
        assertThat(october.statements().stream()
                        .flatMap(statement -> statement.entries().stream())
                        .filter(entry -> "Betaling factuur 2026-0195".equals(entry.remittanceInformation())))
                .extracting(BankEntry::amount)
                .containsExactly(byNumber.payable());
    }

    private List<BigDecimal> receipts(InvoiceDocument invoice) {
        return october.statements().stream()
                .flatMap(statement -> statement.entries().stream())
                .filter(entry -> Objects.equals(entry.structuredReference(), invoice.paymentReference()))
                .map(BankEntry::amount)
                .toList();
    }

    private static String amountOf(@Nullable StatedBalance balance) {
        return Objects.requireNonNull(balance).amount().toPlainString();
    }
}
