package com.billify.extraction;

import com.billify.extraction.WorkerProcess.Answer;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.page.Look;
import com.billify.extraction.core.page.Page;
import com.billify.extraction.core.page.PageText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads PDFs and images to pages of words, in a process of its own: whatever a file does to it, whoever asks lives on and gets an
 * answer. The process is started at the first file and serves the following ones, one at a time; one that dies or does
 * not come to an end is replaced for the next file.
 */
public final class PageReader implements PageSource {
    /** A result of more bytes is none: 20 pages of 2,000 words are two million. */
    private static final long LIMIT_RESULT = 40_000_000;

    /** In bytes: a page in shades of gray has some hundred thousand. */
    private static final long LIMIT_PICTURE = 5_000_000;

    private @Nullable WorkerProcess worker;

    @Override
    public synchronized PagesRead read(byte[] content) {
        return ask("read", content);
    }

    @Override
    public synchronized PagesRead readText(byte[] content) {
        return ask("text", content);
    }

    /** Starts the process if it is not there, so that it is ready when a file is. */
    @Override
    public synchronized void warmUp() {
        try {
            running();
        } catch (IOException impossible) {
            worker = null; // said when a file is there to be read
        }
    }

    /**
     * What a page looks like, for a person.
     *
     * @param page from 1
     * @param look as which it was read; null to see it as it is
     * @return a PNG; empty when there is no such page, or none that can be drawn
     */
    public synchronized Optional<byte[]> picture(byte[] content, int page, @Nullable Look look) {
        try {
            return drawn("picture" + page, content, look);
        } catch (IOException failed) {
            close();
            return Optional.empty();
        }
    }

    /**
     * What the first page looks like, small enough for a list.
     *
     * @param look as which it was read; null to see it as it is
     * @return a JPEG; empty when none can be drawn
     * @throws IOException when the process could not be started or asked
     */
    public synchronized Optional<byte[]> thumbnail(byte[] content, @Nullable Look look) throws IOException {
        try {
            return drawn("thumbnail", content, look);
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private Optional<byte[]> drawn(String what, byte[] content, @Nullable Look look) throws IOException {
        String request = look == null ? what : what + "/" + PageText.write(look);
        return switch (running().ask(request, content)) {
            case Answer.Refused refused -> Optional.empty();
            case Answer.Result(Path file) -> picture(file);
        };
    }

    private static Optional<byte[]> picture(Path file) throws IOException {
        try {
            return Files.size(file) > LIMIT_PICTURE ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private PagesRead ask(String what, byte[] content) {
        try {
            WorkerProcess asked = running();
            PagesRead read = switch (asked.ask(what, content)) {
                case Answer.Refused(Refusal refusal) -> new PagesRead.NotRead(refusal);
                case Answer.Result(Path file) -> pages(file);
            };
            if (!asked.isAlive()) {
                close();
            }
            return read;
        } catch (IOException failed) {
            close();
            return failed("The program that reads pages could not be started or asked");
        }
    }

    private WorkerProcess running() throws IOException {
        if (worker != null && !worker.isAlive()) {
            close(); // it may have been killed while nobody asked
        }
        if (worker == null) {
            worker = WorkerProcess.start();
        }
        return worker;
    }

    private static PagesRead pages(Path file) throws IOException {
        if (Files.size(file) > LIMIT_RESULT) {
            return new PagesRead.NotRead(
                    new Refusal(RefusalCode.TOO_LARGE, "This document holds more words than any invoice does."));
        }
        try {
            List<Page> pages = PageText.read(Files.readString(file, StandardCharsets.UTF_8));
            return pages.isEmpty() ? failed("No page was read") : new PagesRead.Pages(pages);
        } catch (IllegalArgumentException odd) {
            return failed("The answer of the program that reads pages makes no sense");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static PagesRead failed(String message) {
        return new PagesRead.NotRead(new Refusal(RefusalCode.READING_FAILED, message + "."));
    }

    /** Ends the process, if there is one. A later file starts another. */
    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }
}
