package com.billify.extraction.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PhotoCleaningTest {
    /** Corners of a sheet that was photographed from the side, in pixels of a photo of 1,200 by 1,600. */
    private static final PageCorners SHEET = new PageCorners(
            new PageCorners.Point(150, 130),
            new PageCorners.Point(1040, 180),
            new PageCorners.Point(1000, 1450),
            new PageCorners.Point(110, 1380));

    @Test
    void theCornersOfASheetOnADarkTableAreFound() {
        PageCorners found = PageCorners.in(photo()).orElseThrow();

        assertThat(found.topLeft().distance(SHEET.topLeft())).isLessThan(16);
        assertThat(found.topRight().distance(SHEET.topRight())).isLessThan(16);
        assertThat(found.bottomRight().distance(SHEET.bottomRight())).isLessThan(16);
        assertThat(found.bottomLeft().distance(SHEET.bottomLeft())).isLessThan(16);
    }

    @Test
    void theSheetIsCutOutInItsOwnForm() {
        Gray flat = PhotoCleaning.flattened(photo(), SHEET);

        assertThat((double) flat.height() / flat.width()).isBetween(1.40, 1.43);
        // the mark in its upper left quarter, and none in the others
        assertThat(flat.at(flat.width() / 4, flat.height() / 4)).isLessThan(100);
        assertThat(flat.at(flat.width() * 3 / 4, flat.height() / 4)).isGreaterThan(120);
        assertThat(flat.at(flat.width() / 4, flat.height() * 3 / 4)).isGreaterThan(120);
    }

    @Test
    void aScanHasNoCornersAndComesOutAsItIs() {
        Gray scan = Picture.gray(Papers.image(Papers.INVOICE));

        assertThat(PageCorners.in(scan)).isEqualTo(Optional.empty());
        assertThat(PhotoCleaning.of(scan)).containsExactly(scan);
    }

    @Test
    void lightThatFallsFromOneSideIsEvened() {
        Gray scan = Picture.gray(Papers.image(Papers.INVOICE));
        byte[] pixels = new byte[scan.pixels().length];
        for (int y = 0; y < scan.height(); y++) {
            for (int x = 0; x < scan.width(); x++) {
                pixels[y * scan.width() + x] = (byte) (scan.at(x, y) * (scan.width() - x * 0.6) / scan.width());
            }
        }
        Gray shaded = new Gray(scan.width(), scan.height(), pixels);

        assertThat(Shading.isUneven(scan)).isFalse();
        assertThat(Shading.isUneven(shaded)).isTrue();
        Gray evened = Shading.evened(shaded);
        assertThat(Shading.isUneven(evened)).isFalse();
        assertThat(evened.at(20, 20)).isBetween(225, 255);
        assertThat(evened.at(scan.width() - 20, 20)).isBetween(225, 255);
    }

    /** A sheet with a dark mark in its upper left quarter, half in the shade, on a table. */
    private static Gray photo() {
        int width = 1200;
        int height = 1600;
        byte[] pixels = new byte[width * height];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = 40;
        }
        double[] map = SHEET.map(2000, 2828);
        for (int y = 0; y < 2828; y++) {
            for (int x = 0; x < 2000; x++) {
                double by = map[6] * x + map[7] * y + 1;
                int toX = (int) ((map[0] * x + map[1] * y + map[2]) / by);
                int toY = (int) ((map[3] * x + map[4] * y + map[5]) / by);
                boolean isMark = x > 300 && x < 700 && y > 500 && y < 900;
                pixels[toY * width + toX] = (byte) (isMark ? 60 : 230 - x / 25);
            }
        }
        return new Gray(width, height, pixels);
    }
}
