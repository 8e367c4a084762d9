package com.billify.extraction.worker;

import com.billify.extraction.core.page.Look;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.QrCode;
import com.billify.extraction.worker.Tesseract.Layout;
import com.billify.extraction.worker.Tesseract.Read;
import java.io.IOException;
import java.util.List;

/** Reads the images of the pages of one document, one after the other. */
final class PageOcr {
    /** In points: what a page is taken for whose image says nothing about its size. */
    private static final double A4_LONG = 841.89;

    private static final double A4_SHORT = 595.28;
    /** Long and narrow is a till receipt, of 80 mm. */
    private static final double NARROW = 1.9;

    private static final double RECEIPT_WIDTH = 227;
    /** Pixels of the long side: letters of a page at 200 dots an inch, and at 300. */
    private static final int LEAST_PIXELS = 2_000;

    private static final int MOST_PIXELS = 3_508;
    /** Pixels of the height of words below which letters run together, and the height they are brought to. */
    private static final double SMALL_PRINT = 20;

    private static final double READABLE_PRINT = 26;
    private static final int MOST_PIXELS_OF_SMALL_PRINT = 4_000;
    private static final int FEW_WORDS = 20;
    /** Below this a page was read badly enough to try something else. */
    private static final double DOUBTFUL = 0.7;
    /** Above this nothing is left to be read better. */
    private static final double CLEAR = 0.93;

    private final Tesseract tesseract;
    private List<Language> languages = List.of(Language.values());

    PageOcr(Tesseract tesseract) {
        this.tesseract = tesseract;
    }

    /** The page that an image shows; its size is a guess. */
    Page read(int number, Gray image) throws IOException {
        Gray upright = image.turned(Turns.of(image));
        Read best = null;
        Gray chosen = upright;
        Look look = new Look(0, false);
        List<Gray> ways = PhotoCleaning.of(upright);
        for (int way = 0; way < ways.size(); way++) {
            Gray sized = sized(ways.get(way));
            Read read = read(sized);
            if (best == null || read.worth() > best.worth()) {
                best = read;
                chosen = sized;
                look = new Look(way, false);
            }
            if (best.confidence() >= DOUBTFUL) {
                break;
            }
        }
        if (best == null || best.confidence() < DOUBTFUL) {
            Gray turned = chosen.turned(2);
            Read read = read(turned);
            if (best == null || read.worth() > best.worth()) {
                best = read;
                chosen = turned;
                look = new Look(look.way(), true);
            }
        }
        Gray larger = enlarged(chosen, best);
        if (larger != chosen) {
            Read read = read(larger);
            if (read.worth() > best.worth()) {
                best = read;
                chosen = larger;
            }
        }
        if (best.confidence() < CLEAR) {
            best = BestOfBoth.of(best, read(chosen, Layout.APART));
        }
        languages = Language.likely(best.words());
        double points = pointsOf(chosen);
        List<QrCode> codes = QrCodes.in(chosen, points);
        return new Page(
                number, chosen.width() * points, chosen.height() * points, Page.Origin.OCR, best.words(), codes, look);
    }

    private Read read(Gray image) throws IOException {
        return read(image, Layout.ROWS);
    }

    private Read read(Gray image, Layout layout) throws IOException {
        return tesseract.read(Rules.without(Bands.turned(image)), pointsOf(image), languages, layout);
    }

    /** The image with its words as high as they read best; the same one when they are. */
    private static Gray enlarged(Gray image, Read read) {
        double[] heights = read.words().stream()
                .filter(word -> word.confidence() > 0.5 && word.text().length() > 2)
                .mapToDouble(word -> word.box().height() / pointsOf(image))
                .sorted()
                .toArray();
        double height = heights.length < FEW_WORDS ? SMALL_PRINT : heights[heights.length / 2];
        return height >= SMALL_PRINT
                ? image
                : image.scaledTo((int) Math.clamp(
                        image.longSide() * READABLE_PRINT / height, image.longSide(), MOST_PIXELS_OF_SMALL_PRINT));
    }

    /** The image as it was when it was read with this look. */
    static Gray seen(Gray image, Look look) {
        List<Gray> ways = PhotoCleaning.of(image.turned(Turns.of(image)));
        Gray seen = ways.get(Math.min(look.way(), ways.size() - 1));
        return look.isFlipped() ? seen.turned(2) : seen;
    }

    private static Gray sized(Gray image) {
        if (image.longSide() < LEAST_PIXELS) {
            return image.scaledTo(Math.min(MOST_PIXELS, image.longSide() * 2));
        }
        return image.longSide() > MOST_PIXELS ? image.scaledTo(MOST_PIXELS) : image;
    }

    private static double pointsOf(Gray image) {
        double shortSide = Math.min(image.width(), image.height());
        return image.longSide() > NARROW * shortSide
                ? RECEIPT_WIDTH / shortSide
                : Math.min(A4_LONG / image.longSide(), A4_SHORT / shortSide);
    }
}
