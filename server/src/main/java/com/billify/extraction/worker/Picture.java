package com.billify.extraction.worker;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/** A file with images in it (JPEG, PNG, TIFF, WebP, GIF, BMP), read in little memory: its size is asked before a pixel is. */
final class Picture implements AutoCloseable {
    /** No image of more pixels is read. */
    static final long LIMIT_PIXELS = 40_000_000;
    /** Larger images are read with every second pixel left out, or more: letters stay large enough. */
    private static final long FULL_PIXELS = 16_000_000;
    /** What is held at once of an image in colours. */
    private static final long STRIP_PIXELS = 2_000_000;
    /** An image with a shorter side shows no page: a dot that counts who opened a mail, a line. */
    private static final int LEAST_SIDE = 40;

    private final ImageInputStream stream;
    private final ImageReader reader;
    private final int orientation;

    private Picture(ImageInputStream stream, ImageReader reader, int orientation) {
        this.stream = stream;
        this.reader = reader;
        this.orientation = orientation;
    }

    /** @throws IOException when this is no image that can be read */
    static Picture open(Path file) throws IOException {
        ImageInputStream stream = new FileImageInputStream(file.toFile());
        try {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new IOException("no reader for this image");
            }
            ImageReader reader = readers.next();
            reader.setInput(stream, false, true);
            return new Picture(stream, reader, orientation(file));
        } catch (IOException | RuntimeException unreadable) {
            stream.close();
            throw unreadable;
        }
    }

    /** How many images there are, counted up to a limit: a TIFF holds the pages of a fax. */
    int pages(int limit) throws IOException {
        if (!reader.getFormatName().equalsIgnoreCase("tif")
                && !reader.getFormatName().equalsIgnoreCase("tiff")) {
            return 1;
        }
        int pages = 0;
        while (pages < limit && hasPage(pages)) {
            pages++;
        }
        return pages;
    }

    private boolean hasPage(int index) throws IOException {
        try {
            return reader.getWidth(index) > 0;
        } catch (IndexOutOfBoundsException end) {
            return false;
        }
    }

    /**
     * One image in gray, upright as its camera held it.
     *
     * @throws TooMuch when it has too many pixels
     */
    Gray page(int index) throws IOException {
        int width = reader.getWidth(index);
        int height = reader.getHeight(index);
        refuseTooLarge(width, height);
        if (width < LEAST_SIDE || height < LEAST_SIDE) {
            throw new IOException("this image is too small to show a page");
        }
        int step = 1;
        while ((long) (width / step) * (height / step) > FULL_PIXELS) {
            step++;
        }
        return upright(read(index, width, height, step));
    }

    /** @throws TooMuch when an image of this size is not read */
    static void refuseTooLarge(long width, long height) throws TooMuch {
        if (width * height > LIMIT_PIXELS) {
            throw new TooMuch("this image has %d x %d pixels; Billify reads up to %d million"
                    .formatted(width, height, LIMIT_PIXELS / 1_000_000));
        }
    }

    private Gray read(int index, int width, int height, int step) throws IOException {
        ImageTypeSpecifier gray = gray(index);
        int toWidth = (width + step - 1) / step;
        int toHeight = (height + step - 1) / step;
        byte[] pixels = new byte[toWidth * toHeight];
        // one pass where the reader itself turns colours to gray, else strip by strip
        int rows = gray != null ? toHeight : (int) Math.clamp(STRIP_PIXELS / toWidth, 1, toHeight);
        for (int from = 0; from < toHeight; from += rows) {
            int here = Math.min(rows, toHeight - from);
            ImageReadParam how = reader.getDefaultReadParam();
            how.setSourceRegion(new Rectangle(0, from * step, width, Math.min(here * step, height - from * step)));
            how.setSourceSubsampling(step, step, 0, 0);
            if (gray != null) {
                how.setDestinationType(gray);
            }
            BufferedImage strip = reader.read(index, how);
            copy(strip, pixels, from * toWidth, toWidth, Math.min(here, strip.getHeight()));
        }
        return new Gray(toWidth, toHeight, pixels);
    }

    private @Nullable ImageTypeSpecifier gray(int index) throws IOException {
        if (!reader.getFormatName().equalsIgnoreCase("jpeg")) {
            return null;
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(index);
        while (types.hasNext()) {
            ImageTypeSpecifier type = types.next();
            if (type.getBufferedImageType() == BufferedImage.TYPE_BYTE_GRAY) {
                return type;
            }
        }
        return null;
    }

    /** The image's own shades; what is transparent shows the white of paper. */
    static Gray gray(BufferedImage image) {
        byte[] pixels = new byte[image.getWidth() * image.getHeight()];
        copy(image, pixels, 0, image.getWidth(), image.getHeight());
        return new Gray(image.getWidth(), image.getHeight(), pixels);
    }

    private static void copy(BufferedImage from, byte[] to, int at, int toWidth, int rows) {
        int width = Math.min(toWidth, from.getWidth());
        if (from.getType() == BufferedImage.TYPE_BYTE_GRAY
                && from.getRaster().getDataBuffer() instanceof DataBufferByte bytes
                && from.getRaster().getSampleModel().getWidth() == from.getWidth()) {
            WritableRaster raster = from.getRaster();
            for (int y = 0; y < rows; y++) {
                System.arraycopy(bytes.getData(), y * raster.getWidth(), to, at + y * toWidth, width);
            }
            return;
        }
        int bands = from.getRaster().getNumBands();
        boolean direct = bands == 1 && from.getColorModel().getNumColorComponents() == 1 && isByte(from.getRaster());
        int[] row = new int[width];
        for (int y = 0; y < rows; y++) {
            if (direct) {
                from.getRaster().getSamples(0, y, width, 1, 0, row);
            } else {
                from.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int x = 0; x < width; x++) {
                to[at + y * toWidth + x] = (byte) (direct ? row[x] : luminance(row[x]));
            }
        }
    }

    private static boolean isByte(Raster raster) {
        return raster.getSampleModel().getSampleSize(0) == 8;
    }

    /** As the eye weighs colours (Rec. 601). */
    private static int luminance(int argb) {
        int opaque = argb >>> 24;
        int shade = (299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff)) / 1000;
        return (shade * opaque + 255 * (255 - opaque)) / 255;
    }

    // ---- how the camera was held

    private Gray upright(Gray gray) {
        return switch (orientation) {
            case 2 -> gray.mirrored();
            case 3 -> gray.turned(2);
            case 4 -> gray.mirrored().turned(2);
            case 5 -> gray.mirrored().turned(3);
            case 6 -> gray.turned(1);
            case 7 -> gray.mirrored().turned(1);
            case 8 -> gray.turned(3);
            default -> gray;
        };
    }

    private static int orientation(Path file) throws IOException {
        byte[] head;
        try (InputStream stream = Files.newInputStream(file)) {
            head = stream.readNBytes(65_536 + 1024);
        }
        return JpegOrientation.of(head);
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        stream.close();
    }
}
