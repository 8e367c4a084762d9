package com.billify.extraction.worker;

import java.util.List;
import java.util.Optional;

/** Makes of the photo of a page what a scanner would have made of the page. */
final class PhotoCleaning {
    /** Pixels of the long side of a page that was cut out: as at 200 dots an inch at least. */
    private static final int LEAST_PIXELS = 2_339;

    private static final int MOST_PIXELS = 3_000;
    /** Height by width of a sheet of the A series. */
    private static final double SHEET = Math.sqrt(2);
    /** What is this near to a sheet, seen from the side, is one. */
    private static final double NEAR = 0.18;

    private PhotoCleaning() {}

    /**
     * What to read, the likeliest first; the next one only where that does not read well. A scan comes out as it is: on scans
     * each of these steps costs more than it brings (measured).
     */
    static List<Gray> of(Gray image) {
        Optional<PageCorners> corners = PageCorners.in(image);
        if (corners.isPresent()) {
            return List.of(Shading.evened(flattened(image, corners.get())), Shading.evened(image));
        }
        return Shading.isUneven(image) ? List.of(Shading.evened(image), image) : List.of(image);
    }

    /** The page alone, as seen from straight above. */
    static Gray flattened(Gray image, PageCorners corners) {
        double across = Math.max(
                corners.topLeft().distance(corners.topRight()),
                corners.bottomLeft().distance(corners.bottomRight()));
        double down = Math.max(
                corners.topLeft().distance(corners.bottomLeft()),
                corners.topRight().distance(corners.bottomRight()));
        if (Math.abs(down / across - SHEET) < NEAR * SHEET) {
            down = across * SHEET;
        } else if (Math.abs(across / down - SHEET) < NEAR * SHEET) {
            across = down * SHEET;
        }
        double scale = Math.clamp(Math.max(across, down), LEAST_PIXELS, MOST_PIXELS) / Math.max(across, down);
        int width = Math.max(1, (int) Math.round(across * scale));
        int height = Math.max(1, (int) Math.round(down * scale));
        double[] map = corners.map(width, height);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double by = map[6] * x + map[7] * y + 1;
                double fromX = (map[0] * x + map[1] * y + map[2]) / by;
                double fromY = (map[3] * x + map[4] * y + map[5]) / by;
                pixels[y * width + x] = between(image, fromX, fromY);
            }
        }
        return new Gray(width, height, pixels);
    }

    private static byte between(Gray image, double x, double y) {
        int left = Math.clamp((int) x, 0, image.width() - 2);
        int top = Math.clamp((int) y, 0, image.height() - 2);
        double right = Math.clamp(x - left, 0, 1);
        double down = Math.clamp(y - top, 0, 1);
        double above = image.at(left, top) * (1 - right) + image.at(left + 1, top) * right;
        double below = image.at(left, top + 1) * (1 - right) + image.at(left + 1, top + 1) * right;
        return (byte) Math.round(above * (1 - down) + below * down);
    }
}
