package com.billify.extraction.core.fields;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.extraction.core.DocumentSource;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.InvoiceKind;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.VatSubtotal;
import com.billify.extraction.core.Warning;
import com.billify.extraction.core.page.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldExtractorTest {

    @Test
    void belgianInvoiceIsReadWhole() {
        PrintedReading.Invoice read = invoice(bakery(PageOfWords.printed()).pages());

        assertThat(read.document()).satisfies(document -> {
            assertThat(document.kind()).isEqualTo(InvoiceKind.INVOICE);
            assertThat(document.source()).isEqualTo(DocumentSource.TEXT);
            assertThat(document.invoiceNumber()).isEqualTo("2026-0412");
            assertThat(document.issueDate()).isEqualTo("2026-03-05");
            assertThat(document.dueDate()).isEqualTo("2026-04-04");
            assertThat(document.sellerName()).isEqualTo("Drukkerij Peeters BV");
            assertThat(document.sellerVat()).isEqualTo("BE0403170701");
            assertThat(document.ibans()).containsExactly("BE68539007547034");
            assertThat(document.paymentReference()).isEqualTo("090933755493");
            assertThat(document.currency()).isEqualTo("EUR");
            assertThat(document.net()).isEqualByComparingTo("1250.00");
            assertThat(document.vat()).isEqualByComparingTo("262.50");
            assertThat(document.gross()).isEqualByComparingTo("1512.50");
        });
    }

    @Test
    void valueSaysWhereItStands() {
        assertThat(invoice(bakery(PageOfWords.printed()).pages()).fields())
                .hasEntrySatisfying(Field.INVOICE_NUMBER, number -> {
                    assertThat(number.page()).isEqualTo(1);
                    assertThat(number.box().x()).isEqualTo(460);
                    assertThat(number.box().y()).isEqualTo(180);
                    assertThat(number.reason()).isEqualTo("right of \"Factuurnummer\"");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"VB 2026 4471 9", "2026 0318 442", "7100 4482 0193", "F26 118", "A1 2026 0077 B4"})
    void numberInGroupsIsReadToItsEnd(String number) {
        List<Page> pages = PageOfWords.printed()
                .at(50, 100, "Factuurnummer: " + number)
                .at(50, 140, "Factuurdatum: 16/09/2025")
                .at(350, 500, "Totaal")
                .at(480, 500, "121,00 €")
                .pages();

        assertThat(invoice(pages).document().invoiceNumber()).isEqualTo(number);
    }

    @Test
    void ofSeveralInvoicesInOneFileNoValueIsSure() {
        PrintedReading.Invoice read = invoice(List.of(
                sheet(1, "F26-0118", "100,00", "21,00", "121,00"), sheet(2, "F26-0131", "400,00", "84,00", "484,00")));

        assertThat(read.document().warnings()).extracting(Warning::code).containsExactly("several-invoices");
        assertThat(read.fields().values()).noneMatch(value -> value.state() == FieldValue.State.SURE);
    }

    @Test
    void anAnnexThatNamesItsInvoiceIsNoOther() {
        List<Page> pages = List.of(
                sheet(1, "F26-0118", "100,00", "21,00", "121,00"), sheet(2, "F26-0118", "400,00", "84,00", "484,00"));

        assertThat(invoice(pages).document().warnings()).isEmpty();
    }

    private static Page sheet(int page, String number, String net, String vat, String total) {
        Page only = PageOfWords.printed()
                .at(50, 60, "Drukkerij Peeters BV")
                .at(50, 100, "Factuurnummer: " + number)
                .at(50, 140, "Factuurdatum: 16/09/2025")
                .at(350, 460, "Totaal excl. btw")
                .at(480, 460, net + " €")
                .at(350, 480, "Btw 21 %")
                .at(480, 480, vat + " €")
                .at(350, 500, "Totaal te betalen")
                .at(480, 500, total + " €")
                .pages()
                .getFirst();
        return new Page(page, only.width(), only.height(), only.origin(), only.words(), only.codes());
    }

    @Test
    void numberIsNotSureWhereItsEndIsNotClear() {
        PageOfWords paper = PageOfWords.printed()
                .at(50, 100, "Factuurnummer VB 2026 4471 912 bijlage")
                .at(50, 140, "Factuurdatum: 16/09/2025")
                .at(350, 500, "Totaal")
                .at(480, 500, "121,00 €");
        double undecided = number(paper.pages()).confidence();

        FieldValue said =
                number(paper.at(50, 700, "Gelieve VB 2026 4471 te vermelden").pages());

        assertThat(undecided).isLessThanOrEqualTo(0.9);
        assertThat(said.value()).isEqualTo("VB 2026 4471");
        assertThat(said.confidence()).isGreaterThan(0.9);
    }

    @Test
    void daysWithinWhichToPayAreNoAmountToPay() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "FACTURE 23311")
                .at(50, 140, "Date du document: 16/09/2025")
                .at(350, 500, "Total TVA comprise")
                .at(480, 500, "121,00 €")
                .at(50, 540, "Payable dans les 30 jours")
                .pages();

        assertThat(invoice(pages).document().payable()).isEqualByComparingTo("121.00");
    }

    @Test
    void restToPayIsBelievedWhereThePaperSaysWhatWasPaid() {
        PageOfWords paper = PageOfWords.printed()
                .title(50, 100, "FACTUUR 23311")
                .at(50, 140, "Factuurdatum: 16/09/2025")
                .at(350, 480, "Totaal incl. btw")
                .at(480, 480, "121,00 €")
                .at(350, 520, "Te betalen")
                .at(480, 520, "100,00 €");
        double unexplained = payable(paper.pages()).confidence();

        FieldValue explained =
                payable(paper.at(350, 500, "Voorschot").at(480, 500, "-21,00 €").pages());

        assertThat(explained.value()).isEqualTo("100.00");
        assertThat(explained.confidence()).isGreaterThan(unexplained);
    }

    /** What was paid stands with a minus sign, as large as the total: the invoice is paid, and no credit note. */
    @Test
    void anInvoiceThatIsPaidIsNoCreditNote() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "FACTUUR 23311")
                .at(50, 140, "Factuurdatum: 16/09/2025")
                .at(350, 440, "Totaal excl. btw")
                .at(480, 440, "100,00 €")
                .at(350, 460, "BTW 21 %")
                .at(480, 460, "21,00 €")
                .at(350, 480, "Totaal incl. btw")
                .at(480, 480, "121,00 €")
                .at(350, 500, "Betaald met Bancontact")
                .at(480, 500, "-121,00 €")
                .at(350, 520, "Nog te betalen")
                .at(480, 520, "0,00 €")
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.kind()).isEqualTo(InvoiceKind.INVOICE);
            assertThat(document.gross()).isEqualByComparingTo("121.00");
            assertThat(document.payable()).isEqualByComparingTo("0.00");
        });
    }

    @Test
    void twoLinesOfGoodsAreNotNetAndVat() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "FACTUUR 770338111")
                .at(50, 140, "Factuurdatum: 21/06/2024")
                .at(50, 300, "Montage kast")
                .at(480, 300, "€ 10.269,24")
                .at(50, 320, "Drukwerk flyers")
                .at(480, 320, "€ 1.279,30")
                .at(350, 500, "Te betalen")
                .at(480, 500, "€ 11.548,54")
                .pages();

        InvoiceDocument read = invoice(pages).document();

        assertThat(read.gross()).isEqualByComparingTo("11548.54");
        assertThat(read.net()).isNull();
        assertThat(read.vat()).isNull();
    }

    private static FieldValue number(List<Page> pages) {
        return Objects.requireNonNull(invoice(pages).fields().get(Field.INVOICE_NUMBER));
    }

    private static FieldValue payable(List<Page> pages) {
        return Objects.requireNonNull(invoice(pages).fields().get(Field.PAYABLE));
    }

    @Test
    void valueBelowItsHeadIsFound() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "Facture")
                .at(50, 200, "Numéro")
                .at(180, 200, "Date")
                .at(310, 200, "Échéance")
                .at(440, 200, "Client")
                .at(50, 213, "F2026/118")
                .at(180, 213, "12/05/2026")
                .at(310, 213, "11/06/2026")
                .at(440, 213, "C0815")
                .at(350, 500, "Total TVAC")
                .at(480, 500, "121,00 €")
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.invoiceNumber()).isEqualTo("F2026/118");
            assertThat(document.issueDate()).isEqualTo("2026-05-12");
            assertThat(document.dueDate()).isEqualTo("2026-06-11");
            assertThat(document.gross()).isEqualByComparingTo("121.00");
        });
    }

    @Test
    void whatIsNotPrintedIsNotAnswered() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "Factuur")
                .at(50, 200, "Factuurnummer: 77123")
                .at(350, 500, "Totaal")
                .at(480, 500, "80,00")
                .pages();

        assertThat(invoice(pages).fields())
                .doesNotContainKeys(
                        Field.DUE_DATE,
                        Field.ISSUE_DATE,
                        Field.IBAN,
                        Field.PAYMENT_REFERENCE,
                        Field.SELLER_VAT,
                        Field.NET,
                        Field.CURRENCY);
    }

    @Test
    void ownNumberAndAccountAreNeverTheSellers() {
        Own own = new Own(Set.of("Drukkerij Peeters BV"), Set.of("BE 0403.170.701"), Set.of("BE68 5390 0754 7034"));

        PrintedReading.Invoice read = (PrintedReading.Invoice)
                FieldExtractor.read(bakery(PageOfWords.printed()).pages(), new Known(own, Suppliers.none(), null));

        assertThat(read.document().sellerVat()).isNotEqualTo("BE0403170701");
        assertThat(read.document().ibans()).isEmpty();
        assertThat(read.document().buyerVat()).isEqualTo("BE0403170701");
    }

    @Test
    void misreadLetterIsADigitOnlyWhereCheckDigitsProveIt() {
        List<Page> pages = PageOfWords.photographed()
                .title(50, 100, "FACTUUR")
                .at(50, 200, "Factuurnummer: 10077")
                .at(50, 600, "IBAN BE68 539O 0754 7O34")
                .at(50, 620, "Mededeling +++O90/9337/55493+++")
                .at(350, 500, "Totaal")
                .at(480, 500, "8O,00")
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.source()).isEqualTo(DocumentSource.OCR);
            assertThat(document.ibans()).containsExactly("BE68539007547034");
            assertThat(document.paymentReference()).isEqualTo("090933755493");
            assertThat(document.gross()).isNull();
        });
    }

    /** An amount at the right edge hangs half a row lower than its label, or higher. */
    @ParameterizedTest
    @ValueSource(doubles = {-0.018, -0.012, 0.012, 0.018})
    void pictureThatHangsIsReadAlongItsLines(double tilt) {
        List<Page> pages = PageOfWords.photographed()
                .at(50, 50, "Drukkerij Peeters BV")
                .at(50, 64, "Molenweg 12 bus 4 te 9000 Gent")
                .at(50, 92, "Ondernemingsnummer en btw BE 0403.170.701")
                .title(50, 150, "FACTUUR")
                .at(50, 200, "Factuurnummer: 10077 en verder niets")
                .at(50, 214, "Factuurdatum: 05/03/2026 te Gent opgemaakt")
                .at(50, 500, "Totaal excl. btw")
                .at(500, 500, "1.250,00")
                .at(50, 511, "BTW 6 %")
                .at(500, 511, "15,00")
                .at(50, 522, "BTW 21 %")
                .at(500, 522, "210,00")
                .at(50, 533, "Totaal incl. btw")
                .at(500, 533, "1.475,00")
                .at(50, 600, "Gelieve dit bedrag binnen dertig dagen te betalen")
                .hanging(tilt)
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.net()).isEqualByComparingTo("1250.00");
            assertThat(document.vat()).isEqualByComparingTo("225.00");
            assertThat(document.gross()).isEqualByComparingTo("1475.00");
        });
    }

    @Test
    void dateCutAtTheEdgeOfAPictureIsNone() {
        assertThat(invoice(dated(PageOfWords.photographed(), "2025-04-1")).document())
                .returns(null, InvoiceDocument::issueDate);
        assertThat(invoice(dated(PageOfWords.photographed(), "2025-04-10")).document())
                .returns(LocalDate.parse("2025-04-10"), InvoiceDocument::issueDate);
        assertThat(invoice(dated(PageOfWords.printed(), "2025-4-1")).document())
                .returns(LocalDate.parse("2025-04-01"), InvoiceDocument::issueDate);
    }

    private static List<Page> dated(PageOfWords page, String date) {
        return page.title(50, 100, "FACTUUR")
                .at(50, 200, "Factuurnummer: 10077")
                .at(50, 214, "Factuurdatum: " + date)
                .at(350, 500, "Totaal")
                .at(480, 500, "121,00 €")
                .pages();
    }

    /** Its points were not read: ten thousand times as much must not be the more likely for it. */
    @Test
    void amountWithoutItsPointsIsNotTheTotal() {
        List<Page> pages = PageOfWords.photographed()
                .title(50, 100, "RECHNUNG")
                .at(50, 200, "Rechnung Nr.: F2501133")
                .at(50, 214, "Rechnungsdatum: 04.06.2025")
                .at(62, 280, "Beschreibung")
                .at(500, 280, "Betrag")
                .at(62, 300, "Papier A4")
                .at(500, 300, "37517520")
                .at(62, 314, "Montage")
                .at(500, 314, "3.354,00")
                .at(350, 408, "Rechnungsbetrag:")
                .at(474, 408, "9.860,34 EUR")
                .pages();

        assertThat(invoice(pages).document().gross()).isEqualByComparingTo("9860.34");
    }

    @Test
    void accountWithWrongCheckDigitsIsShownButDoubted() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "FACTUUR")
                .at(50, 600, "IBAN BE68 5390 0754 7035")
                .pages();

        assertThat(invoice(pages).fields()).hasEntrySatisfying(Field.IBAN, account -> {
            assertThat(account.value()).isEqualTo("BE68539007547035");
            assertThat(account.state()).isNotEqualTo(FieldValue.State.SURE);
        });
    }

    @Test
    void whatStandsAtTheFootIsTheSellerWhereTheHeadIsAboveYourVatNumber() {
        List<Page> pages = PageOfWords.printed()
                .at(350, 100, "Kwadraat Chauffage SPRL")
                .at(350, 115, "212, avenue des Combattants")
                .at(350, 130, "2800 Mechelen")
                .at(350, 145, "Uw btw-nummer BE0648881203")
                .title(50, 200, "FACTUUR F2403608 van 21.11.2024")
                .at(350, 500, "Totaalbedrag")
                .at(480, 500, "€ 7213,96")
                .at(50, 765, "Simon & Keller BVBA Grote Markt 232 6000 Charleroi")
                .at(50, 780, "BTW-nummer BE0403.170.701 IBAN BE68 5390 0754 7034 BIC KREDBEBB")
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.sellerName()).isEqualTo("Simon & Keller BVBA");
            assertThat(document.sellerVat())
                    .as("not one account with the word IBAN")
                    .isEqualTo("BE0403170701");
            assertThat(document.ibans()).containsExactly("BE68539007547034");
        });
    }

    @Test
    void vatOfEachRateMakesUpTheVat() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "FACTUUR")
                .at(50, 500, "BTW %")
                .at(150, 500, "Maatstaf")
                .at(250, 500, "Bedrag BTW")
                .at(50, 515, "6 %")
                .at(150, 515, "100,00")
                .at(250, 515, "6,00")
                .at(50, 530, "21 %")
                .at(150, 530, "200,00")
                .at(250, 530, "42,00")
                .at(350, 560, "Totaal excl. btw")
                .at(480, 560, "300,00 EUR")
                .at(350, 575, "Te betalen")
                .at(480, 575, "348,00 EUR")
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.vat()).isEqualByComparingTo("48.00");
            assertThat(document.gross()).isEqualByComparingTo("348.00");
            assertThat(document.vatSubtotals())
                    .extracting(VatSubtotal::tax)
                    .containsExactly(new BigDecimal("6.00"), new BigDecimal("42.00"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Betaling binnen 30 dagen na factuurdatum | 2026-04-04",
                "Betalingstermijn: 30 dagen einde maand | 2026-04-30",
                "Paiement à 30 jours fin de mois | 2026-04-30",
                "Zahlbar innerhalb von 14 Tagen ohne Abzug | 2026-03-19",
                "Payment terms: net 45 days | 2026-04-19",
                "2 % Skonto innerhalb 10 Tagen, 30 Tage netto | 2026-04-04"
            })
    void statedTermsGiveTheDueDate(String terms, LocalDate due) {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "FACTUUR 2026-0412")
                .at(50, 200, "Factuurdatum: 05/03/2026")
                .at(50, 600, terms)
                .pages();

        assertThat(invoice(pages).document().dueDate()).isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Klachten binnen 8 dagen na ontvangst",
                "2 % korting binnen 8 dagen",
                "Intérêt de retard de 10 % après 30 jours",
                "Betaling binnen 30 of 60 dagen"
            })
    void termsOfAnotherKindGiveNoDueDate(String terms) {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "FACTUUR 2026-0412")
                .at(50, 200, "Factuurdatum: 05/03/2026")
                .at(50, 600, terms)
                .pages();

        assertThat(invoice(pages).document().dueDate()).isNull();
    }

    @Test
    void oneDateAboveTwelveTellsTheOrderOfAll() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "INVOICE")
                .at(50, 200, "Invoice no. 55871")
                .at(50, 220, "Invoice date: 04/05/2026")
                .at(50, 240, "Due date: 05/19/2026")
                .at(350, 500, "Total due")
                .at(480, 500, "$310.00")
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.issueDate()).isEqualTo("2026-04-05");
            assertThat(document.dueDate()).isEqualTo("2026-05-19");
            assertThat(document.currency()).isEqualTo("USD");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AANMANING",
                "Betalingsherinnering",
                "MISE EN DEMEURE",
                "Relevé de compte",
                "MAHNUNG",
                "STATEMENT OF ACCOUNT",
                "OFFERTE",
                "DEVIS",
                "Angebot",
                "BON DE COMMANDE",
                "Auftragsbestätigung",
                "LEVERINGSBON",
                "Lieferschein",
                "PRO FORMA FACTUUR",
                "Proforma invoice"
            })
    void documentOfAnotherKindIsNoInvoice(String title) {
        PageOfWords page = PageOfWords.printed().title(50, 100, title);
        List<Page> pages = page.at(50, 200, "Nummer: 2026-77")
                .at(50, 220, "Datum: 05/03/2026")
                .at(50, 260, "Factuur 2025-118")
                .at(350, 500, "Totaal")
                .at(480, 500, "121,00 €")
                .pages();

        assertThat(FieldExtractor.read(pages, Known.nothing()))
                .isInstanceOfSatisfying(PrintedReading.Other.class, other -> {
                    assertThat(other.refusal().code()).isEqualTo(RefusalCode.NOT_AN_INVOICE);
                    assertThat(other.refusal().message()).contains(title);
                });
    }

    @Test
    void invoiceThatNamesAnOrderAndAQuoteIsAnInvoice() {
        PageOfWords page = bakery(PageOfWords.printed());

        List<Page> pages = page.at(50, 230, "Bestelling")
                .at(50, 243, "PO-4471")
                .at(180, 230, "Offerte nr.")
                .at(180, 243, "OF-2026-9")
                .at(310, 230, "Leverbon")
                .at(310, 243, "LB-88")
                .pages();

        assertThat(invoice(pages).document().invoiceNumber()).isEqualTo("2026-0412");
    }

    @Test
    void creditNoteHasPositiveAmounts() {
        List<Page> pages = PageOfWords.printed()
                .title(50, 100, "CREDITNOTA")
                .at(50, 200, "Creditnota nr. CN-2026-7")
                .at(50, 220, "Datum: 05/03/2026")
                .at(350, 500, "Totaal excl. btw")
                .at(480, 500, "-100,00 €")
                .at(350, 515, "BTW 21 %")
                .at(480, 515, "-21,00 €")
                .at(350, 530, "Totaal incl. btw")
                .at(480, 530, "-121,00 €")
                .pages();

        assertThat(invoice(pages).document()).satisfies(document -> {
            assertThat(document.kind()).isEqualTo(InvoiceKind.CREDIT_NOTE);
            assertThat(document.invoiceNumber()).isEqualTo("CN-2026-7");
            assertThat(document.gross()).isEqualByComparingTo("121.00");
        });
    }

    @Test
    void paymentCodeProvesAccountAndAmount() {
        List<Page> pages = bakery(PageOfWords.printed())
                .at(50, 660, "Andere rekening: BE61 6792 0022 9117")
                .code(
                        "BCD\n002\n1\nSCT\n\nDrukkerij Peeters BV\nBE61679200229117\nEUR1512.50\n\n\n+++090/9337/55493+++")
                .pages();

        PrintedReading.Invoice read = invoice(pages);

        assertThat(read.document().ibans()).containsExactly("BE61679200229117", "BE68539007547034");
        assertThat(read.otherAccounts()).extracting(FieldValue::value).containsExactly("BE68539007547034");
    }

    @Test
    void emptyPageIsAnInvoiceWithNothingFound() {
        PrintedReading.Invoice read = invoice(PageOfWords.photographed().pages());

        assertThat(read.fields()).isEmpty();
        assertThat(read.document().gross()).isNull();
    }

    private static PageOfWords bakery(PageOfWords page) {
        return page.at(50, 50, "Drukkerij Peeters BV")
                .at(50, 64, "Molenweg 12")
                .at(50, 78, "9000 Gent")
                .at(50, 92, "BTW BE 0403.170.701")
                .at(340, 100, "Bakkerij Janssens NV")
                .at(340, 114, "Kerkstraat 4")
                .at(340, 128, "2000 Antwerpen")
                .title(50, 150, "FACTUUR")
                .at(340, 180, "Factuurnummer")
                .at(460, 180, "2026-0412")
                .at(340, 194, "Factuurdatum")
                .at(460, 194, "05/03/2026")
                .at(340, 208, "Vervaldatum")
                .at(460, 208, "04/04/2026")
                .at(50, 300, "Drukwerk flyers")
                .at(300, 300, "2")
                .at(360, 300, "625,00")
                .at(480, 300, "1.250,00")
                .at(350, 500, "Totaal excl. btw")
                .at(480, 500, "€ 1.250,00")
                .at(350, 514, "BTW 21 %")
                .at(480, 514, "€ 262,50")
                .at(350, 528, "Totaal incl. btw")
                .at(480, 528, "€ 1.512,50")
                .at(50, 600, "Rekeningnummer: BE68 5390 0754 7034")
                .at(50, 614, "Gestructureerde mededeling: +++090/9337/55493+++");
    }

    private static PrintedReading.Invoice invoice(List<Page> pages) {
        return (PrintedReading.Invoice) FieldExtractor.read(pages, Known.nothing());
    }
}
