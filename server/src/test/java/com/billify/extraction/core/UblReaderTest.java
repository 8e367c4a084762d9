package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts from the bakery's documents and changes one thing at a time. */
class UblReaderTest {
    private final String invoice = text("korenaar/invoices/sales-2026-0203.xml");
    private final String creditNote = text("korenaar/invoices/sales-2026-C007.xml");

    private static String text(String fixture) {
        return new String(Fixtures.bytes(fixture), StandardCharsets.UTF_8);
    }

    private static Reading reading(String xml) {
        return DocumentReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static InvoiceDocument read(String xml) {
        return (InvoiceDocument) reading(xml);
    }

    private static List<String> codes(InvoiceDocument document) {
        return document.warnings().stream().map(Warning::code).toList();
    }

    /** The invoice with a part of it replaced; the part must be there. */
    private String with(String part, String other) {
        assertThat(invoice).contains(part);
        return invoice.replace(part, other);
    }

    @Test
    void everyFieldIsReadAsStated() {
        InvoiceDocument read = read(invoice);
        assertThat(read.kind()).isEqualTo(InvoiceKind.INVOICE);
        assertThat(read.invoiceNumber()).isEqualTo("2026-0203");
        assertThat(read.issueDate()).isEqualTo(LocalDate.of(2026, 10, 12));
        assertThat(read.dueDate()).isEqualTo(LocalDate.of(2026, 11, 11));
        assertThat(read.sellerName()).isEqualTo("Bakkerij De Korenaar BV");
        assertThat(read.sellerVat()).isEqualTo("BE0999123457");
        assertThat(read.buyerName()).isEqualTo("Traiteur Vermeulen BV");
        assertThat(read.buyerNumber()).isEqualTo("0999040414");
        assertThat(read.ibans()).containsExactly("BE97737411882049");
        assertThat(read.currency()).isEqualTo("EUR");
        assertThat(List.of(
                        Optional.ofNullable(read.net()),
                        Optional.ofNullable(read.vat()),
                        Optional.ofNullable(read.gross()),
                        Optional.ofNullable(read.payable())))
                .extracting(amount -> amount.map(BigDecimal::toPlainString).orElse(""))
                .containsExactly("1730.00", "150.30", "1880.30", "1880.30");
        assertThat(read.lines())
                .extracting(InvoiceLine::description)
                .containsExactly("Minibroodjes en feestbrood", "Huur serveerschalen");
        assertThat(read.vatSubtotals())
                .containsExactly(
                        new VatSubtotal(new BigDecimal("6"), new BigDecimal("1420.00"), new BigDecimal("85.20")),
                        new VatSubtotal(new BigDecimal("21"), new BigDecimal("310.00"), new BigDecimal("65.10")));
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void aCreditNoteHasPositiveAmounts() {
        InvoiceDocument read = read(creditNote);
        assertThat(read.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
        assertThat(read.gross()).isEqualTo("106.00");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void anInvoiceBelowZeroIsACreditNoteWithAWarning() {
        InvoiceDocument read = read(invoice.replaceAll("(Amount currencyID=\"EUR\">)", "$1-"));
        assertThat(read.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
        assertThat(read.payable()).isEqualTo("1880.30");
        assertThat(read.lines().getFirst().net()).isEqualTo("1420.00");
        assertThat(read.vatSubtotals().getFirst().tax()).isEqualTo("85.20");
        assertThat(codes(read)).containsExactly("negative-total");
    }

    @Test
    void aCreditNoteBelowZeroIsTurnedToPositiveWithAWarning() {
        InvoiceDocument read = read(creditNote.replaceAll("(Amount currencyID=\"EUR\">)", "$1-"));
        assertThat(read.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
        assertThat(read.gross()).isEqualTo("106.00");
        assertThat(codes(read)).containsExactly("negative-total");
    }

    @Test
    void anInvoiceOfACreditTypeIsACreditNote() {
        InvoiceDocument read = read(with("TypeCode>380<", "TypeCode>381<"));
        assertThat(read.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
        assertThat(codes(read)).containsExactly("type-code");
    }

    @Test
    void whatWasPaidBeforeIsNotPayableAnyMore() {
        InvoiceDocument read = read(
                with(
                        "<cbc:PayableAmount currencyID=\"EUR\">1880.30<",
                        "<cbc:PrepaidAmount currencyID=\"EUR\">880.30</cbc:PrepaidAmount><cbc:PayableAmount currencyID=\"EUR\">1000<"));
        assertThat(read.gross()).isEqualTo("1880.30");
        assertThat(read.payable()).isEqualTo("1000.00");
        assertThat(read.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "<cbc:LineExtensionAmount currencyID=\"EUR\">1730.00,<cbc:LineExtensionAmount currencyID=\"EUR\">1731.00,BR-CO-10",
        "TaxExclusiveAmount currencyID=\"EUR\">1730.00,TaxExclusiveAmount currencyID=\"EUR\">1729.00,BR-CO-13",
        "<cbc:TaxAmount currencyID=\"EUR\">150.30,<cbc:TaxAmount currencyID=\"EUR\">150.31,BR-CO-14",
        "TaxInclusiveAmount currencyID=\"EUR\">1880.30,TaxInclusiveAmount currencyID=\"EUR\">1880.31,BR-CO-15",
        "PayableAmount currencyID=\"EUR\">1880.30,PayableAmount currencyID=\"EUR\">1800.00,BR-CO-16",
        "<cbc:Percent>6<,<cbc:Percent>12<,BR-CO-17",
    })
    void aSumThatDoesNotAddUpIsNamedByItsRule(String stated, String wrong, String rule) {
        InvoiceDocument read = read(with(stated, wrong));
        assertThat(read.warnings()).extracting(Warning::message).anyMatch(message -> message.startsWith(rule + ":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cbc:ID>2026-0203", "cbc:IssueDate>2026-10-12"})
    void withoutNumberOrDateItIsIncomplete(String field) {
        String emptied = with(field, field.substring(0, field.indexOf('>') + 1));
        assertThat(reading(emptied))
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo(RefusalCode.INCOMPLETE_INVOICE);
    }

    @Test
    void withoutAnyTotalItIsIncomplete() {
        String start = invoice.substring(0, invoice.indexOf("<cac:LegalMonetaryTotal>"));
        assertThat(reading(start + "</Invoice>"))
                .isEqualTo(new Refusal(RefusalCode.INCOMPLETE_INVOICE, "This invoice states no total amount."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order", "Reminder", "Statement", "DespatchAdvice", "Quotation"})
    void otherDocumentsAreNoInvoices(String name) {
        assertThat(reading("<%1$s xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:%1$s-2\"/>".formatted(name)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_AN_INVOICE);
                    assertThat(refusal.message()).contains(name);
                });
    }

    @Test
    void aBusinessDocumentEnvelopeIsOpened() {
        String body = invoice.substring(invoice.indexOf("<Invoice"));
        String enveloped = """
                <sh:StandardBusinessDocument xmlns:sh="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">
                <sh:StandardBusinessDocumentHeader><sh:Sender><sh:Identifier>0208:x</sh:Identifier></sh:Sender>
                </sh:StandardBusinessDocumentHeader>%s</sh:StandardBusinessDocument>
                """.formatted(body);
        assertThat(read(enveloped)).isEqualTo(read(invoice));
        String twice = enveloped.replace(body, body + body);
        assertThat(reading(twice))
                .as("a second document is never passed over in silence")
                .isInstanceOf(Refusal.class);
        assertThat(reading(enveloped.substring(0, enveloped.lastIndexOf("</sh:"))))
                .extracting(refusal -> ((Refusal) refusal).code())
                .isEqualTo(RefusalCode.BROKEN_XML);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "30 days after invoice date|2026-11-11",
                "8 dagen|2026-10-20",
                "binnen 30 dagen na factuurdatum|2026-11-11",
                "Betaling 30 dagen netto|2026-11-11",
                "30 days net|2026-11-11",
                "Paiement à 30 jours date de facture|2026-11-11",
                "Zahlbar innerhalb von 14 Tagen|2026-10-26",
                "Payment within 10 days, 2% discount|-",
                "Zahlbar innerhalb 30 Tagen netto bis 04.07.2018, 3% Skonto innerhalb 10 Tagen|-",
                "30 dagen einde maand|-",
                "30 jours fin de mois|-",
                "30 days after receipt of goods|-",
                "10 werkdagen|-",
                "Na 30 dagen wordt 10 EUR kosten aangerekend|-",
                "Contant|-",
                "Wij rekenen rente na 30 dagen|-"
            })
    void withoutDueDateOnlyUnambiguousTermsGiveOne(String terms, @Nullable LocalDate due) {
        String note = "<cac:PaymentTerms><cbc:Note>" + terms + "</cbc:Note></cac:PaymentTerms><cac:TaxTotal>";
        InvoiceDocument read =
                read(with("<cbc:DueDate>2026-11-11</cbc:DueDate>", "").replaceFirst("<cac:TaxTotal>", note));
        assertThat(read.dueDate()).isEqualTo(due);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void neitherDueDateNorTermsIsSaid() {
        InvoiceDocument read = read(with("<cbc:DueDate>2026-11-11</cbc:DueDate>", ""));
        assertThat(read.dueDate()).isNull();
        assertThat(codes(read)).containsExactly("missing-field");
    }

    @ParameterizedTest
    @CsvSource({
        "+++202/6000/04236+++,202600004236",
        "202600004236,202600004236",
        "202/6000/04236,202600004236",
        "+++202/6000/04237+++,+++202/6000/04237+++",
        "Invoice 15000001,Invoice 15000001",
        "RF18 5390 0754 7034,RF18539007547034",
    })
    void theReferenceIsNormalisedWhereItsCheckDigitsHold(String stated, String read) {
        String paymentId = invoice.replaceFirst("<cbc:PaymentID>[^<]*", "<cbc:PaymentID>" + stated);
        assertThat(read(paymentId).paymentReference()).isEqualTo(read);
    }

    @Test
    void olderInvoicesHaveTheReferenceAsInstructionOrInTheTerms() {
        String withoutId = invoice.replaceFirst("<cbc:PaymentID>[^<]*</cbc:PaymentID>", "");
        assertThat(read(withoutId).paymentReference()).isNull();
        assertThat(read(withoutId.replace(
                                "<cac:PayeeFinancialAccount>",
                                "<cbc:InstructionID>202600004236</cbc:InstructionID><cac:PayeeFinancialAccount>"))
                        .paymentReference())
                .isEqualTo("202600004236");
        assertThat(read(withoutId.replaceFirst(
                                "<cac:TaxTotal>",
                                "<cac:PaymentTerms><cbc:Note>Gelieve +++202/6000/04236+++ te vermelden</cbc:Note></cac:PaymentTerms><cac:TaxTotal>"))
                        .paymentReference())
                .isEqualTo("202600004236");
    }

    @Test
    void severalAccountsAreKeptInOrder() {
        InvoiceDocument read = read(
                with(
                        "</cac:PaymentMeans>",
                        "</cac:PaymentMeans><cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>"
                                + "<cac:PayeeFinancialAccount><cbc:ID>BE68 5390 0754 7034</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"));
        assertThat(read.ibans()).containsExactly("BE97737411882049", "BE68539007547034");
    }

    @Test
    void numbersWithWrongCheckDigitsAreWarnedAboutAndNotTakenForAnEnterprise() {
        InvoiceDocument read = read(invoice.replace("0999123457", "0999123458"));
        assertThat(read.sellerNumber()).isNull();
        assertThat(read.sellerVat()).isEqualTo("BE0999123458");
        assertThat(codes(read)).containsOnly("invalid-number");
    }

    @Test
    void theEnterpriseIsKnownByItsLegalNumberOrItsAddressWhereNoVatIsStated() {
        String withoutVat = invoice.replaceAll("(?s)<cac:PartyTaxScheme>.*?</cac:PartyTaxScheme>", "");
        assertThat(read(withoutVat).sellerNumber()).isEqualTo("0999123457");
        String addressOnly = withoutVat.replaceAll("<cbc:CompanyID schemeID=\"0208\">[^<]*</cbc:CompanyID>", "");
        assertThat(read(addressOnly).sellerNumber()).isEqualTo("0999123457");
        assertThat(read(addressOnly).sellerVat()).isNull();
    }

    @Test
    void aWrongIbanIsWarnedAbout() {
        InvoiceDocument read = read(with("BE97737411882049", "BE97737411882048"));
        assertThat(read.ibans()).containsExactly("BE97737411882048");
        assertThat(codes(read)).containsExactly("invalid-iban");
    }

    @Test
    void aValueOfTheWrongFormIsUnknownNotZero() {
        InvoiceDocument read = read(with(
                "TaxExclusiveAmount currencyID=\"EUR\">1730.00", "TaxExclusiveAmount currencyID=\"EUR\">1.730,00"));
        assertThat(read.net()).isNull();
        assertThat(codes(read)).contains("unreadable-value", "missing-field");
    }

    @Test
    void aCreditNoteNamesTheInvoiceThatItIsAboutAndAnInvoiceNone() {
        assertThat(Fixtures.invoice("korenaar/invoices/sales-2026-C007.xml").creditedNumber())
                .isEqualTo("2026-0203");
        assertThat(Fixtures.invoice("korenaar/invoices/sales-2026-0203.xml").creditedNumber())
                .isNull();
    }
}
