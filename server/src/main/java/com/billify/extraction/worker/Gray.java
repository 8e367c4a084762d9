package com.billify.extraction.worker;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * An image in shades of gray, one byte a pixel: the smallest form in which a page can be worked on.
 *
 * @param pixels row by row, 0 black to 255 white; not to be changed by others
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Gray(int width, int height, byte[] pixels) {
    Gray {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException("no image: %d x %d".formatted(width, height));
        }
    }

    /** 0 black to 255 white. */
    int at(int x, int y) {
        return pixels[y * width + x] & 0xff;
    }

    int longSide() {
        return Math.max(width, height);
    }

    /** Turned with the clock by so many quarters. */
    Gray turned(int quarters) {
        int turns = Math.floorMod(quarters, 4);
        if (turns == 0) {
            return this;
        }
        boolean swapped = turns % 2 == 1;
        int toWidth = swapped ? height : width;
        byte[] to = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int at = switch (turns) {
                    case 1 -> x * toWidth + height - 1 - y;
                    case 2 -> (height - 1 - y) * toWidth + width - 1 - x;
                    default -> (width - 1 - x) * toWidth + y;
                };
                to[at] = pixels[y * width + x];
            }
        }
        return new Gray(toWidth, swapped ? width : height, to);
    }

    /** As in a mirror that stands beside it. */
    Gray mirrored() {
        byte[] to = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[y * width + width - 1 - x] = pixels[y * width + x];
            }
        }
        return new Gray(width, height, to);
    }

    /** With so many white pixels around it. */
    Gray framed(int margin) {
        int toWidth = width + 2 * margin;
        byte[] to = new byte[toWidth * (height + 2 * margin)];
        Arrays.fill(to, (byte) 255);
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, to, (y + margin) * toWidth + margin, width);
        }
        return new Gray(toWidth, height + 2 * margin, to);
    }

    /** With this long side, in pixels; averaged where it becomes smaller, smoothed where it becomes larger. */
    Gray scaledTo(int longSide) {
        if (longSide == longSide()) {
            return this;
        }
        double factor = (double) longSide / longSide();
        int toWidth = Math.max(1, (int) Math.round(width * factor));
        int toHeight = Math.max(1, (int) Math.round(height * factor));
        return factor < 1 ? averaged(toWidth, toHeight) : smoothed(toWidth, toHeight);
    }

    private Gray averaged(int toWidth, int toHeight) {
        byte[] to = new byte[toWidth * toHeight];
        int[] sums = new int[toWidth];
        int[] counts = new int[toWidth];
        int[] column = new int[width];
        for (int x = 0; x < width; x++) {
            column[x] = (int) ((long) x * toWidth / width);
        }
        int row = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                sums[column[x]] += pixels[y * width + x] & 0xff;
                counts[column[x]]++;
            }
            if (y + 1 == height || (long) (y + 1) * toHeight / height != row) {
                for (int x = 0; x < toWidth; x++) {
                    to[row * toWidth + x] = (byte) (sums[x] / Math.max(1, counts[x]));
                    sums[x] = 0;
                    counts[x] = 0;
                }
                row++;
            }
        }
        return new Gray(toWidth, toHeight, to);
    }

    /** By cubic curves (Catmull and Rom), which keep the edges of letters. */
    private Gray smoothed(int toWidth, int toHeight) {
        byte[] wide = new byte[toWidth * height];
        for (int x = 0; x < toWidth; x++) {
            double from = (x + 0.5) * width / toWidth - 0.5;
            int left = (int) Math.floor(from);
            double part = from - left;
            for (int y = 0; y < height; y++) {
                int row = y * width;
                wide[y * toWidth + x] = curve(
                        pixels[row + Math.clamp(left - 1, 0, width - 1)],
                        pixels[row + Math.clamp(left, 0, width - 1)],
                        pixels[row + Math.clamp(left + 1, 0, width - 1)],
                        pixels[row + Math.clamp(left + 2, 0, width - 1)],
                        part);
            }
        }
        byte[] to = new byte[toWidth * toHeight];
        for (int y = 0; y < toHeight; y++) {
            double from = (y + 0.5) * height / toHeight - 0.5;
            int top = (int) Math.floor(from);
            double part = from - top;
            int above = Math.clamp(top - 1, 0, height - 1) * toWidth;
            int here = Math.clamp(top, 0, height - 1) * toWidth;
            int below = Math.clamp(top + 1, 0, height - 1) * toWidth;
            int further = Math.clamp(top + 2, 0, height - 1) * toWidth;
            for (int x = 0; x < toWidth; x++) {
                to[y * toWidth + x] = curve(wide[above + x], wide[here + x], wide[below + x], wide[further + x], part);
            }
        }
        return new Gray(toWidth, toHeight, to);
    }

    private static byte curve(byte before, byte from, byte to, byte after, double part) {
        int a = before & 0xff;
        int b = from & 0xff;
        int c = to & 0xff;
        int d = after & 0xff;
        double value =
                b + 0.5 * part * (c - a + part * (2.0 * a - 5.0 * b + 4.0 * c - d + part * (3.0 * (b - c) + d - a)));
        return (byte) Math.clamp(Math.round(value), 0, 255);
    }

    /** As a PGM file, which takes no time to write and none to read. */
    void write(Path file) throws IOException {
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
            to.write("P5 %d %d 255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII));
            to.write(pixels);
        }
    }
}
