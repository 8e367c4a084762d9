package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.Page.Origin;
import com.billify.extraction.core.page.Word;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentPagesTest {
    private static final String PAYMENT = "BCD\n002\n1\nSCT\n\nBakkerij\nBE68539007547034\nEUR121.00";

    @TempDir
    private Path folder;

    @BeforeAll
    static void ownFonts() {
        OwnFonts.install();
    }

    @Test
    void theTextOfAPdfIsReadAsItStands() throws IOException {
        Page page = readPdf(Papers.pdf(Papers.INVOICE)).getFirst();

        assertThat(page.origin()).isEqualTo(Origin.TEXT);
        assertThat(page.number()).isEqualTo(1);
        assertThat(texts(page)).startsWith("Bakkerij", "De", "Korenaar", "BV").endsWith("BE68", "5390", "0754", "7034");
        Word first = page.words().getFirst();
        assertThat(first.confidence()).isEqualTo(1);
        assertThat(first.box().x()).isEqualTo(60);
        assertThat(first.box().y()).isBetween(70.0, 80.0);
    }

    @Test
    void aTurnedPageIsReadAsItIsShown() throws IOException {
        for (int rotation : new int[] {90, 180, 270}) {
            Page page = readPdf(Papers.pdf(Papers.INVOICE, rotation)).getFirst();

            assertThat(texts(page)).as("%d degrees", rotation).startsWith("Bakkerij", "De", "Korenaar");
            assertThat(page.width()).isLessThan(page.height());
            assertThat(page.words().getFirst().box().x()).isBetween(59.0, 61.0);
        }
    }

    @Test
    void aScannedPdfIsReadFromItsImage() throws IOException {
        OcrPrograms programs = tesseract();

        Page page = new DocumentPages(folder, programs)
                .ofPdf(file(Papers.scannedPdf(Papers.INVOICE)), false)
                .getFirst();

        assertThat(page.origin()).isEqualTo(Origin.OCR);
        assertThat(texts(page)).contains("2026-0417", "121,00", "03/12/2026", "7034");
        assertThat(page.width()).isBetween(590.0, 600.0);
    }

    @Test
    void animageIsReadWhicheverWayItIsTurned() throws IOException {
        OcrPrograms programs = tesseract();
        Gray upright = Picture.gray(Papers.image(Papers.INVOICE));
        for (int quarters = 0; quarters < 4; quarters++) {
            Page page = new PageOcr(new Tesseract(programs.find(), folder)).read(1, upright.turned(quarters));

            assertThat(texts(page)).as("%d quarters", quarters).contains("2026-0417", "121,00");
        }
    }

    @Test
    void lettersThatAreNotShownAreNoText() throws IOException {
        byte[] hidden;
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setRenderingMode(RenderingMode.NEITHER);
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(60, 700);
                content.showText("What a scanner believed to see, in more than fifty letters, below its image.");
                content.endText();
            }
            hidden = Papers.bytes(document);
        }

        assertThat(new DocumentPages(folder, OcrPrograms.here())
                        .ofPdf(file(hidden), true)
                        .getFirst()
                        .words())
                .isEmpty();
    }

    @Test
    void aPaymentCodeAmongTheImagesOfAPdfIsRead() throws IOException, WriterException {
        byte[] paper;
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(60, 700);
                content.showText("Scan de code hieronder om te betalen; zij draagt het bedrag en de rekening.");
                content.endText();
                content.drawImage(LosslessFactory.createFromImage(document, code(PAYMENT)), 60, 500, 100, 100);
            }
            paper = Papers.bytes(document);
        }

        Page page = readPdf(paper).getFirst();
        assertThat(page.codes()).hasSize(1);
        assertThat(page.codes().getFirst().text()).isEqualTo(PAYMENT);
        assertThat(page.codes().getFirst().box().x()).isEqualTo(60);
    }

    @Test
    void aPaymentCodeThatIsDrawnSquareBySquareIsRead() throws IOException, WriterException {
        BitMatrix squares = new QRCodeWriter().encode(PAYMENT, BarcodeFormat.QR_CODE, 0, 0);
        byte[] paper;
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(60, 700);
                content.showText("Scan de code hieronder om te betalen; zij draagt het bedrag en de rekening.");
                content.endText();
                for (int y = 0; y < squares.getHeight(); y++) {
                    for (int x = 0; x < squares.getWidth(); x++) {
                        if (squares.get(x, y)) {
                            content.addRect(60 + 3 * x, 600 - 3 * y, 3, 3);
                        }
                    }
                }
                content.fill();
            }
            paper = Papers.bytes(document);
        }

        assertThat(readPdf(paper).getFirst().codes())
                .extracting(read -> read.text())
                .containsExactly(PAYMENT);
    }

    @Test
    void ofALongDocumentBeginningAndEndAreRead() throws IOException {
        byte[] paper;
        try (PDDocument document = new PDDocument()) {
            for (int number = 1; number <= 30; number++) {
                PDPage page = new PDPage();
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.newLineAtOffset(60, 700);
                    content.showText("Pagina " + number);
                    content.endText();
                }
            }
            paper = Papers.bytes(document);
        }

        assertThat(readPdf(paper))
                .extracting(Page::number)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 26, 27, 28, 29, 30);
    }

    @Test
    void aBookIsRefused() throws IOException {
        byte[] book;
        try (PDDocument document = new PDDocument()) {
            for (int page = 0; page < 501; page++) {
                document.addPage(new PDPage());
            }
            book = Papers.bytes(document);
        }

        assertThatThrownBy(() -> readPdf(book)).isInstanceOf(TooMuch.class).hasMessageContaining("501 pages");
    }

    @Test
    void anImageOfTooManyPixelsIsRefusedByItsHead() throws IOException {
        Path png = file(Papers.encoded(new BufferedImage(60, 60, BufferedImage.TYPE_BYTE_GRAY), "png"));
        byte[] bytes = Files.readAllBytes(png);
        // width and height stand in the first chunk, PNG 11.2.2; its checksum is not asked
        System.arraycopy(new byte[] {0, 0, (byte) 0xea, 0x60, 0, 0, (byte) 0xea, 0x60}, 0, bytes, 16, 8);
        Files.write(png, bytes);

        assertThatThrownBy(() -> new DocumentPages(folder, OcrPrograms.here()).ofImage(png))
                .isInstanceOf(TooMuch.class)
                .hasMessageContaining("60000 x 60000");
    }

    @Test
    void withoutAProgramForImagesTheOtherPagesAreRead() throws IOException {
        OcrPrograms none = new OcrPrograms(Map.of("BILLIFY_TESSERACT", "/nowhere/tesseract"), "no-such");
        byte[] scanned = Papers.scannedPdf(Papers.INVOICE);

        assertThatThrownBy(() -> new DocumentPages(folder, none).ofPdf(file(scanned), false))
                .isInstanceOf(NoOcr.class);
        assertThat(new DocumentPages(folder, none).ofPdf(file(Papers.pdf(Papers.INVOICE)), false))
                .hasSize(1);
    }

    private List<Page> readPdf(byte[] content) throws IOException {
        return new DocumentPages(folder, OcrPrograms.here()).ofPdf(file(content), false);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "paper", ""), content);
    }

    private static List<String> texts(Page page) {
        return page.words().stream().map(Word::text).toList();
    }

    /** Comes along on Linux; elsewhere there may be none. */
    private static OcrPrograms tesseract() throws IOException {
        OcrPrograms programs = OcrPrograms.here();
        try {
            programs.find();
        } catch (NoOcr none) {
            assumeThat(none).as("tesseract runs here").isNull();
        }
        return programs;
    }

    private static BufferedImage code(String text) throws WriterException {
        BitMatrix squares = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 200, 200);
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, squares.get(x, y) ? 0 : 0xffffff);
            }
        }
        return image;
    }
}
