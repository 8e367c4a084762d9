package com.billify.extraction.worker;

import com.billify.extraction.core.page.Look;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.QrCode;
import com.billify.extraction.worker.GlyphLines.Upright;
import com.billify.extraction.worker.PdfText.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** The pages of one document: from its text where it has some, else from what its pages look like. */
final class DocumentPages {
    /** A PDF with more pages is a book. */
    private static final int LIMIT_PAGES = 500;
    /** A page of an invoice has some ten. */
    private static final int LIMIT_OBJECTS = 100_000;

    /** ISO 32000-1, 7.5.8: how many objects a packed table of them has. */
    private static final Pattern SIZE =
            Pattern.compile("/Size\\s{1,9}(\\d{1,12})[^>]{0,300}/XRef|/XRef[^>]{0,300}/Size\\s{1,9}(\\d{1,12})");
    /**
     * ISO 32000-1, 7.5.4: a line of a plain table of objects. What its trailer says of their number is not believed: some programs
     * write the highest number there ever was.
     */
    private static final Pattern ENTRY = Pattern.compile("\\d{10} \\d{5} n");

    private static final int PART_BYTES = 1_000_000;
    private static final int LONGEST_SIZE = 350;
    /** Read from the beginning and from the end: an invoice states its totals on the last pages. */
    private static final int FIRST_PAGES = 15;

    private static final int LAST_PAGES = 5;
    /** Pages of which the image is read. */
    private static final int LIMIT_IMAGES = 5;
    /** No further image is read after so long, in seconds: what was read until then is handed over. */
    private static final int LIMIT_SECONDS = 40;
    /** What a PDF may write to the disk while it is read, in bytes. */
    private static final long LIMIT_DISK = 200_000_000;
    /** What the drawing of one page may unpack to, in bytes. */
    private static final long LIMIT_UNPACKED = 24_000_000;

    /** Letters from which on a text is believed to be all of a page, and on a page with an image over all of it. */
    private static final int LETTERS = 50;

    private static final int LETTERS_ON_IMAGE = 200;
    private static final double UNKNOWN = 0.05;
    private static final double WHOLE_PAGE = 0.8;
    private static final int DPI = 200;
    /** In pixels: small print of an A4 page can be read. */
    private static final int LONG_SIDE_SHOWN = 1_500;

    private static final double LIMIT_RENDERED_PIXELS = 9_000_000;

    /** In points: half an inch, and half a page. */
    private static final double SMALLEST_CODE = 36;

    private static final double LARGEST_CODE = 300;
    private static final double NOT_SQUARE = 0.15;
    private static final long LIMIT_CODE_PIXELS = 2_000_000;
    private static final int LIMIT_CODES = 5;
    /** The smallest code has 21 by 21 squares, of which half are dark and some lie together. */
    private static final int LEAST_DOTS = 120;

    private static final int DPI_OF_CODES = 150;

    private final Path folder;
    private final OcrPrograms programs;
    private final long startedNanos = System.nanoTime();
    private @Nullable PageOcr ocr;
    private @Nullable NoOcr noOcr;
    private int imagesRead;

