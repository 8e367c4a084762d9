package com.billify.extraction.core.page;

/**
 * A place on a page, as seen by the reader (turned pages are turned upright first).
 *
 * @param x of the left edge, in points (1/72 inch) from the page's left
 * @param y of the upper edge, in points from the page's top
 * @param width in points, not below zero
 * @param height in points, not below zero
 */
public record Box(double x, double y, double width, double height) {
    public Box {
        if (!(width >= 0 && height >= 0)) {
            throw new IllegalArgumentException("a place is not below zero wide or high");
        }
    }

    /** The right edge, in points. */
    public double right() {
        return x + width;
    }

    /** The lower edge, in points. */
    public double bottom() {
        return y + height;
    }

    /** The smallest place that holds both. */
    public Box and(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
