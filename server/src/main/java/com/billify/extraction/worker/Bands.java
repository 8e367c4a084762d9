package com.billify.extraction.worker;

import java.util.ArrayDeque;

/**
 * Dark bands with letters on them, as the heads of tables have: turned to dark letters on paper. Before lines are taken away, since the
 * dark between two bright letters looks like one.
 */
final class Bands {
    /** Of the long side: the fields in which darkness is looked at; letters of a page are higher than one. */
    private static final double FIELD = 1 / 220.0;
    /** Below this the middle shade of a field is no paper. */
    private static final int DARK = 165;
    /** Fields that a band is wide at least, and high at most; what is higher is an image. */
    private static final int LEAST_WIDTH = 8;

    private static final int MOST_HEIGHT = 30;
    /** How much of the rectangle around it a band fills: its letters leave holes. */
    private static final double FILLED = 0.7;
    /** Shades by which letters differ from the band at least. */
    private static final int CLEARLY = 40;

    private final Gray image;
    private final byte[] to;
    private final int size;
    private final int columns;
    private final int rows;
    private final int[] shades;

    private Bands(Gray image) {
        this.image = image;
        to = image.pixels().clone();
        size = Math.max(4, (int) (image.longSide() * FIELD));
        columns = image.width() / size;
        rows = image.height() / size;
        shades = new int[columns * rows];
        for (int field = 0; field < shades.length; field++) {
            shades[field] = middle(field % columns * size, field / columns * size, size, size);
        }
    }

    /** The same page, where none is found. */
    static Gray turned(Gray image) {
        Bands bands = new Bands(image);
        boolean[] seen = new boolean[bands.shades.length];
        boolean any = false;
        for (int field = 0; field < seen.length; field++) {
            if (!seen[field] && bands.shades[field] < DARK) {
                any |= bands.turn(field, seen);
            }
        }
        return any ? new Gray(image.width(), image.height(), bands.to) : image;
    }

    /** The patch of dark fields around this one, if it is a band. */
    private boolean turn(int from, boolean[] seen) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(from);
        seen[from] = true;
        int left = columns;
        int right = 0;
        int top = rows;
        int bottom = 0;
        int count = 0;
        while (!open.isEmpty()) {
            int field = open.remove();
            int x = field % columns;
            int y = field / columns;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            count++;
            int[] beside = {
                x > 0 ? field - 1 : -1,
                x + 1 < columns ? field + 1 : -1,
                field - columns,
                y + 1 < rows ? field + columns : -1
            };
            for (int next : beside) {
                if (next >= 0 && !seen[next] && shades[next] < DARK) {
                    seen[next] = true;
                    open.add(next);
                }
            }
        }
        int across = right - left + 1;
        int down = bottom - top + 1;
        if (across < LEAST_WIDTH || down > MOST_HEIGHT || across < down || count < FILLED * across * down) {
            return false;
        }
        turn(left * size, top * size, across * size, down * size);
        return true;
    }

    /** The band becomes paper; what is brighter than it becomes darker, or where its letters are dark they stay so. */
    private void turn(int left, int top, int across, int down) {
        int band = middle(left, top, across, down);
        int brighter = 0;
        int darker = 0;
        for (int y = top; y < top + down; y++) {
            for (int x = left; x < left + across; x++) {
                brighter += image.at(x, y) > band + CLEARLY ? 1 : 0;
                darker += image.at(x, y) < band - CLEARLY ? 1 : 0;
            }
        }
        boolean isBright = brighter > darker;
        for (int y = top; y < top + down; y++) {
            for (int x = left; x < left + across; x++) {
                int shade = image.at(x, y);
                int paper = isBright
                        ? 255 - Math.max(0, shade - band) * 255 / Math.max(1, 255 - band)
                        : Math.min(255, shade * 255 / Math.max(1, band));
                to[y * image.width() + x] = (byte) paper;
            }
        }
    }

    /** As many pixels are darker as are brighter. */
    private int middle(int left, int top, int across, int down) {
        int[] counts = new int[256];
        for (int y = top; y < top + down; y++) {
            for (int x = left; x < left + across; x++) {
                counts[image.at(x, y)]++;
            }
        }
        int darker = 0;
        int shade = 0;
        while (shade < 255 && 2 * (darker + counts[shade]) < across * down) {
            darker += counts[shade];
            shade++;
        }
        return shade;
    }
}
