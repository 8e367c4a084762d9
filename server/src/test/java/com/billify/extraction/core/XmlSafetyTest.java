package com.billify.extraction.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML comes from strangers: it must not make Billify fetch, open or expand anything. */
class XmlSafetyTest {
    private static final String INVOICE =
            "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" xmlns:cbc=\"urn:x\"><cbc:ID>%s</cbc:ID></Invoice>";

    private static Refusal refusal(String xml) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> (Refusal) DocumentReader.read(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE Invoice SYSTEM \"%s\">",
                "<!DOCTYPE Invoice PUBLIC \"-//x//y\" \"%s\">",
                "<!DOCTYPE Invoice [<!ENTITY e SYSTEM \"%s\">]>",
                "<!DOCTYPE Invoice [<!ENTITY %% p SYSTEM \"%s\"> %%p;]>",
                "<!DOCTYPE Invoice [<!ENTITY e \"x\"><!ELEMENT Invoice ANY>]><!-- %s -->",
            })
    void aDocumentTypeIsRefusedAndNobodyIsCalled(String doctype) throws Exception {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://%s:%d/x.dtd".formatted(trap.getInetAddress().getHostAddress(), trap.getLocalPort());
            Refusal refusal = refusal(doctype.formatted(url) + INVOICE.formatted("&e;"));
            assertThat(refusal.code()).isEqualTo(RefusalCode.BROKEN_XML);
            trap.setSoTimeout(100);
            assertThat(catchThrowable(trap::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aSchemaLocationIsNotFollowed() throws Exception {
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String invoice = new String(Fixtures.bytes("korenaar/invoices/sales-2026-0203.xml"), StandardCharsets.UTF_8)
                    .replaceFirst(
                            "<Invoice ",
                            "<Invoice xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:"
                                    + trap.getLocalPort() + "/x.xsd\" ");
            assertThat(DocumentReader.read(invoice.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(InvoiceDocument.class);
            trap.setSoTimeout(100);
            assertThat(catchThrowable(trap::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aFileOfTheMachineIsNeverReadIntoAnAnswer(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "TOP-SECRET-4711");
        String xml =
                "<!DOCTYPE Invoice [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri()) + INVOICE.formatted("&e;");
        assertThat(DocumentReader.read(xml.getBytes(StandardCharsets.UTF_8)).toString())
                .doesNotContain("TOP-SECRET");
    }

    @Test
    void entitiesThatMultiplyAreNotExpanded() {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE Invoice [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            doctype.append(
                    "<!ENTITY l%d \"%s\">".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }
        assertThat(refusal(doctype + "]>" + INVOICE.formatted("&l11;")).code()).isEqualTo(RefusalCode.BROKEN_XML);
    }

    @Test
    void anUndeclaredEntityIsBroken() {
        assertThat(refusal(INVOICE.formatted("&nope;")).code()).isEqualTo(RefusalCode.BROKEN_XML);
    }

    @Test
    void elementsNestedWithoutEndAreRefused() {
        assertThat(refusal("<a>".repeat(100_000)).code()).isEqualTo(RefusalCode.TOO_LARGE);
        assertThat(refusal(INVOICE.formatted("<a>".repeat(5_000))).code()).isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void aTextWithoutEndIsRefused() {
        assertThat(refusal(INVOICE.formatted("9".repeat(XmlStream.LIMIT_CHARACTERS + 1)))
                        .code())
                .isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void elementsWithoutEndAreRefused() {
        assertThat(refusal(INVOICE.formatted("1</cbc:ID>" + "<a/>".repeat(XmlStream.LIMIT_ELEMENTS) + "<cbc:ID>"))
                        .code())
                .isEqualTo(RefusalCode.TOO_LARGE);
    }

    @Test
    void anAttachmentMayBeLargeAndIsNotKept() {
        String attachment = "<cac:AdditionalDocumentReference><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>"
                + "QUJD".repeat(500_000)
                + "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference><cac:AccountingSupplierParty>";
        String invoice = new String(Fixtures.bytes("korenaar/invoices/sales-2026-0203.xml"), StandardCharsets.UTF_8)
                .replaceFirst("<cac:AccountingSupplierParty>", attachment);
        assertThat(DocumentReader.read(invoice.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvoiceDocument.class);
    }

    @Test
    void bytesThatAreNotInTheDeclaredEncodingAreBroken() {
        String text = new String(Fixtures.bytes("korenaar/invoices/sales-2026-0203.xml"), StandardCharsets.UTF_8);
        byte[] latin1 = text.replace("Traiteur", "Traité").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(((Refusal) DocumentReader.read(latin1)).code()).isEqualTo(RefusalCode.BROKEN_XML);
        assertThat(refusal(text.replace("UTF-8", "X-NOPE")).code()).isEqualTo(RefusalCode.BROKEN_XML);
    }

    @Test
    void encodingsAndByteOrderMarksAreThoseOfXml() {
        Reading expected = DocumentReader.read(Fixtures.bytes("korenaar/invoices/sales-2026-0203.xml"));
        String text = new String(Fixtures.bytes("korenaar/invoices/sales-2026-0203.xml"), StandardCharsets.UTF_8);
        assertThat(DocumentReader.read(("\r\n " + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(DocumentReader.read(("\ufeff" + text).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(expected);
        assertThat(DocumentReader.read(
                        ("\ufeff" + text.replace("UTF-8", "UTF-16")).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(expected);
        assertThat(DocumentReader.read(text.replace("UTF-8", "ISO-8859-1").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(expected);
    }
}
