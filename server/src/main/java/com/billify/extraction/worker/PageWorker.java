package com.billify.extraction.worker;

import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.page.Look;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.PageText;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The program of the worker process: reads files to pages, one after the other, for whoever started it.
 *
 * <p>Its argument is a folder, which holds the files and takes the answers. A line on standard input, {@code read NAME} or {@code
 * text NAME} (leave images alone) or {@code picture3 NAME} (how page 3 looks; {@code picture3/1f NAME}: as it was read with the
 * look 1f) or {@code thumbnail NAME} (how page 1 looks, small; with a look as before), is answered by one on standard output:
 * {@code pages}, with the pages in NAME.pages ({@link PageText}, or a PNG, or a JPEG), or {@code refused CODE MESSAGE}, or
 * {@code last refused CODE MESSAGE} if it ends with that. At the end of its input it stops at once, with what it started, and
 * removes the folder: so it never outlives the process that started it.
 */
public final class PageWorker {
    /** Ends it in good order, as its training needs it. */
    private static final String STOP = "stop";

    /** Begins an answer after which the process ends: when memory was full, nobody knows what was left half done. */
    private static final String LAST = "last ";

    /** With the number of the page. */
    private static final String PICTURE = "picture";

    /** The first page, for a list. */
    private static final String THUMBNAIL = "thumbnail";

    /** In pixels: sharp on a screen of twice the usual dots, and a few kilobytes. */
    private static final int LONG_SIDE_SMALL = 256;

    private static final int LIMIT_MESSAGE = 500;
    private static final int HEAD_BYTES = 1_024;

    private final Path folder;
    private final OcrPrograms programs = OcrPrograms.here();

    private PageWorker(Path folder) {
        this.folder = folder;
    }

    /** @param args the folder */
    public static void main(String[] args) throws InterruptedException {
        Path folder = Path.of(args[0]);
        PrintStream answers = System.out;
        System.setOut(System.err); // whatever a library has to say stands not among the answers
        BlockingQueue<String> requests = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("requests").start(() -> {
            listen(requests);
            end(folder);
        });
        ImageIO.setUseCache(false);
        OwnFonts.install();
        PageWorker worker = new PageWorker(folder);
        for (String request = requests.take(); !request.equals(STOP); request = requests.take()) {
            String answer = worker.answer(request);
            answers.println(answer);
            answers.flush();
            if (answer.startsWith(LAST)) {
                end(folder);
            }
        }
    }

    private static void listen(BlockingQueue<String> requests) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                requests.add(line);
            }
        } catch (IOException gone) {
            // the same as its end
        }
    }

    private static void end(Path folder) {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            // swept up by the next one that starts a worker
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private String answer(String request) {
        String[] parts = request.split(" ", 2);
        if (parts.length < 2) {
            return refused(RefusalCode.READING_FAILED, "no request: " + request);
        }
        boolean isPdf = false;
        try {
            isPdf = isPdf(folder.resolve(parts[1]));
            if (parts[0].startsWith(PICTURE) || parts[0].startsWith(THUMBNAIL)) {
                draw(parts[0], parts[1], isPdf);
                return "pages";
            }
            List<Page> pages = pages(folder.resolve(parts[1]), isPdf, parts[0].equals("text"));
            if (pages.isEmpty()) {
                return refused(RefusalCode.NOTHING_PRINTED, "Nothing is printed on the pages of this document.");
            }
            Files.writeString(folder.resolve(parts[1] + ".pages"), PageText.write(pages), StandardCharsets.UTF_8);
            return "pages";
        } catch (TooMuch much) {
            return refused(RefusalCode.TOO_LARGE, sentence(much));
        } catch (NoOcr missing) {
            return refused(
                    RefusalCode.NO_OCR,
                    "This is an image of a document, and " + missing.getMessage()
                            + ": install tesseract, or name it in " + OcrPrograms.COMMAND + ".");
        } catch (InvalidPasswordException locked) {
            return refused(
                    RefusalCode.ENCRYPTED, "This PDF is protected by a password; Billify reads it without protection.");
        } catch (OutOfMemoryError full) {
            return LAST + refused(RefusalCode.TOO_LARGE, "This document takes more memory than any invoice does.");
        } catch (StackOverflowError deep) {
            return LAST + refused(RefusalCode.TOO_LARGE, "This document is nested deeper than any invoice is.");
        } catch (IOException | RuntimeException damaged) {
            return isPdf
                    ? refused(RefusalCode.BROKEN_PDF, "This PDF is damaged: its pages cannot be read.")
                    : refused(RefusalCode.BROKEN_IMAGE, "This image is damaged, or of a kind that is not read.");
        }
    }

    private void draw(String request, String name, boolean isPdf) throws IOException {
        String[] wanted = request.split("/", 2);
        Look look = wanted.length > 1 ? PageText.look(wanted[1]) : null;
        boolean isSmall = wanted[0].equals(THUMBNAIL);
        int page = isSmall ? 1 : Integer.parseInt(wanted[0].substring(PICTURE.length()));
        Gray whole = new DocumentPages(folder, programs).picture(folder.resolve(name), isPdf, page, look);
        Gray gray = isSmall && whole.longSide() > LONG_SIDE_SMALL ? whole.scaledTo(LONG_SIDE_SMALL) : whole;
        BufferedImage image = new BufferedImage(gray.width(), gray.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, gray.width(), gray.height(), gray.pixels());
        Path to = folder.resolve(name + ".pages");
        if (!ImageIO.write(image, isSmall ? "jpg" : "png", to.toFile())) {
            throw new IOException("this image cannot be written");
        }
    }

    private List<Page> pages(Path file, boolean isPdf, boolean onlyText) throws IOException {
        Path scratch = Files.createTempDirectory(folder, "reading");
        try {
            DocumentPages pages = new DocumentPages(scratch, programs);
            return isPdf ? pages.ofPdf(file, onlyText) : pages.ofImage(file);
        } finally {
            try (Stream<Path> left = Files.list(scratch)) {
                for (Path one : left.toList()) {
                    Files.deleteIfExists(one);
                }
            }
            Files.deleteIfExists(scratch);
        }
    }

    /** Its mark may stand behind what a mail program put before it. */
    private static boolean isPdf(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(HEAD_BYTES), StandardCharsets.ISO_8859_1).contains("%PDF-");
        }
    }

    private static String sentence(IOException because) {
        String words = Objects.requireNonNullElse(because.getMessage(), "it cannot be read");
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** On one line, whatever the message quotes. */
    private static String refused(RefusalCode code, String message) {
        String line = message.replaceAll("\\s+", " ");
        return "refused " + code + " " + line.substring(0, Math.min(LIMIT_MESSAGE, line.length()));
    }
}
