package com.billify.bench.paper;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The first page of a paper as a scanner or a telephone sees it. */
final class Spoiled {
    private static final float SCAN_DPI = 200;
    private static final float PHOTO_DPI = 170;

    private Spoiled() {}

    static boolean isOnePage(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return document.getNumberOfPages() == 1;
        }
    }

    /** A little askew, a little soft, with dust. */
    static void scan(Path pdf, Path jpeg, Draw draw) throws IOException {
        BufferedImage page = page(pdf, SCAN_DPI);
        BufferedImage turned = blank(page.getWidth(), page.getHeight(), 252);
        Graphics2D graphics = turned.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(
                page,
                AffineTransform.getRotateInstance(
                        Math.toRadians(draw.uniform(-1, 1)), page.getWidth() / 2.0, page.getHeight() / 2.0),
                null);
        graphics.dispose();
        BufferedImage soft = blurred(turned, 0.5 + draw.uniform(0, 0.15));
        noise(soft, draw, 7);
        write(soft, jpeg, 0.72f);
    }

    /** On a dark desk, from a corner, under a lamp, folded once. */
    static void photo(Path pdf, Path jpeg, Draw draw) throws IOException {
        BufferedImage page = page(pdf, PHOTO_DPI);
        int width = (int) (page.getWidth() * 1.16);
        int height = (int) (page.getHeight() * 1.13);
        double[][] corners = corners(draw, width, height);
        int desk = draw.between(40, 90);
        int fold = draw.between(page.getHeight() / 3, page.getHeight() * 2 / 3);
        double lampX = draw.uniform(0.1, 0.9) * width;
        double lampY = draw.uniform(0.1, 0.9) * height;
        double[] map = fromUnitSquare(corners);
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] place = inverse(map, x, y);
                double u = place[0] * page.getWidth();
                double v = place[1] * page.getHeight();
                boolean isPaper = u >= 0 && v >= 0 && u < page.getWidth() - 1 && v < page.getHeight() - 1;
                double grey = isPaper ? sample(page, u, v) * 0.93 : desk;
                double far = Math.hypot(x - lampX, y - lampY) / Math.hypot(width, height);
                double light = 1.05 - 0.55 * far - (isPaper ? 0.12 * Math.exp(-Math.pow((v - fold) / 14, 2)) : 0);
                photo.setRGB(x, y, grey(grey * light + draw.normal() * 3.5));
            }
        }
        write(blurred(photo, 0.5), jpeg, 0.7f);
    }

    private static BufferedImage page(Path pdf, float dpi) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
        }
    }

    private static BufferedImage blank(int width, int height, int grey) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(grey, grey, grey));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    private static double[][] corners(Draw draw, int width, int height) {
        double side = 0.05;
        return new double[][] {
            {width * draw.uniform(0.02, side + 0.03), height * draw.uniform(0.02, side + 0.02)},
            {width * (1 - draw.uniform(0.02, side + 0.03)), height * draw.uniform(0.02, side + 0.02)},
            {width * (1 - draw.uniform(0.02, side)), height * (1 - draw.uniform(0.02, side))},
            {width * draw.uniform(0.02, side), height * (1 - draw.uniform(0.02, side))}
        };
    }

    /** Heckbert's map of the unit square onto four corners: eight numbers, the ninth is one. */
    private static double[] fromUnitSquare(double[][] corner) {
        double sumX = corner[0][0] - corner[1][0] + corner[2][0] - corner[3][0];
        double sumY = corner[0][1] - corner[1][1] + corner[2][1] - corner[3][1];
        double dx1 = corner[1][0] - corner[2][0];
        double dx2 = corner[3][0] - corner[2][0];
        double dy1 = corner[1][1] - corner[2][1];
        double dy2 = corner[3][1] - corner[2][1];
        double below = dx1 * dy2 - dx2 * dy1;
        double g = (sumX * dy2 - dx2 * sumY) / below;
        double h = (dx1 * sumY - sumX * dy1) / below;
        return new double[] {
            corner[1][0] - corner[0][0] + g * corner[1][0],
            corner[3][0] - corner[0][0] + h * corner[3][0],
            corner[0][0],
            corner[1][1] - corner[0][1] + g * corner[1][1],
            corner[3][1] - corner[0][1] + h * corner[3][1],
            corner[0][1],
            g,
            h
        };
    }

    private static double[] inverse(double[] map, double x, double y) {
        double a = map[0] - map[6] * x;
        double b = map[1] - map[7] * x;
        double c = x - map[2];
        double d = map[3] - map[6] * y;
        double e = map[4] - map[7] * y;
        double f = y - map[5];
        double below = a * e - b * d;
        return new double[] {(c * e - b * f) / below, (a * f - c * d) / below};
    }

    private static double sample(BufferedImage page, double x, double y) {
        int left = (int) x;
        int top = (int) y;
        double right = x - left;
        double down = y - top;
        var raster = page.getRaster();
        return raster.getSample(left, top, 0) * (1 - right) * (1 - down)
                + raster.getSample(left + 1, top, 0) * right * (1 - down)
                + raster.getSample(left, top + 1, 0) * (1 - right) * down
                + raster.getSample(left + 1, top + 1, 0) * right * down;
    }

    /** @param centre what each point keeps of itself */
    private static BufferedImage blurred(BufferedImage image, double centre) {
        float side = (float) ((1 - centre) / 8);
        float[] kernel = {side, side, side, side, (float) centre, side, side, side, side};
        return new ConvolveOp(new Kernel(3, 3, kernel), ConvolveOp.EDGE_NO_OP, null).filter(image, null);
    }

    private static void noise(BufferedImage image, Draw draw, double strength) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, grey((image.getRGB(x, y) & 0xff) + draw.normal() * strength));
            }
        }
    }

    private static int grey(double value) {
        int level = (int) Math.max(0, Math.min(255, value));
        return 0xff000000 | level << 16 | level << 8 | level;
    }

    private static void write(BufferedImage image, Path jpeg, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(Files.newOutputStream(jpeg))) {
            ImageWriteParam setting = writer.getDefaultWriteParam();
            setting.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            setting.setCompressionQuality(quality);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), setting);
        } finally {
            writer.dispose();
        }
    }
}
