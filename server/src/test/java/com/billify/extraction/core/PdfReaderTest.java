package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.billify.testing.HybridPdf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfReaderTest {
    private static final byte[] INVOICE = Fixtures.bytes("formats/korenaar-2026-0203.cii.xml");
    private static final byte[] UBL = Fixtures.bytes("korenaar/invoices/sales-2026-0203.xml");
    private static final byte[] OTHER_UBL = Fixtures.bytes("korenaar/invoices/sales-2026-0214.xml");
    private static final int MEGABYTE = 1024 * 1024;

    private static InvoiceDocument invoice(byte[] pdf) {
        return (InvoiceDocument) DocumentReader.read(pdf);
    }

    private static void assertRefused(byte[] pdf, RefusalCode code, String words) {
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> DocumentReader.read(pdf)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).as(refusal.message()).isEqualTo(code);
                    assertThat(refusal.message()).contains(words);
                });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void theInvoiceWithinIsReadAsItWouldBeAlone() {
        InvoiceDocument alone = (InvoiceDocument) DocumentReader.read(INVOICE);
        InvoiceDocument within = invoice(HybridPdf.of(INVOICE));
        assertThat(alone.source()).isEqualTo(DocumentSource.CII);
        assertThat(within.source()).isEqualTo(DocumentSource.FACTURX);
        assertThat(within).isEqualTo(alone.within(DocumentSource.FACTURX));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"factur-x.xml", "ZUGFeRD-invoice.xml", "zugferd-invoice.xml", "xrechnung.xml", "rechnung-17.xml"
            })
    void theInvoiceIsFoundByWhateverNameItHas(String name) {
        assertThat(invoice(HybridPdf.empty().attach(name, INVOICE).bytes()).invoiceNumber())
                .isEqualTo("2026-0203");
    }

    @Test
    void anInvoiceInUblIsReadToo() {
        assertThat(invoice(HybridPdf.empty().attach("invoice.xml", UBL).bytes()).source())
                .isEqualTo(DocumentSource.FACTURX);
    }

    @Test
    void theStandardNameWinsOverOtherXml() {
        byte[] pdf = HybridPdf.empty()
                .attach("a-order.xml", ascii("<Order/>"))
                .attach("b.xml", OTHER_UBL)
                .attach("factur-x.xml", INVOICE)
                .bytes();
        assertThat(invoice(pdf).invoiceNumber()).isEqualTo("2026-0203");
    }

    @Test
    void severalInvoicesUnderOtherNamesAreRefusedAsNothingTellsWhichIsMeant() {
        assertRefused(
                HybridPdf.empty()
                        .attach("a.xml", UBL)
                        .attach("b.xml", OTHER_UBL)
                        .bytes(),
                RefusalCode.UNKNOWN_FORMAT,
                "several");
    }

    @Test
    void aPdfWithoutInvoiceIsRefusedByName() {
        assertRefused(HybridPdf.empty().bytes(), RefusalCode.NO_EMBEDDED_INVOICE, "no e-invoice in it");
        assertRefused(
                HybridPdf.empty().attach("logo.svg.xml", ascii("<svg/>")).bytes(),
                RefusalCode.NO_EMBEDDED_INVOICE,
                "no e-invoice in it");
    }

    @Test
    void whatIsWrongWithTheXmlIsSaid() {
        byte[] cut =
                new String(INVOICE, StandardCharsets.UTF_8).substring(0, 900).getBytes(StandardCharsets.UTF_8);
        assertRefused(HybridPdf.of(cut), RefusalCode.BROKEN_XML, "within this PDF");
        assertRefused(
                HybridPdf.of(ascii("<!DOCTYPE a SYSTEM 'http://localhost/x'><a/>")),
                RefusalCode.BROKEN_XML,
                "document type declaration");
    }

    @Test
    void aProtectedPdfIsEncrypted() {
        assertRefused(
                HybridPdf.empty()
                        .attach("factur-x.xml", INVOICE)
                        .add("<</Filter/Standard/V 4/R 4>>")
                        .trailer("/Encrypt 6 0 R")
                        .bytes(),
                RefusalCode.ENCRYPTED,
                "password");
    }

    @Test
    void aPdfWithNothingReadableInItIsBroken() {
        assertRefused(ascii("%PDF-1.7 x"), RefusalCode.BROKEN_PDF, "damaged");
    }

    /** A mail program that turns line ends moves every byte that the table of offsets names. */
    @Test
    void aTableOfOffsetsThatIsWrongCostsNothing() {
        String pdf = new String(
                HybridPdf.empty().attachPlain("factur-x.xml", INVOICE).bytes(), StandardCharsets.ISO_8859_1);
        int table = pdf.indexOf("xref\n");
        assertThat(invoice(ascii("%PDF-1.7\n%moved by a comment\n" + pdf.substring(9)))
                        .invoiceNumber())
                .isEqualTo("2026-0203");
        assertThat(invoice(ascii(pdf.substring(0, table))).invoiceNumber()).isEqualTo("2026-0203");
    }

    /** Its objects have the same numbers as those around it, and its streams the same words. */
    @Test
    void aPdfThatIsAttachedAsItIsHidesNothing() {
        byte[] inner = HybridPdf.empty().attachPlain("other.xml", OTHER_UBL).bytes();
        byte[] pdf = HybridPdf.empty()
                .attachPlain("inner.pdf", inner)
                .attachPlain("factur-x.xml", INVOICE)
                .attachPlain("again.pdf", inner)
                .bytes();
        assertThat(invoice(pdf).invoiceNumber()).isEqualTo("2026-0203");
    }

    @Test
    void ofAnAttachmentThatWasChangedLaterTheLastVersionCounts() {
        byte[] first = HybridPdf.of(UBL);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(first);
        pdf.writeBytes(ascii("4 0 obj\n"));
        pdf.writeBytes(HybridPdf.stream("<</Filter/FlateDecode/Length %d>>", HybridPdf.deflated(OTHER_UBL)));
        pdf.writeBytes(ascii("\nendobj\ntrailer\n<</Size 6/Root 1 0 R/Prev 9>>\nstartxref\n0\n%%EOF\n"));
        assertThat(invoice(pdf.toByteArray()).invoiceNumber()).isEqualTo("2026-0214");
    }

    @Test
    void objectsWithinStreamsAreFound() {
        String catalog = "<</Type/Catalog/AF[11 0 R]>>";
        String file =
                "<</Type/Filespec/UF<FEFF0066006100630074007500720" + "02D0078002E0078006D006C>/EF<</F 12 0 R>>>>";
        String heads = "10 0 11 " + (catalog.length() + 1) + " ";
        byte[] objects = HybridPdf.deflated(ascii(heads + catalog + " " + file));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(ascii("%PDF-1.7\n12 0 obj\n"));
        pdf.writeBytes(HybridPdf.stream("<</Filter[/FlateDecode]/Length %d>>", HybridPdf.deflated(INVOICE)));
        pdf.writeBytes(ascii("\nendobj\n13 0 obj\n"));
        pdf.writeBytes(HybridPdf.stream(
                "<</Type/ObjStm/N 2/First " + heads.length() + "/Filter/FlateDecode/Length %d>>", objects));
        pdf.writeBytes(ascii("\nendobj\n14 0 obj\n"));
        pdf.writeBytes(HybridPdf.stream("<</Type/XRef/Root 10 0 R/Length %d>>", new byte[] {1, 2, 3}));
        pdf.writeBytes(ascii("\nendobj\nstartxref\n0\n%%EOF\n"));
        assertThat(invoice(pdf.toByteArray()).invoiceNumber()).isEqualTo("2026-0203");
    }

    // ---- what is made to hurt

    @Test
    void anAttachmentThatUnfoldsToTooMuchIsTooLarge() {
        byte[] bomb = HybridPdf.deflated(new byte[64 * MEGABYTE]);
        assertThat(bomb.length).isLessThan(MEGABYTE);
        assertRefused(
                HybridPdf.empty()
                        .attachStream("factur-x.xml", HybridPdf.stream("<</Filter/FlateDecode/Length %d>>", bomb))
                        .bytes(),
                RefusalCode.TOO_LARGE,
                "unfolds");
    }

    @Test
    void objectStreamsThatUnfoldToTooMuchAreTooLarge() {
        byte[] bomb = HybridPdf.deflated(new byte[9 * MEGABYTE]);
        byte[] stream = HybridPdf.stream("<</Type/ObjStm/N 1/First 9/Filter/FlateDecode/Length %d>>", bomb);
        assertRefused(HybridPdf.empty().attachStream("a.xml", stream).bytes(), RefusalCode.TOO_LARGE, "unfolds");
    }

    @Test
    void filtersUponFiltersAreNotFollowed() {
        byte[] twice = HybridPdf.deflated(HybridPdf.deflated(INVOICE));
        assertRefused(
                HybridPdf.empty()
                        .attachStream(
                                "factur-x.xml",
                                HybridPdf.stream("<</Filter[/FlateDecode/FlateDecode]/Length %d>>", twice))
                        .bytes(),
                RefusalCode.NO_EMBEDDED_INVOICE,
                "no e-invoice");
    }

    @ParameterizedTest
    @CsvSource({"[,5000000", "<<,5000000", "(,15000000", "/a ,4000000", "1 0 obj ,2000000", "<</Kids[1 0 R,500000"})
    void nestingAndRepetitionWithoutEndAreSurvived(String piece, int times) {
        Reading reading = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> DocumentReader.read(ascii("%PDF-1.7\n1 0 obj\n" + piece.repeat(times / piece.length()))));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.message()).doesNotContain("fault of Billify"));
    }

    @Test
    void aTreeOfNamesThatGoesRoundInCirclesEnds() {
        assertRefused(
                ascii("%PDF-1.7\n1 0 obj<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>endobj\n"
                        + "2 0 obj<</Kids[2 0 R 3 0 R 2 0 R]>>endobj 3 0 obj<</Kids[2 0 R 3 0 R]>>endobj\n"
                        + "4 0 obj 5 0 R endobj 5 0 obj 4 0 R endobj\ntrailer<</Root 1 0 R>>"),
                RefusalCode.NO_EMBEDDED_INVOICE,
                "no e-invoice");
    }
}
