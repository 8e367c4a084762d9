package com.billify.extraction.worker;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** Papers that tests make. */
public final class Papers {
    /** What stands on them, from the top down. */
    public static final List<String> INVOICE = List.of(
            "Bakkerij De Korenaar BV",
            "Kerkstraat 12, 9000 Gent",
            "BTW BE 0428.759.497",
            "FACTUUR",
            "Factuurnummer: 2026-0417",
            "Factuurdatum: 03/11/2026",
            "Vervaldatum: 03/12/2026",
            "Totaal excl. btw 100,00 EUR",
            "BTW 21 % 21,00 EUR",
            "Totaal te betalen 121,00 EUR",
            "Gelieve te betalen op rekening BE68 5390 0754 7034");

    private Papers() {}

    /** An A4 page with these lines as text. */
    public static byte[] pdf(List<String> lines) {
        return pdf(lines, 0);
    }

    /** @param rotation of the page when it is shown, in degrees; the lines run across it as it is stored */
    public static byte[] pdf(List<String> lines, int rotation) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setRotation(rotation);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.setLeading(24);
                content.newLineAtOffset(60, 760);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            return bytes(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** An A4 page that is nothing but an image of these lines. */
    public static byte[] scannedPdf(List<String> lines) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(
                        JPEGFactory.createFromImage(document, image(lines)),
                        0,
                        0,
                        PDRectangle.A4.getWidth(),
                        PDRectangle.A4.getHeight());
            }
            return bytes(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** An A4 page at 150 dots an inch, in the one font that comes with PDFBox. */
    public static BufferedImage image(List<String> lines) {
        BufferedImage image = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D drawing = image.createGraphics();
        drawing.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        drawing.setColor(Color.WHITE);
        drawing.fillRect(0, 0, image.getWidth(), image.getHeight());
        drawing.setColor(Color.BLACK);
        drawing.setFont(font());
        for (int line = 0; line < lines.size(); line++) {
            drawing.drawString(lines.get(line), 125, 180 + line * 60);
        }
        drawing.dispose();
        return image;
    }

    private static Font font() {
        try (InputStream stream =
                PDDocument.class.getResourceAsStream("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, stream).deriveFont(27f);
        } catch (java.awt.FontFormatException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param format as ImageIO names it */
    public static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("nothing writes " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
