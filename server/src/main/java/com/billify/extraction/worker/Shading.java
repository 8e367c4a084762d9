package com.billify.extraction.worker;

import java.util.Arrays;

/** The light that fell on a page. */
final class Shading {
    /** Fields along the long side in which the light is taken to be even. */
    private static final int FIELDS = 64;
    /** The part of the pixels of a field that is darker than its paper. */
    private static final double INK = 0.85;
    /** Darkest to brightest paper, below which the light is uneven. */
    private static final double EVEN = 0.8;
    /** The shade that paper gets. */
    private static final int PAPER = 240;
    /** Nothing is lightened more than as if its paper had this shade. */
    private static final int DARKEST_PAPER = 40;

    private final int size;
    private final int columns;
    private final int rows;
    private final double[] paper;

    private Shading(Gray image) {
        size = Math.max(8, image.longSide() / FIELDS);
        columns = (image.width() + size - 1) / size;
        rows = (image.height() + size - 1) / size;
        double[] seen = new double[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                seen[row * columns + column] = paper(image, column * size, row * size);
            }
        }
        // a field full of ink takes its paper from those beside it
        paper = smoothed(brightest(seen));
    }

    /** Whether one side of the page lies in the shade. */
    static boolean isUneven(Gray image) {
        double[] sorted = new Shading(image).paper.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 20] < EVEN * sorted[sorted.length * 19 / 20];
    }

    /** The page as if light fell on it alike everywhere: each pixel in proportion to the paper around it. */
    static Gray evened(Gray image) {
        Shading light = new Shading(image);
        byte[] pixels = new byte[image.pixels().length];
        double[] row = new double[light.columns];
        for (int y = 0; y < image.height(); y++) {
            double down = Math.clamp((y + 0.5) / light.size - 0.5, 0, light.rows - 1);
            int above = (int) down;
            int below = Math.min(above + 1, light.rows - 1);
            for (int column = 0; column < light.columns; column++) {
                row[column] = light.paper[above * light.columns + column] * (1 - (down - above))
                        + light.paper[below * light.columns + column] * (down - above);
            }
            for (int x = 0; x < image.width(); x++) {
                double across = Math.clamp((x + 0.5) / light.size - 0.5, 0, light.columns - 1);
                int left = (int) across;
                int right = Math.min(left + 1, light.columns - 1);
                double here = row[left] * (1 - (across - left)) + row[right] * (across - left);
                pixels[y * image.width() + x] =
                        (byte) Math.min(255, image.at(x, y) * PAPER / Math.max(DARKEST_PAPER, here));
            }
        }
        return new Gray(image.width(), image.height(), pixels);
    }

    private double paper(Gray image, int left, int top) {
        int[] counts = new int[256];
        int all = 0;
        for (int y = top; y < Math.min(top + size, image.height()); y++) {
            for (int x = left; x < Math.min(left + size, image.width()); x++) {
                counts[image.at(x, y)]++;
                all++;
            }
        }
        int darker = 0;
        int shade = 0;
        while (shade < 255 && darker + counts[shade] <= INK * all) {
            darker += counts[shade];
            shade++;
        }
        return shade;
    }

    private double[] brightest(double[] from) {
        double[] to = new double[from.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double most = 0;
                for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                        most = Math.max(most, from[y * columns + x]);
                    }
                }
                to[row * columns + column] = most;
            }
        }
        return to;
    }

    private double[] smoothed(double[] from) {
        double[] to = new double[from.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                int count = 0;
                for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                        sum += from[y * columns + x];
                        count++;
                    }
                }
                to[row * columns + column] = sum / count;
            }
        }
        return to;
    }
}
