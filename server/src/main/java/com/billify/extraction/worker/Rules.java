package com.billify.extraction.worker;

/** The lines that are drawn on a page: tesseract takes a table with lines around its cells for a picture and reads nothing in it. */
final class Rules {
    /** Of the long side: how long a line is at least, for words are long and letters are not high. */
    private static final double LONG_ACROSS = 1 / 12.0;

    private static final double LONG_DOWN = 1 / 40.0;
    /** Of the long side: no line is as thick. */
    private static final double THICK = 1 / 320.0;
    /** The part of a line that must be thin: in a row of letters it is not. */
    private static final double THIN = 0.8;
    /** Darker than this is ink, of a page whose paper is 240. */
    private static final int INK = 190;
    /** Pixels that may be missing in a line. */
    private static final int GAP = 2;

    private static final byte WHITE = (byte) 255;

    private final byte[] from;
    private final byte[] to;
    private final int thickest;

    private Rules(Gray image, byte[] to) {
        this.from = image.pixels();
        this.to = to;
        thickest = Math.max(2, (int) (image.longSide() * THICK));
    }

    /** The same page without them; letters that stand on a line or cross one stay. */
    static Gray without(Gray image) {
        byte[] to = image.pixels().clone();
        Rules rules = new Rules(image, to);
        rules.along(image.height(), image.width(), image.width(), 1, (int) (image.longSide() * LONG_ACROSS));
        rules.along(image.width(), image.height(), 1, image.width(), (int) (image.longSide() * LONG_DOWN));
        return new Gray(image.width(), image.height(), to);
    }

    /**
     * @param lanes rows, or columns
     * @param length pixels of each
     * @param across from a pixel to that of the next lane
     * @param along from a pixel to the next of its lane
     * @param least pixels of a line
     */
    private void along(int lanes, int length, int across, int along, int least) {
        for (int lane = 1; lane < lanes - 1; lane++) {
            int start = -1;
            int last = -1;
            for (int at = 0; at <= length; at++) {
                if (at < length && isInk(lane * across + at * along, across)) {
                    start = start < 0 ? at : start;
                    last = at;
                } else if (start >= 0 && (at == length || at - last > GAP)) {
                    if (last - start >= least) {
                        eraseLine(lane, lanes, across, along, start, last);
                    }
                    start = -1;
                }
            }
        }
    }

    /** Here or one lane beside it, since lines are never quite level. */
    private boolean isInk(int at, int across) {
        return Math.min(from[at] & 0xff, Math.min(from[at - across] & 0xff, from[at + across] & 0xff)) < INK;
    }

    private void eraseLine(int lane, int lanes, int across, int along, int start, int end) {
        int thin = 0;
        for (int at = start; at <= end; at++) {
            thin += thickness(lane, lanes, across, at * along) < thickest ? 1 : 0;
        }
        if (thin < THIN * (end - start + 1)) {
            return;
        }
        for (int at = start; at <= end; at++) {
            if (thickness(lane, lanes, across, at * along) < thickest) {
                erase(lane, lanes, across, at * along);
            }
        }
    }

    /** Of the ink there, in lanes; counted up to that of the thickest line. */
    private int thickness(int lane, int lanes, int across, int at) {
        return lastInk(lane, lanes, across, at) - firstInk(lane, across, at);
    }

    private int firstInk(int lane, int across, int at) {
        int first = lane;
        while (first > 0 && lane - first <= thickest && (from[(first - 1) * across + at] & 0xff) < INK) {
            first--;
        }
        return first;
    }

    private int lastInk(int lane, int lanes, int across, int at) {
        int last = lane;
        while (last < lanes - 1 && last - lane <= thickest && (from[(last + 1) * across + at] & 0xff) < INK) {
            last++;
        }
        return last;
    }

    /** With the gray of its edges. */
    private void erase(int lane, int lanes, int across, int at) {
        int last = Math.min(lanes - 1, lastInk(lane, lanes, across, at) + 1);
        for (int erased = Math.max(0, firstInk(lane, across, at) - 1); erased <= last; erased++) {
            to[erased * across + at] = WHITE;
        }
    }
}
