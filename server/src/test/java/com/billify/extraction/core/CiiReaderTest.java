package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiiReaderTest {
    private static final String INVOICE =
            new String(Fixtures.bytes("formats/korenaar-2026-0203.cii.xml"), StandardCharsets.UTF_8);

    private static InvoiceDocument read(String xml) {
        return (InvoiceDocument) DocumentReader.read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static InvoiceDocument with(String replaced, String by) {
        assertThat(INVOICE).contains(replaced);
        return read(INVOICE.replace(replaced, by));
    }

    /** The totals with all that may stand among them, in their order. */
    private static String totals(String prepaid, String rounding, String due) {
        return "<ram:TotalPrepaidAmount>%s</ram:TotalPrepaidAmount><ram:RoundingAmount>%s</ram:RoundingAmount>"
                        .formatted(prepaid, rounding)
                + "<ram:DuePayableAmount>" + due + "</ram:DuePayableAmount>";
    }

    @Test
    void theSameInvoiceInBothSyntaxesIsTheSame() {
        InvoiceDocument ubl = Fixtures.invoice("korenaar/invoices/sales-2026-0203.xml");
        assertThat(read(INVOICE).within(DocumentSource.UBL)).isEqualTo(ubl);
        assertThat(read(INVOICE).warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"381", "261", "396"})
    void aCreditNoteIsOneByItsType(String type) {
        InvoiceDocument note = with(">380<", ">" + type + "<");
        assertThat(note.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
        assertThat(note.gross()).isEqualByComparingTo("1880.30");
        assertThat(note.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"380", "326", "384", "389", "751", "875"})
    void everyOtherInvoiceIsAnInvoice(String type) {
        assertThat(with(">380<", ">" + type + "<").kind()).isEqualTo(InvoiceKind.INVOICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"220", "325", "351", "310"})
    void whatAsksForNoMoneyIsNoInvoice(String type) {
        assertThat(DocumentReader.read(
                        INVOICE.replace(">380<", ">" + type + "<").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_AN_INVOICE));
    }

    @Test
    void anInvoiceBelowZeroIsACreditNoteWithPositiveAmounts() {
        InvoiceDocument note =
                read(INVOICE.replaceAll("(Amount[^>]*>)(\\d)", "$1-$2").replace(">1</ram:Billed", ">-1</ram:Billed"));
        assertThat(note.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
        assertThat(note.gross()).isEqualByComparingTo("1880.30");
        assertThat(note.lines().getFirst().net()).isEqualByComparingTo("1420.00");
        assertThat(note.warnings()).extracting(Warning::code).contains("negative-total");
    }

    @Test
    void whatWasPaidBeforeIsNotDueAgain() {
        InvoiceDocument invoice =
                with("<ram:DuePayableAmount>1880.30</ram:DuePayableAmount>", totals("880.32", "0.02", "1000.00"));
        assertThat(invoice.gross()).isEqualByComparingTo("1880.30");
        assertThat(invoice.payable()).isEqualByComparingTo("1000.00");
        assertThat(invoice.warnings()).isEmpty();
    }

    @Test
    void ofAmountsInTwoCurrenciesThatOfTheDocumentCounts() {
        InvoiceDocument invoice = with(
                "<ram:TaxTotalAmount currencyID=\"EUR\">150.30</ram:TaxTotalAmount>",
                "<ram:TaxTotalAmount currencyID=\"GBP\">130.00</ram:TaxTotalAmount>"
                        + "<ram:TaxTotalAmount currencyID=\"EUR\">150.30</ram:TaxTotalAmount>");
        assertThat(invoice.vat()).isEqualByComparingTo("150.30");
    }

    @ParameterizedTest
    @CsvSource({"20261111,2026-11-11", "2026-11-11,2026-11-11", "202611110000,2026-11-11", "20261131,", "soon,"})
    void aDateIsReadInTheFormsThatOccur(String stated, @Nullable LocalDate read) {
        InvoiceDocument invoice = with(">20261111<", ">" + stated + "<");
        assertThat(invoice.dueDate()).isEqualTo(read);
        assertThat(invoice.warnings().stream()
                        .anyMatch(warning -> warning.code().equals("unreadable-value")))
                .isEqualTo(read == null);
    }

    @Test
    void theDayOfADiscountIsNotTheDueDate() {
        String discount =
                "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format=\"102\">20261020"
                        + "</udt:DateTimeString></ram:DueDateDateTime><ram:ApplicableTradePaymentDiscountTerms>"
                        + "<ram:CalculationPercent>2</ram:CalculationPercent></ram:ApplicableTradePaymentDiscountTerms>"
                        + "</ram:SpecifiedTradePaymentTerms><ram:SpecifiedTradePaymentTerms>";
        assertThat(read(INVOICE.replaceFirst("<ram:SpecifiedTradePaymentTerms>", discount))
                        .dueDate())
                .isEqualTo(LocalDate.of(2026, 11, 11));
    }

    @Test
    void termsThatCanMeanOneDayGiveTheDueDate() {
        String stated = INVOICE.replaceAll(
                "(?s)<ram:DueDateDateTime>.*?</ram:DueDateDateTime>",
                "<ram:Description>Betaalbaar binnen 30 dagen</ram:Description>");
        assertThat(read(stated).dueDate()).isEqualTo(LocalDate.of(2026, 11, 11));
    }

    @Test
    void anOgmInANoteIsThePaymentReferenceWhereNoneIsStated() {
        String noted = INVOICE.replaceAll("<ram:PaymentReference>.*?</ram:PaymentReference>", "")
                .replace(
                        "</rsm:ExchangedDocument>",
                        "<ram:IncludedNote><ram:Content>Gelieve +++202/6000/20303+++ te vermelden</ram:Content>"
                                + "</ram:IncludedNote></rsm:ExchangedDocument>");
        assertThat(read(noted).paymentReference()).isEqualTo("202600020303");
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:factur-x.eu:1p0:minimum", "urn:factur-x.eu:1p0:basicwl", "urn:zugferd.de:2p0:minimum"})
    void aProfileWithoutLinesIsReadAndSaid(String profile) {
        InvoiceDocument invoice = read(INVOICE.replaceAll(
                        "(?s)<ram:IncludedSupplyChainTradeLineItem>.*</ram:IncludedSupplyChainTradeLineItem>", "")
                .replace("urn:cen.eu:en16931:2017", profile));
        assertThat(invoice.lines()).isEmpty();
        assertThat(invoice.gross()).isEqualByComparingTo("1880.30");
        assertThat(invoice.warnings()).extracting(Warning::code).containsExactly("other-profile");
    }

    @Test
    void linesThatOnlyGatherOthersStayOutOfTheSum() {
        String group =
                "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>0</ram:LineID>"
                        + "<ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument>"
                        + "<ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>"
                        + "<ram:LineTotalAmount>1730.00</ram:LineTotalAmount>"
                        + "</ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>"
                        + "</ram:IncludedSupplyChainTradeLineItem><ram:IncludedSupplyChainTradeLineItem>";
        InvoiceDocument invoice = read(INVOICE.replaceFirst("<ram:IncludedSupplyChainTradeLineItem>", group));
        assertThat(invoice.lines()).hasSize(3);
        assertThat(invoice.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LineTotalAmount>1730.00|LineTotalAmount>1731.00|BR-CO-10",
                "GrandTotalAmount>1880.30|GrandTotalAmount>1880.31|BR-CO-15",
                "DuePayableAmount>1880.30|DuePayableAmount>1880.31|BR-CO-16",
                "CalculatedAmount>85.20|CalculatedAmount>86.20|BR-CO-14",
                "BilledQuantity unitCode=\"C62\">1<|BilledQuantity unitCode=\"C62\">2<|R120",
            })
    void sumsThatDoNotAddUpAreNamedByTheirRule(String right, String wrong, String rule) {
        assertThat(with(right, wrong).warnings())
                .anyMatch(warning ->
                        warning.code().equals("arithmetic") && warning.message().startsWith(rule));
    }

    @Test
    void withoutNumberDateAndTotalItIsIncomplete() {
        assertThat(DocumentReader.read(
                        "<rsm:CrossIndustryInvoice xmlns:rsm='urn:x'/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.INCOMPLETE_INVOICE);
                    assertThat(refusal.message()).contains("no number, no issue date, no total amount");
                });
    }

    @Test
    void anOrderIsRefusedByName() {
        assertThat(DocumentReader.read(
                        "<rsm:SCRDMCCBDACIOMessageStructure xmlns:rsm='urn:x'/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_AN_INVOICE);
                    assertThat(refusal.message()).contains("order");
                });
    }
}
