package com.billify.extraction.worker;

import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The corners of a sheet of paper that lies on something darker, in pixels of its photo. Found only where all four lie within the
 * photo and the sheet stands out on every side: a scan has none.
 */
record PageCorners(Point topLeft, Point topRight, Point bottomRight, Point bottomLeft) {
    /** Pixels of the long side of the copy that is searched. */
    private static final int LONG_SIDE = 400;

    private static final int DARKEST = 60;
    private static final int BRIGHTEST = 235;
    private static final int STEP = 8;
    /** The parts of the photo that a sheet covers. */
    private static final double LEAST_AREA = 0.2;

    private static final double MOST_AREA = 0.97;
    /** How much of the figure between the corners must be sheet, and of the sheet within it. */
    private static final double FILLED = 0.9;
    /** From the edge of the photo, in pixels of the copy. */
    private static final int MARGIN = 2;
    /** How far to each side of an edge its contrast is looked at, in pixels of the copy. */
    private static final int BESIDE = 5;

    private static final int SAMPLES = 24;
    private static final int CONTRAST = 18;
    /** The part of each edge that must stand out. */
    private static final double STANDS_OUT = 0.75;

    /** In pixels from the upper left corner of the photo. */
    record Point(double x, double y) {
        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }

        private Point times(double factor) {
            return new Point(x * factor, y * factor);
        }
    }

    /** A find in the copy, and how well it stands out. */
    private record Found(PageCorners corners, double contrast) {}

    static Optional<PageCorners> in(Gray photo) {
        Gray small = photo.scaledTo(Math.min(LONG_SIDE, photo.longSide()));
        double scale = (double) photo.longSide() / small.longSide();
        Found best = null;
        for (int shade = DARKEST; shade <= BRIGHTEST; shade += STEP) {
            Found found = brighterThan(small, shade);
            if (found != null && (best == null || found.contrast() > best.contrast())) {
                best = found;
            }
        }
        return Optional.ofNullable(best).map(found -> found.corners().times(scale));
    }

    private PageCorners times(double scale) {
        return new PageCorners(
                topLeft.times(scale), topRight.times(scale), bottomRight.times(scale), bottomLeft.times(scale));
    }

    /** The largest patch that is brighter, if it is a sheet. */
    private static @Nullable Found brighterThan(Gray image, int shade) {
        int[] patches = new int[image.pixels().length];
        int largest = 0;
        int most = 0;
        int patch = 0;
        for (int at = 0; at < patches.length; at++) {
            if (patches[at] == 0 && (image.pixels()[at] & 0xff) >= shade) {
                int size = fill(image, shade, patches, at, ++patch);
                if (size > most) {
                    most = size;
                    largest = patch;
                }
            }
        }
        if (most < LEAST_AREA / 2 * patches.length) {
            return null;
        }
        return sheet(image, patches, largest);
    }

    private static int fill(Gray image, int shade, int[] patches, int from, int patch) {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(from);
        patches[from] = patch;
        int size = 0;
        while (!open.isEmpty()) {
            int at = open.remove();
            size++;
            int x = at % image.width();
            int[] beside = {
                x > 0 ? at - 1 : -1,
                x + 1 < image.width() ? at + 1 : -1,
                at - image.width(),
                at + image.width() < patches.length ? at + image.width() : -1
            };
            for (int next : beside) {
                if (next >= 0 && patches[next] == 0 && (image.pixels()[next] & 0xff) >= shade) {
                    patches[next] = patch;
                    open.add(next);
                }
            }
        }
        return size;
    }

    private static @Nullable Found sheet(Gray image, int[] patches, int patch) {
        double[] extremes = {Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE};
        Point[] corners = new Point[4];
        double area = 0;
        for (int y = 0; y < image.height(); y++) {
            int first = -1;
            int last = -1;
            for (int x = 0; x < image.width(); x++) {
                if (patches[y * image.width() + x] != patch) {
                    continue;
                }
                first = first < 0 ? x : first;
                last = x;
                double[] along = {x + y, x - y, x + y, x - y};
                for (int corner = 0; corner < 4; corner++) {
                    boolean isFurther = corner == 0 || corner == 3
                            ? along[corner] < extremes[corner]
                            : along[corner] > extremes[corner];
                    if (isFurther) {
                        extremes[corner] = along[corner];
                        corners[corner] = new Point(x, y);
                    }
                }
            }
            area += first < 0 ? 0 : last - first + 1; // with the ink within
        }
        for (Point corner : corners) {
            boolean isWithin = corner.x() >= MARGIN
                    && corner.y() >= MARGIN
                    && corner.x() < image.width() - MARGIN
                    && corner.y() < image.height() - MARGIN;
            if (!isWithin) {
                return null;
            }
        }
        PageCorners found = new PageCorners(corners[0], corners[1], corners[2], corners[3]);
        double between = found.area();
        double part = between / patches.length;
        if (part < LEAST_AREA || part > MOST_AREA || Math.min(area, between) < FILLED * Math.max(area, between)) {
            return null;
        }
        double contrast = found.contrast(image);
        return contrast > 0 ? new Found(found, contrast) : null;
    }

    /** Of the figure between the corners. */
    private double area() {
        Point[] around = {topLeft, topRight, bottomRight, bottomLeft};
        double twice = 0;
        for (int at = 0; at < 4; at++) {
            Point from = around[at];
            Point to = around[(at + 1) % 4];
            twice += from.x() * to.y() - to.x() * from.y();
        }
        return Math.abs(twice) / 2;
    }

    /** How much brighter the sheet is than what it lies on, at its weakest edge; 0 where an edge does not stand out. */
    private double contrast(Gray image) {
        Point[] around = {topLeft, topRight, bottomRight, bottomLeft};
        double weakest = Double.MAX_VALUE;
        for (int at = 0; at < 4; at++) {
            Point from = around[at];
            Point to = around[(at + 1) % 4];
            double length = Math.max(1, from.distance(to));
            double acrossX = -(to.y() - from.y()) / length * BESIDE;
            double acrossY = (to.x() - from.x()) / length * BESIDE;
            double sum = 0;
            int clear = 0;
            for (int sample = 1; sample < SAMPLES; sample++) {
                double part = (double) sample / SAMPLES;
                double x = from.x() + (to.x() - from.x()) * part;
                double y = from.y() + (to.y() - from.y()) * part;
                int step = shade(image, x + acrossX, y + acrossY) - shade(image, x - acrossX, y - acrossY);
                sum += step;
                clear += step >= CONTRAST ? 1 : 0;
            }
            if (clear < STANDS_OUT * (SAMPLES - 1)) {
                return 0;
            }
            weakest = Math.min(weakest, sum / (SAMPLES - 1));
        }
        return weakest;
    }

    private static int shade(Gray image, double x, double y) {
        return image.at((int) Math.clamp(Math.round(x), 0, image.width() - 1), (int)
                Math.clamp(Math.round(y), 0, image.height() - 1));
    }

    /**
     * Where in the photo the points of a rectangle of this size come from: (a x + b y + c) / (g x + h y + 1) and (d x + e y + f) / (g x
     * + h y + 1), as a to h (Heckbert 1989, section 2.2.3).
     */
    double[] map(int width, int height) {
        double sumX = topLeft.x() - topRight.x() + bottomRight.x() - bottomLeft.x();
        double sumY = topLeft.y() - topRight.y() + bottomRight.y() - bottomLeft.y();
        double rightX = topRight.x() - bottomRight.x();
        double rightY = topRight.y() - bottomRight.y();
        double leftX = bottomLeft.x() - bottomRight.x();
        double leftY = bottomLeft.y() - bottomRight.y();
        double by = rightX * leftY - leftX * rightY;
        double g = (sumX * leftY - leftX * sumY) / by;
        double h = (rightX * sumY - sumX * rightY) / by;
        return new double[] {
            (topRight.x() - topLeft.x() + g * topRight.x()) / width,
            (bottomLeft.x() - topLeft.x() + h * bottomLeft.x()) / height,
            topLeft.x(),
            (topRight.y() - topLeft.y() + g * topRight.y()) / width,
            (bottomLeft.y() - topLeft.y() + h * bottomLeft.y()) / height,
            topLeft.y(),
            g / width,
            h / height
        };
    }
}
