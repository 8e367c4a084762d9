package com.billify.bench.paper;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Pages to write on: places in points from the left and from the top. */
final class Sheet implements AutoCloseable {
    static final double WIDTH = PDRectangle.A4.getWidth();
    static final double HEIGHT = PDRectangle.A4.getHeight();
    private static final float BLACK = 0;
    private static final float DARK = 0.25f;
    private static final float PALE = 0.88f;
    private static final float WHITE = 1;
    private static final String FONTS = "/usr/share/fonts/truetype/dejavu/";

    private final PDDocument document;
    private final PDFont plain;
    private final PDFont bold;
    private @Nullable PDPageContentStream content;
    private int pages;

    Sheet(PDDocument document, Layout.Face face) throws IOException {
        this.document = document;
        this.plain = font(document, face, false);
        this.bold = font(document, face, true);
        next();
    }

    /** Each face is in the file, as with invoices: a face that is only named looks as whoever draws it likes. */
    private static PDFont font(PDDocument document, Layout.Face face, boolean bold) throws IOException {
        File ofSystem = new File(FONTS + ofSystem(face) + (bold ? "-Bold" : "") + ".ttf");
        if (ofSystem.isFile()) {
            return PDType0Font.load(document, ofSystem);
        }
        String family = switch (face) {
            case TIMES, SERIF -> "Serif";
            case COURIER, MONO -> "Mono";
            case HELVETICA, SANS, CONDENSED -> "Sans";
        };
        String name = "/liberation/Liberation" + family + (bold ? "-Bold" : "-Regular") + ".ttf";
        try (InputStream font = Sheet.class.getResourceAsStream(name)) {
            if (font == null) {
                throw new IOException("the bench was built without its fonts");
            }
            return PDType0Font.load(document, font);
        }
    }

    /** A font that most Linux systems have, for more variety. */
    private static String ofSystem(Layout.Face face) {
        return switch (face) {
            case SANS -> "DejaVuSans";
            case SERIF -> "DejaVuSerif";
            case MONO -> "DejaVuSansMono";
            case CONDENSED -> "DejaVuSansCondensed";
            case HELVETICA, TIMES, COURIER -> "none";
        };
    }

    void next() throws IOException {
        if (content != null) {
            content.close();
        }
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        pages++;
    }

    int pages() {
        return pages;
    }

    /** @param y of the base of the letters */
    void text(double x, double y, double size, boolean isBold, String text) throws IOException {
        write(x, y, size, isBold, text, 0);
    }

    /** @param right where the last letter ends */
    void right(double right, double y, double size, boolean isBold, String text) throws IOException {
        write(right - width(size, isBold, text), y, size, isBold, text, 0);
    }

    void centred(double x, double y, double size, boolean isBold, String text) throws IOException {
        write(x - width(size, isBold, text) / 2, y, size, isBold, text, 0);
    }

    void stamp(double x, double y, double size, String text) throws IOException {
        write(x, y, size, true, text, 0.35);
    }

    /** Large, turned and pale, behind what is written after it. */
    void behind(double x, double y, double size, String text) throws IOException {
        write(x, y, size, true, text, 0.7, PALE);
    }

    /** White letters, for a band. */
    void white(double x, double y, double size, String text) throws IOException {
        write(x, y, size, true, text, 0, WHITE);
    }

    void whiteRight(double right, double y, double size, String text) throws IOException {
        white(right - width(size, true, text), y, size, text);
    }

    /** Filled with a dark colour. */
    void band(double x, double y, double width, double height) throws IOException {
        PDPageContentStream stream = stream();
        stream.setNonStrokingColor(DARK);
        stream.addRect((float) x, (float) (HEIGHT - y - height), (float) width, (float) height);
        stream.fill();
        stream.setNonStrokingColor(BLACK);
    }

    private void write(double x, double y, double size, boolean isBold, String text, double turn) throws IOException {
        write(x, y, size, isBold, text, turn, BLACK);
    }

    private void write(double x, double y, double size, boolean isBold, String text, double turn, float grey)
            throws IOException {
        PDPageContentStream stream = stream();
        stream.setNonStrokingColor(grey);
        stream.beginText();
        stream.setFont(isBold ? bold : plain, (float) size);
        stream.setTextMatrix(Matrix.getRotateInstance(turn, (float) x, (float) (HEIGHT - y)));
        stream.showText(text);
        stream.endText();
    }

    double width(double size, boolean isBold, String text) throws IOException {
        return (isBold ? bold : plain).getStringWidth(text) / 1000 * size;
    }

    void line(double fromX, double fromY, double toX, double toY) throws IOException {
        PDPageContentStream stream = stream();
        stream.setLineWidth(0.6f);
        stream.moveTo((float) fromX, (float) (HEIGHT - fromY));
        stream.lineTo((float) toX, (float) (HEIGHT - toY));
        stream.stroke();
    }

    void box(double x, double y, double width, double height) throws IOException {
        line(x, y, x + width, y);
        line(x, y + height, x + width, y + height);
        line(x, y, x, y + height);
        line(x + width, y, x + width, y + height);
    }

    /** @return the lines of a text that is too long for one */
    List<String> wrapped(double width, double size, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && width(size, false, line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private PDPageContentStream stream() {
        if (content == null) {
            throw new IllegalStateException("no page to write on");
        }
        return content;
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
