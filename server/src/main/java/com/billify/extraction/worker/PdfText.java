package com.billify.extraction.worker;

import com.billify.extraction.core.page.Box;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/** What one page of a PDF states: its letters with their places, and the images that it shows. */
final class PdfText extends PDFTextStripper {
    /** Operators of one page that are followed; a drawn map or a page of 5,000 letters has some ten thousand. */
    private static final int LIMIT_OPERATORS = 2_000_000;

    /** With fewer a page holds nothing but its frame. */
    private static final int FEW_OPERATORS = 20;

    /** Of a QR code that is drawn square by square, in whatever unit. */
    private static final float LARGEST_DOT = 20;

    /** Images and forms, also those within forms: each form is unpacked anew. */
    private static final int LIMIT_DRAWN = 20_000;

    private static final int LIMIT_GLYPHS = 100_000;
    private static final int LIMIT_IMAGES = 1_000;
    /** Letters turned by more than this from the edges of the page belong to a stamp or a watermark: in radians. */
    private static final double SKEW = 0.12;
    /** A font size outside of these, in points, is not believed: fonts made of drawings state others. */
    private static final double SMALLEST = 2;

    private static final double LARGEST = 300;
    /** In points: an inch, and the largest that PDF 1.7 allows. */
    private static final double SMALLEST_PAGE = 72;

    private static final double LARGEST_PAGE = 14_400;
    private static final Pattern UNKNOWN = Pattern.compile("[\\x{fffd}\\p{Co}\\p{Cc}&&[^\\s]]");

    /**
     * An image that the page shows.
     *
     * @param place on the page, in points from its upper left corner
     * @param covers the part of the page it covers, 0 to 1
     * @param upright quarters of a turn with the clock after which it is as the page shows it; -1 where it is slanted or mirrored
     */
    record Shown(PDImageXObject image, Box place, double covers, int upright) {}

    private final double shownWidth;
    private final double shownHeight;
    private final int quarters;
    private final double userWidth;
    private final double userHeight;
    private final double left;
    private final double bottom;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Shown> images = new ArrayList<>();
    private int operators;
    private int textOperators;
    private int drawn;
    private int unknown;
    private int shown;
    private int invisible;
    private int dots;

    private PdfText(PDPage page) {
        PDRectangle crop = believable(page.getCropBox());
        userWidth = crop.getWidth();
        userHeight = crop.getHeight();
        left = crop.getLowerLeftX();
        bottom = crop.getLowerLeftY();
        quarters = Math.floorMod(page.getRotation() / 90, 4);
        shownWidth = quarters % 2 == 0 ? userWidth : userHeight;
        shownHeight = quarters % 2 == 0 ? userHeight : userWidth;
        setStartPage(0); // as pages are handed over one by one, the engine counts none
    }

    /** A damaged file may state a page of no size. */
    private static PDRectangle believable(PDRectangle stated) {
        boolean believed = stated.getWidth() >= SMALLEST_PAGE
                && stated.getHeight() >= SMALLEST_PAGE
                && stated.getWidth() <= LARGEST_PAGE
                && stated.getHeight() <= LARGEST_PAGE;
        return believed ? stated : PDRectangle.A4;
    }

