package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Every sample file reads as its truth says, in all that both state. The truths were made by other programs. */
class CorpusTest {
    /** Not a measurement: what a file may take before it counts as a hang. */
    private static final Duration HANG = Duration.ofSeconds(5);

    @TestFactory
    Stream<DynamicTest> everyCodaFileReadsAsItsTruth() {
        return testsFor("coda", this::checkCoda);
    }

    @TestFactory
    Stream<DynamicTest> everyCamtFileReadsAsItsTruth() {
        return testsFor("camt053", this::checkCamt);
    }

    @TestFactory
    Stream<DynamicTest> everyMt940FileReadsAsItsTruth() {
        return testsFor("mt940", this::checkMt940);
    }

    @TestFactory
    Stream<DynamicTest> everyUblFileReadsAsItsTruth() {
        return testsFor("ubl", file -> checkInvoice(file, DocumentSource.UBL));
    }

    @TestFactory
    Stream<DynamicTest> everyCiiFileReadsAsItsTruth() {
        return testsFor("cii", file -> checkInvoice(file, DocumentSource.CII));
    }

    @TestFactory
    Stream<DynamicTest> everyPdfWithAnInvoiceInItReadsAsItsTruth() {
        return testsFor("facturx-pdf", file -> checkInvoice(file, DocumentSource.FACTURX));
    }

