package com.billify.extraction.worker;

/** Whether the lines of a page run across its image or along it. */
final class Turns {
    private static final int LONG_SIDE = 800;
    /** How much more clearly lines must show one way than the other. */
    private static final double CLEARLY = 1.35;

    private Turns() {}

    /** Quarters of a turn with the clock after which lines run from side to side, 0 or 1; they may still be upside down. */
    static int of(Gray image) {
        Gray small = image.longSide() > LONG_SIDE ? image.scaledTo(LONG_SIDE) : image;
        return stripes(small.turned(1)) > CLEARLY * stripes(small) ? 1 : 0;
    }

    /**
     * How strongly the darkness of neighbouring rows differs, in strips of an eighth of the width, so that lines that are not quite
     * level count too.
     */
    private static double stripes(Gray image) {
        int strip = Math.max(1, image.width() / 8);
        double sum = 0;
        for (int left = 0; left + strip <= image.width(); left += strip) {
            double before = 0;
            for (int y = 0; y < image.height(); y++) {
                double edges = 0;
                for (int x = left + 1; x < left + strip; x++) {
                    int step = image.at(x, y) - image.at(x - 1, y);
                    edges += Math.min(80, Math.abs(step)); // letters have edges, shadows have none
                }
                if (y > 0) {
                    sum += (edges - before) * (edges - before);
                }
                before = edges;
            }
        }
        return sum / image.pixels().length;
    }
}