    /** @throws TooMuch when the page asks for more work than any page of an invoice does */
    static PdfText of(PDPage page) throws IOException {
        PdfText text = new PdfText(page);
        try {
            text.processPage(page);
            for (PDAnnotation annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationWidget && !annotation.isHidden() && !annotation.isNoView()) {
                    text.showAnnotation(annotation); // what was filled into a form
                }
            }
        } catch (Endless endless) {
            throw new TooMuch(endless.reason);
        }
        return text;
    }

    /** Stops the engine, which goes on after an IOException within a form. */
    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        private Endless(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    List<Glyph> glyphs() {
        return List.copyOf(glyphs);
    }

    List<Shown> images() {
        return List.copyOf(images);
    }

    /** Of the page as it is shown, in points. */
    double width() {
        return shownWidth;
    }

    double height() {
        return shownHeight;
    }

    /** Letters that cannot be told, of all that are shown: 0 to 1. */
    double unknown() {
        return shown == 0 ? 0 : (double) unknown / shown;
    }

    /** Letters that are there but not seen, as scanners put them under the image. */
    int invisible() {
        return invisible;
    }

    /** Small squares that are drawn: a QR code may be made of them. */
    int dots() {
        return dots;
    }

    /** Whether there are lines and shapes: letters may have been turned into them. */
    boolean draws() {
        return operators - textOperators > FEW_OPERATORS;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > LIMIT_OPERATORS) {
            throw new Endless("a page of this PDF draws without end");
        }
        switch (operator.getName()) {
            case "Do" -> {
                if (++drawn > LIMIT_DRAWN) {
                    throw new Endless("a page of this PDF draws without end");
                }
                if (!operands.isEmpty() && operands.getFirst() instanceof COSName name && showsImage(name)) {
                    return;
                }
            }
            case "re" -> dots += isDot(operands) ? 1 : 0;
            case "Tj", "TJ", "Tf", "Td", "TD", "Tm", "T*", "BT", "ET", "'", "\"", "Tc", "Tw", "Tz" -> textOperators++;
            default -> {}
        }
        super.processOperator(operator, operands);
    }

    /** A small square. */
    private static boolean isDot(List<COSBase> operands) {
        return operands.size() == 4
                && operands.get(2) instanceof COSNumber across
                && operands.get(3) instanceof COSNumber down
                && Math.abs(across.floatValue()) < LARGEST_DOT
                && Math.abs(Math.abs(across.floatValue()) - Math.abs(down.floatValue())) < 0.01;
    }

    private boolean showsImage(COSName name) throws IOException {
        if (getResources() == null || !getResources().isImageXObject(name)) {
            return false;
        }
        PDXObject object = getResources().getXObject(name);
        if (object instanceof PDImageXObject image && images.size() < LIMIT_IMAGES) {
            images.add(shown(image, getGraphicsState().getCurrentTransformationMatrix()));
        }
        return true;
    }

    /** An image fills the square of one by one, which the matrix lays onto the page. */
    private Shown shown(PDImageXObject image, Matrix matrix) {
        double area =
                (double) matrix.getScaleX() * matrix.getScaleY() - (double) matrix.getShearX() * matrix.getShearY();
        Point2D.Double from = shown(matrix.getTranslateX() - left, matrix.getTranslateY() - bottom);
        Point2D.Double to = shown(
                matrix.getTranslateX() + matrix.getScaleX() + matrix.getShearX() - left,
                matrix.getTranslateY() + matrix.getScaleY() + matrix.getShearY() - bottom);
        double along = Math.atan2(matrix.getShearY(), matrix.getScaleX());
        long turns = Math.round(along / (Math.PI / 2));
        boolean isStraight = area > 0 && Math.abs(along - turns * Math.PI / 2) < SKEW;
        return new Shown(
                image,
                new Box(
                        Math.min(from.x, to.x),
                        Math.min(from.y, to.y),
                        Math.abs(to.x - from.x),
                        Math.abs(to.y - from.y)),
                Math.abs(area) / (userWidth * userHeight),
                isStraight ? Math.floorMod(quarters - (int) turns, 4) : -1);
    }

    @Override
    protected void showGlyph(Matrix textRenderingMatrix, PDFont font, int code, Vector displacement)
            throws IOException {
        if (getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER) {
            invisible++;
            return;
        }
        if (++shown > LIMIT_GLYPHS) {
            throw new Endless("a page of this PDF holds more letters than any page");
        }
        String text = font.toUnicode(code);
        if (text == null || UNKNOWN.matcher(text).find()) {
            unknown++;
        }
        super.showGlyph(textRenderingMatrix, font, code, displacement);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        String text = position.getUnicode();
        if (text == null || text.isEmpty()) {
            return;
        }
        Matrix matrix = position.getTextMatrix();
        double along = Math.atan2(matrix.getShearY(), matrix.getScaleX());
        long turns = Math.round(along / (Math.PI / 2));
        if (Math.abs(along - turns * Math.PI / 2) > SKEW) {
            return;
        }
        double em = Math.hypot(matrix.getShearX(), matrix.getScaleY());
        if (!(em >= SMALLEST && em <= LARGEST)) {
            em = position.getHeightDir() * 1.4;
        }
        if (!(em > 0) || !(position.getWidthDirAdj() >= 0)) {
            return;
        }
        Point2D.Double at = shown(matrix.getTranslateX(), matrix.getTranslateY());
        // a PDF counts turns against the clock, a page is shown turned with it
        int direction = Math.floorMod(quarters - (int) turns, 4);
        glyphs.add(new Glyph(text, at.x, at.y, position.getWidthDirAdj(), em, direction));
    }

    /** From the PDF's own coordinates, which begin at the lower left, to the page as it is shown. */
    private Point2D.Double shown(double x, double y) {
        return switch (quarters) {
            case 1 -> new Point2D.Double(y, x);
            case 2 -> new Point2D.Double(userWidth - x, y);
            case 3 -> new Point2D.Double(userHeight - y, userWidth - x);
            default -> new Point2D.Double(x, userHeight - y);
        };
    }

    /** The letters are all that is wanted, not a text of them. */
    @Override
    protected void writePage() {}
}