    @TestFactory
    Stream<DynamicTest> whatIsBrokenIsRefusedOrWarnedAbout() {
        return testsFor("broken", file -> {
            // breaks nothing but rules for invoices to German authorities
            if (!file.endsWith("mustang-invalidXRechnung.pdf")) {
                assertRefusedOrWarned(read(file));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyInvoiceThatBreaksARuleIsRefusedOrWarnedAbout() {
        return testsFor("ubl-invalid", file -> assertRefusedOrWarned(read(file)));
    }

    private static void assertRefusedOrWarned(Reading reading) {
        switch (reading) {
            case InvoiceDocument document -> assertThat(document.warnings()).isNotEmpty();
            case Refusal refusal -> assertThat(refusal.message()).isNotBlank().doesNotContain("fault of Billify");
            case BankFile bankFile -> throw new AssertionError("a bank file: " + bankFile);
            case InvoiceList list -> throw new AssertionError("a list: " + list);
        }
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotReadYetIsRefused() {
        return Stream.of("invoice-pdf", "invoice-image")
                .flatMap(folder ->
                        testsFor(folder, file -> assertThat(read(file)).isInstanceOf(Refusal.class)));
    }

    private static Stream<DynamicTest> testsFor(String folder, Consumer<Path> check) {
        return Corpus.files(folder)
                .map(file -> DynamicTest.dynamicTest(folder + "/" + file.getFileName(), () -> check.accept(file)));
    }

    private static Reading read(Path file) {
        byte[] content = Corpus.bytes(file);
        return assertTimeoutPreemptively(HANG, () -> DocumentReader.read(content));
    }

    // ---- CODA

    private void checkCoda(Path file) {
        JsonNode truth = Corpus.truth(file);
        if (!"12".contains(truth.at("/statements/0/header/version").asString())) {
            assertThat(((Refusal) read(file)).code()).isEqualTo(RefusalCode.UNSUPPORTED_VERSION);
            return;
        }
        BankFile read = (BankFile) read(file);
        assertThat(read.format()).isEqualTo(BankFileFormat.CODA);
        assertThat(read.statements()).hasSize(truth.get("statements").size());
        for (int i = 0; i < read.statements().size(); i++) {
            checkCodaStatement(read.statements().get(i), truth.get("statements").get(i));
        }
    }

    private void checkCodaStatement(BankStatement read, JsonNode truth) {
        JsonNode checks = truth.get("checks");
        if (truth.get("old_balance").isNull()) {
            assertThat(read.opening()).isNull();
        } else {
            assertBalance(read.opening(), truth.get("old_balance"), truth.get("old_balance_date"));
            assertThat(read.balanceProven())
                    .isEqualTo(checks.get("balance_equation_holds").asBoolean());
            assertThat(read.currency()).isEqualTo(truth.at("/account/currency").asString());
            String account = truth.at("/account/number").asString();
            if (!account.contains("X")) {
                assertThat(read.account()).contains(account);
            }
            assertThat(List.of(
                            truth.get("paper_sequence").asString(),
                            truth.get("coda_sequence").asString()))
                    .contains(read.number());
            assertThat(read.holderName()).isEqualTo(truth.at("/account/holder").asString());
        }
        assertBalance(read.closing(), truth.get("new_balance"), truth.get("new_balance_date"));
        assertThat(read.duplicate()).isEqualTo(truth.at("/header/duplicate").asBoolean());
        assertThat(read.entries()).hasSize(checks.get("top_level_movements").asInt());
        assertThat(sum(read, 1)).isEqualByComparingTo(decimal(checks.get("sum_credit")));
        assertThat(sum(read, -1).negate()).isEqualByComparingTo(decimal(checks.get("sum_debit")));

        List<JsonNode> movements = new ArrayList<>();
        List<List<JsonNode>> details = new ArrayList<>();
        for (JsonNode movement : truth.get("movements")) {
            if (movement.get("detail").asString().equals("0000")) {
                movements.add(movement);
                details.add(new ArrayList<>());
            } else {
                details.getLast().add(movement);
            }
        }
        for (int i = 0; i < movements.size(); i++) {
            BankEntry entry = read.entries().get(i);
            checkCodaEntry(entry, movements.get(i), truth.get("information"));
            assertThat(entry.details()).hasSameSizeAs(details.get(i));
            for (int j = 0; j < entry.details().size(); j++) {
                assertThat(entry.details().get(j).amount())
                        .isEqualByComparingTo(decimal(details.get(i).get(j).get("amount")));
            }
        }
    }

    private void checkCodaEntry(BankEntry entry, JsonNode truth, JsonNode information) {
        assertThat(entry.amount()).isEqualByComparingTo(decimal(truth.get("amount")));
        assertDate(entry.bookingDate(), truth.get("entry_date"));
        assertDate(entry.valueDate(), truth.get("value_date"));
        assertText(entry.bankReference(), truth.get("bank_reference"));
        JsonNode communication = truth.get("communication");
        if (communication.path("ogm_valid").asBoolean(false)) {
            assertThat(entry.structuredReference())
                    .isEqualTo(communication.get("ogm").asString());
        } else if (communication.has("ogm") && !communication.get("ogm").isNull()) {
            assertThat(entry.structuredReference()).isNull();
            assertThat(entry.remittanceInformation())
                    .contains(communication.get("ogm").asString());
        }
        if (!communication.get("structured").asBoolean()
                && !communication.get("text").asString().isBlank()) {
            assertThat(entry.remittanceInformation())
                    .startsWith(communication.get("text").asString().strip());
        }
        JsonNode name = truth.path("counterparty_name");
        if (name.isString()) {
            List<String> names = new ArrayList<>(List.of(name.asString().strip()));
            for (JsonNode info : information) {
                if (info.at("/communication/type").asString("").equals("001")
                        && info.get("sequence").equals(truth.get("sequence"))) {
                    String text = info.at("/communication/text").asString();
                    names.add(text.substring(0, Math.min(70, text.length())).strip());
                }
            }
            assertThat(names).contains(entry.counterpartyName());
        }
        JsonNode account = truth.path("counterparty_account_zone");
        if (account.isString() && !account.asString().matches("[0 ]*")) {
            String printed = account.asString().split("\\s{2,}")[0].split(" EUR")[0];
            assertThat(entry.counterpartyAccount()).contains(printed);
        }
        String reference = truth.path("customer_reference").asString("");
        assertThat(entry.endToEndId())
                .isEqualTo(reference.matches("0*") || reference.equals("NOTPROVIDED") ? null : reference);
    }

    // ---- camt.053

    private void checkCamt(Path file) {
        JsonNode truth = Corpus.truth(file);
        if (!truth.get("namespace").asString().contains("camt.053")) {
            assertThat(((Refusal) read(file)).code()).isEqualTo(RefusalCode.UNSUPPORTED_MESSAGE);
            return;
        }
        BankFile read = (BankFile) read(file);
        assertThat(read.format()).isEqualTo(BankFileFormat.CAMT_053);
        assertThat(read.statements()).hasSize(truth.get("statements").size());
        for (int i = 0; i < read.statements().size(); i++) {
            checkCamtStatement(read.statements().get(i), truth.get("statements").get(i));
        }
    }

    private void checkCamtStatement(BankStatement read, JsonNode truth) {
        assertText(read.account(), truth.path("account"));
        assertText(
                read.number(),
                truth.has("legal_sequence") ? truth.get("legal_sequence") : truth.path("electronic_sequence"));
        assertText(read.holderName(), truth.path("owner"));
        assertText(read.bic(), truth.path("bank_bic"));
        for (JsonNode balance : truth.get("balances")) {
            switch (balance.get("type").asString()) {
                case "OPBD" -> assertBalance(read.opening(), balance.get("amount"), balance.path("date"));
                case "CLBD" -> assertBalance(read.closing(), balance.get("amount"), balance.path("date"));
                default -> {}
            }
        }
        if (truth.at("/checks/balance_equation_holds").isBoolean()) {
            assertThat(read.balanceProven())
                    .isEqualTo(truth.at("/checks/balance_equation_holds").asBoolean());
        } else {
            assertThat(read.balanceProven()).isNull();
        }
        assertThat(read.entries()).hasSize(truth.get("entry_count").asInt());
        for (int i = 0; i < read.entries().size(); i++) {
            checkCamtEntry(read, read.entries().get(i), truth.get("entries").get(i));
        }
    }

    private void checkCamtEntry(BankStatement statement, BankEntry entry, JsonNode truth) {
        assertThat(entry.amount()).isEqualByComparingTo(decimal(truth.get("amount")));
        assertText(entry.currency(), truth.get("currency"));
        assertThat(entry.pending())
                .isEqualTo(!truth.path("status").asString("BOOK").equals("BOOK"));
        if (truth.has("booking_date")) {
            assertDate(entry.bookingDate(), truth.get("booking_date"));
        } else {
            assertThat(entry.bookingDate())
                    .isEqualTo(
                            entry.valueDate() != null
                                    ? entry.valueDate()
                                    : Objects.requireNonNull(statement.closing())
                                            .date());
        }
        assertDate(entry.valueDate(), truth.path("value_date"));
        assertText(
                entry.bankReference(),
                truth.has("account_servicer_ref") ? truth.get("account_servicer_ref") : truth.path("entry_ref"));
        JsonNode details = truth.path("details");
        if (details.size() == 1) {
            checkCamtDetail(entry, details.get(0));
        } else {
            assertThat(entry.details()).hasSize(details.size());
            for (int i = 0; i < entry.details().size(); i++) {
                assertText(
                        entry.details().get(i).counterpartyName(),
                        details.get(i).path("counterparty_name"));
                if (details.get(i).has("amount")) {
                    assertThat(Objects.requireNonNull(entry.details().get(i).amount())
                                    .abs())
                            .isEqualByComparingTo(
                                    decimal(details.get(i).get("amount")).abs());
                }
            }
        }
    }

    private void checkCamtDetail(BankEntry entry, JsonNode truth) {
        if (truth.has("counterparty_name")) {
            assertText(entry.counterpartyName(), truth.get("counterparty_name"));
        }
        assertText(entry.counterpartyAccount(), truth.path("counterparty_account"));
        String endToEnd = truth.path("end_to_end_id").asString("");
        assertThat(entry.endToEndId())
                .isEqualTo(endToEnd.isEmpty() || endToEnd.equals("NOTPROVIDED") ? null : endToEnd);
        for (JsonNode text : truth.path("unstructured")) {
            assertThat(entry.remittanceInformation())
                    .contains(text.asString().strip().replaceAll("\\s+", " "));
        }
        for (JsonNode structured : truth.path("structured")) {
            String reference = structured.get("ref").asString();
            if (entry.structuredReference() == null) {
                assertThat(entry.remittanceInformation()).contains(reference);
            } else {
                assertThat(entry.structuredReference()).isEqualTo(reference);
            }
        }
    }

    // ---- MT940

    private void checkMt940(Path file) {
        JsonNode truth = Corpus.truth(file).get("statements");
        if (truth.isEmpty()) {
            assertThat(((Refusal) read(file)).code()).isEqualTo(RefusalCode.UNKNOWN_FORMAT);
            return;
        }
        BankFile read = (BankFile) read(file);
        assertThat(read.format()).isEqualTo(BankFileFormat.MT940);
        assertThat(read.statements()).hasSize(truth.size());
        for (int i = 0; i < read.statements().size(); i++) {
            BankStatement statement = read.statements().get(i);
            JsonNode expected = truth.get(i);
            assertText(statement.account(), expected.get("account"));
            assertText(statement.number(), expected.get("number"));
            assertText(statement.currency(), expected.at("/opening/currency"));
            assertBalance(statement.opening(), expected.at("/opening/amount"), expected.at("/opening/date"));
            assertBalance(statement.closing(), expected.at("/closing/amount"), expected.at("/closing/date"));
            assertThat(statement.entries()).hasSize(expected.get("lines").asInt());
            assertThat(sum(statement, 1).add(sum(statement, -1))).isEqualByComparingTo(decimal(expected.get("sum")));
            assertThat(statement.balanceProven())
                    .isEqualTo(expected.get("balance_equation_holds").asBoolean());
            assertThat(statement.entries()).allMatch(entry -> entry.bookingDate() != null);
        }
    }

    // ---- invoices

    private void checkInvoice(Path file, DocumentSource source) {
        JsonNode truth = Corpus.truth(file);
        if (!truth.hasNonNull("number")) {
            assertThat(read(file)).isInstanceOf(Refusal.class);
            return;
        }
        InvoiceDocument read = (InvoiceDocument) read(file);
        assertThat(read.source()).isEqualTo(source);
        boolean isNegative = decimal(truth.get("gross")).signum() < 0;
        boolean isCreditNote = truth.get("document").asString().equals("CreditNote")
                || truth.path("type_code").asString("").equals("381")
                || isNegative;
        assertThat(read.kind()).isEqualTo(isCreditNote ? InvoiceKind.CREDIT_NOTE : InvoiceKind.INVOICE);
        assertText(read.invoiceNumber(), truth.get("number"));
        assertDate(read.issueDate(), truth.get("issue_date"));
        if (truth.hasNonNull("due_date")) {
            assertDate(read.dueDate(), truth.get("due_date"));
        }
        assertText(read.currency(), truth.path("currency"));
        assertText(read.sellerName(), truth.at("/seller/name"));
        assertText(read.buyerName(), truth.at("/buyer/name"));
        assertPacked(read.sellerVat(), truth.at("/seller/vat"));
        assertPacked(read.buyerVat(), truth.at("/buyer/vat"));
        List<String> ibans = new ArrayList<>();
        truth.path("ibans").forEach(iban -> ibans.add(iban.asString().replace(" ", "")));
        assertThat(read.ibans())
                .containsExactlyElementsOf(ibans.stream().distinct().toList());
        assertText(read.paymentReference(), truth.at("/payment_references/0"));
        BigDecimal sign = isNegative ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        assertThat(read.net()).isEqualByComparingTo(decimal(truth.get("net")).multiply(sign));
        assertThat(read.vat()).isEqualByComparingTo(decimal(truth.get("vat")).multiply(sign));
        assertThat(read.gross())
                .isEqualByComparingTo(decimal(truth.get("gross")).multiply(sign));
        if (truth.hasNonNull("payable")) {
            assertThat(read.payable())
                    .isEqualByComparingTo(decimal(truth.get("payable")).multiply(sign));
        }
        assertThat(read.lines()).hasSize(truth.get("line_count").asInt());
        JsonNode breakdown = truth.path("vat_breakdown");
        assertThat(read.vatSubtotals()).hasSize(breakdown.size());
        for (int i = 0; i < breakdown.size(); i++) {
            VatSubtotal subtotal = read.vatSubtotals().get(i);
            assertThat(subtotal.taxable())
                    .isEqualByComparingTo(
                            decimal(breakdown.get(i).get("taxable")).multiply(sign));
            assertThat(subtotal.tax())
                    .isEqualByComparingTo(decimal(breakdown.get(i).get("tax")).multiply(sign));
        }
    }

    // ---- comparing

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asString());
    }

    private static BigDecimal sum(BankStatement statement, int sign) {
        return statement.entries().stream()
                .map(BankEntry::amount)
                .filter(amount -> amount.signum() == sign)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertBalance(@Nullable StatedBalance read, JsonNode amount, JsonNode date) {
        assertThat(Objects.requireNonNull(read).amount()).isEqualByComparingTo(decimal(amount));
        assertDate(read.date(), date);
    }

    private static void assertDate(@Nullable LocalDate read, JsonNode truth) {
        assertThat(read)
                .isEqualTo(truth.isString() ? LocalDate.parse(truth.asString().substring(0, 10)) : null);
    }

    private static void assertText(@Nullable String read, JsonNode truth) {
        assertThat(read)
                .isEqualTo(
                        truth.isString() && !truth.asString().isBlank()
                                ? truth.asString().strip().replaceAll("\\s+", " ")
                                : null);
    }

    private static void assertPacked(@Nullable String read, JsonNode truth) {
        assertThat(read).isEqualTo(truth.isString() ? truth.asString().replaceAll("[\\s./_-]", "") : null);
    }
}