    /** @param folder for files that live as long as the reading */
    DocumentPages(Path folder, OcrPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /**
     * @param onlyText leave out what would have to be read from images
     * @throws TooMuch when it asks for more than any invoice does
     * @throws org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException when it asks for a password
     */
    List<Page> ofPdf(Path file, boolean onlyText) throws IOException {
        refuseManyObjects(file);
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), MemoryUsageSetting.setupTempFileOnly(LIMIT_DISK).streamCache)) {
            int count = document.getNumberOfPages();
            if (count > LIMIT_PAGES) {
                throw new TooMuch("this PDF has %d pages; Billify reads up to %d".formatted(count, LIMIT_PAGES));
            }
            List<Page> pages = new ArrayList<>();
            for (int index = 0; index < count; index++) {
                if (index < FIRST_PAGES || index >= count - LAST_PAGES) {
                    Page page = page(document, index, onlyText);
                    if (page != null) {
                        pages.add(page);
                    }
                }
            }
            if (pages.isEmpty() && noOcr != null) {
                throw noOcr;
            }
            return pages;
        }
    }

    /** PDFBox keeps a note of each; told by what the file says of itself, and where it lies, memory is full soon enough. */
    private static void refuseManyObjects(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            String before = "";
            long objects = 0;
            for (byte[] part = bytes.readNBytes(PART_BYTES); part.length > 0; part = bytes.readNBytes(PART_BYTES)) {
                String here = new String(part, StandardCharsets.ISO_8859_1);
                objects += ENTRY.matcher(here).results().count();
                String text = before + here;
                long stated = SIZE.matcher(text)
                        .results()
                        .mapToLong(size -> Long.parseLong(size.group(1) == null ? size.group(2) : size.group(1)))
                        .max()
                        .orElse(0);
                if (Math.max(stated, objects) > LIMIT_OBJECTS) {
                    throw new TooMuch("this PDF has %d parts; Billify reads up to %d"
                            .formatted(Math.max(stated, objects), LIMIT_OBJECTS));
                }
                before = text.substring(Math.max(0, text.length() - LONGEST_SIZE));
            }
        }
    }

    /** @throws TooMuch when it has too many pixels */
    List<Page> ofImage(Path file) throws IOException {
        try (Picture picture = Picture.open(file)) {
            List<Page> pages = new ArrayList<>();
            int count = picture.pages(LIMIT_PAGES);
            for (int index = 0; index < count && mayReadImage(); index++) {
                pages.add(ocr().read(index + 1, picture.page(index)));
            }
            return pages;
        }
    }

    /**
     * What one page looks like.
     *
     * @param number of the page, from 1
     * @param look as which it was read; null to show it as it is
     * @throws IOException when there is no such page
     */
    Gray picture(Path file, boolean isPdf, int number, @Nullable Look look) throws IOException {
        if (!isPdf) {
            try (Picture picture = Picture.open(file)) {
                requirePage(number, picture.pages(LIMIT_PAGES));
                return shown(picture.page(number - 1), look);
            }
        }
        refuseManyObjects(file);
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), MemoryUsageSetting.setupTempFileOnly(LIMIT_DISK).streamCache)) {
            requirePage(number, document.getNumberOfPages());
            PDPage page = document.getPage(number - 1);
            refuseBomb(page);
            if (look != null) {
                return shown(image(document, number - 1, PdfText.of(page)), look);
            }
            double longSide =
                    Math.max(page.getCropBox().getWidth(), page.getCropBox().getHeight());
            float scale = (float) (LONG_SIDE_SHOWN / Math.max(1, longSide));
            return Picture.gray(new PDFRenderer(document).renderImage(number - 1, scale, ImageType.GRAY));
        }
    }

    private static Gray shown(Gray image, @Nullable Look look) {
        Gray page = look == null ? image : PageOcr.seen(image, look);
        return Math.max(page.width(), page.height()) > LONG_SIDE_SHOWN ? page.scaledTo(LONG_SIDE_SHOWN) : page;
    }

    private static void requirePage(int number, int count) throws IOException {
        if (number < 1 || number > count) {
            throw new IOException("there is no page " + number);
        }
    }

    private @Nullable Page page(PDDocument document, int index, boolean onlyText) throws IOException {
        PDPage page = document.getPage(index);
        refuseBomb(page);
        PdfText text = PdfText.of(page);
        Upright upright = GlyphLines.of(text.glyphs(), text.width(), text.height());
        if (isUsable(text) && Legible.isText(upright, text.images().stream().anyMatch(DocumentPages::isWhole))
                || onlyText) {
            return new Page(
                    index + 1,
                    upright.width(),
                    upright.height(),
                    Page.Origin.TEXT,
                    upright.words(),
                    onlyText ? List.of() : codes(document, index, text));
        }
        boolean isEmpty = text.glyphs().isEmpty() && text.images().isEmpty() && text.invisible() == 0 && !text.draws();
        if (isEmpty || !mayReadImage()) {
            return null;
        }
        try {
            return ocr().read(index + 1, image(document, index, text));
        } catch (NoOcr missing) {
            noOcr = missing; // other pages may have their text
            return null;
        }
    }

    private static boolean isUsable(PdfText text) {
        long letters = text.glyphs().stream()
                .flatMapToInt(glyph -> glyph.text().codePoints())
                .filter(Character::isLetterOrDigit)
                .count();
        if (letters > 0 && text.images().isEmpty() && !text.draws()) {
            return true; // a short text, with nothing beside it
        }
        boolean isOnImage = text.images().stream().anyMatch(DocumentPages::isWhole);
        return letters > (isOnImage ? LETTERS_ON_IMAGE : LETTERS) && text.unknown() < UNKNOWN;
    }

    private static boolean isWhole(Shown image) {
        return image.covers() > WHOLE_PAGE;
    }

    private boolean mayReadImage() {
        return imagesRead < LIMIT_IMAGES && System.nanoTime() - startedNanos < LIMIT_SECONDS * 1_000_000_000L;
    }

    private PageOcr ocr() throws IOException {
        imagesRead++;
        if (ocr == null) {
            ocr = new PageOcr(new Tesseract(programs.find(), folder));
        }
        return ocr;
    }

    /** Without this PDFBox unpacks a page in memory, however long it becomes. */
    private static void refuseBomb(PDPage page) throws IOException {
        long unpacked = 0;
        for (var streams = page.getContentStreams(); streams.hasNext(); ) {
            unpacked += unpacked(streams.next());
            if (unpacked > LIMIT_UNPACKED) {
                throw new TooMuch(
                        "a page of this PDF unpacks to more than %d MB".formatted(LIMIT_UNPACKED / 1_000_000));
            }
        }
    }

    /** In bytes, counted up to just over the limit. */
    private static long unpacked(PDStream stream) throws IOException {
        long unpacked = 0;
        byte[] buffer = new byte[65_536];
        try (InputStream bytes = inflated(stream)) {
            int read = bytes.read(buffer);
            while (read >= 0 && unpacked <= LIMIT_UNPACKED) {
                unpacked += read;
                read = bytes.read(buffer);
            }
        } catch (IOException damaged) {
            return unpacked; // PDFBox takes what it can of it
        }
        return unpacked;
    }

    private static InputStream inflated(PDStream stream) throws IOException {
        InputStream bytes = stream.getCOSObject().createRawInputStream();
        for (COSName filter : stream.getFilters()) {
            if (!filter.equals(COSName.FLATE_DECODE) && !filter.equals(COSName.FLATE_DECODE_ABBREVIATION)) {
                break;
            }
            bytes = new InflaterInputStream(bytes);
        }
        return bytes;
    }

    // ---- what a page looks like

    private Gray image(PDDocument document, int index, PdfText text) throws IOException {
        if (text.images().size() == 1 && text.glyphs().isEmpty()) {
            Shown shown = text.images().getFirst();
            if (shown.covers() > WHOLE_PAGE && shown.upright() >= 0) {
                Gray whole = whole(shown.image());
                if (whole != null) {
                    return whole.turned(shown.upright());
                }
            }
        }
        double points = text.width() * text.height();
        double dpi = Math.min(DPI, 72 * Math.sqrt(LIMIT_RENDERED_PIXELS / points));
        return Picture.gray(new PDFRenderer(document).renderImageWithDPI(index, (float) dpi, ImageType.GRAY));
    }

    /** The one image of a scanned page as it is, which costs no drawing and loses nothing; null where it is no simple one. */
    private @Nullable Gray whole(PDImageXObject image) throws IOException {
        Picture.refuseTooLarge(image.getWidth(), image.getHeight());
        List<COSName> filters = image.getStream().getFilters();
        if (filters.size() != 1 || !filters.getFirst().equals(COSName.DCT_DECODE) || image.getSoftMask() != null) {
            return null;
        }
        Path file = Files.createTempFile(folder, "image", ".jpg");
        try {
            try (InputStream bytes = image.getStream().getCOSObject().createRawInputStream();
                    OutputStream to = Files.newOutputStream(file)) {
                bytes.transferTo(to);
            }
            try (Picture picture = Picture.open(file)) {
                return picture.page(0);
            }
        } catch (TooMuch large) {
            throw large;
        } catch (IOException | RuntimeException odd) {
            return null; // colours that the JDK does not know: drawn by PDFBox
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The QR codes of a page with text: among its images, or drawn square by square. */
    private static List<QrCode> codes(PDDocument document, int index, PdfText text) throws IOException {
        List<QrCode> codes = new ArrayList<>();
        for (Shown shown : text.images()) {
            PDImageXObject image = shown.image();
            double across = shown.place().width();
            boolean mayBe = across >= SMALLEST_CODE
                    && across <= LARGEST_CODE
                    && Math.abs(shown.place().height() / across - 1) < NOT_SQUARE
                    && (long) image.getWidth() * image.getHeight() <= LIMIT_CODE_PIXELS;
            if (mayBe && codes.size() < LIMIT_CODES) {
                Gray gray = Picture.gray(image.getImage()).framed(image.getWidth() / 8);
                QrCodes.in(gray, 1).stream()
                        .map(code -> new QrCode(code.text(), shown.place()))
                        .forEach(codes::add);
            }
        }
        if (codes.isEmpty() && text.dots() >= LEAST_DOTS && index < FIRST_PAGES) {
            Gray page = Picture.gray(new PDFRenderer(document).renderImageWithDPI(index, DPI_OF_CODES, ImageType.GRAY));
            return QrCodes.in(page, 72 / (double) DPI_OF_CODES);
        }
        return codes;
    }
}
