package com.billify.intake;

import com.billify.company.Companies;
import com.billify.documents.DocumentStore;
import com.billify.documents.StoredDocument;
import com.billify.documents.Thumbnails;
import com.billify.extraction.PageReader;
import com.billify.extraction.PageSource;
import com.billify.extraction.PagesRead;
import com.billify.extraction.ReadingDesk;
import com.billify.extraction.core.FileKind;
import com.billify.extraction.core.InvoiceDocument;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.fields.Known;
import com.billify.extraction.core.fields.Lesson;
import com.billify.extraction.core.fields.Own;
import com.billify.extraction.core.fields.Suppliers;
import com.billify.extraction.core.page.Look;
import com.billify.extraction.core.page.Page;
import com.billify.intake.core.OwnParty;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads PDFs and images as {@code extract} does. The pages are read once, before the books are touched, by the one process
 * that does so; what their words mean is worked out each time with what the company knows by then.
 */
@Component
class PrintDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PrintDesk.class);
    /** The process that reads pages takes memory as long as it is there. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private final PageReader worker = new PageReader();
    private final PrintRepository prints;
    private final LessonRepository lessons;
    private final DocumentStore documents;
    private final Thumbnails thumbnails;
    private final Companies companies;
    private final CompanyTransaction transaction;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long usedAtNanos = System.nanoTime();

    PrintDesk(
            PrintRepository prints,
            LessonRepository lessons,
            DocumentStore documents,
            Thumbnails thumbnails,
            Companies companies,
            CompanyTransaction transaction,
            Clock clock) {
        this.prints = prints;
        this.lessons = lessons;
        this.documents = documents;
        this.thumbnails = thumbnails;
        this.companies = companies;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** True for what may have to be looked at page by page. */
    static boolean mayBePrinted(byte[] content) {
        FileKind kind = FileKind.of(content);
        return kind == FileKind.PDF || kind == FileKind.IMAGE;
    }

    /**
     * Has the pages of a document read, where that was not done before. To be called outside of a transaction.
     *
     * @return false for what has no pages
     */
    boolean prepare(CompanyId company, UUID documentId) {
        byte[] start = transaction
                .read(company, () -> documents.findStart(company, documentId))
                .orElse(new byte[0]);
        if (!mayBePrinted(start)) {
            return false;
        }
        byte[] content = transaction
                .read(company, () -> documents.find(company, documentId))
                .map(StoredDocument::content)
                .orElse(new byte[0]);
        new ReadingDesk(new ReadAndKept(company, documentId)).read(content, Known.nothing());
        makeThumbnail(company, documentId, content);
        return true;
    }

    /** Makes the small picture of a document that was not brought in. To be called outside of a transaction. */
    void makeThumbnail(CompanyId company, UUID documentId) {
        byte[] start = transaction
                .read(company, () -> documents.findStart(company, documentId))
                .orElse(new byte[0]);
        byte[] content = mayBePrinted(start)
                ? transaction
                        .read(company, () -> documents.find(company, documentId))
                        .map(StoredDocument::content)
                        .orElse(new byte[0])
                : start;
        makeThumbnail(company, documentId, content);
    }

    /** Made by the process that reads pages, while it is there; what it cannot draw has none. */
    private void makeThumbnail(CompanyId company, UUID documentId, byte[] content) {
        if (!transaction.read(company, () -> thumbnails.isMissing(company, documentId))) {
            return;
        }
        try {
            byte @Nullable [] picture = mayBePrinted(content)
                    ? thumbnail(content, transaction.read(company, () -> look(company, documentId, 1)))
                            .orElse(null)
                    : null;
            transaction.run(company, () -> thumbnails.save(company, documentId, picture));
        } catch (IOException impossible) {
            LOG.warn("The program that reads pages could not be asked for a picture; it is made later", impossible);
        }
    }

    private Optional<byte[]> thumbnail(byte[] content, @Nullable Look look) throws IOException {
        turn.lock();
        try {
            return worker.thumbnail(content, look);
        } finally {
            usedAtNanos = System.nanoTime();
            turn.unlock();
        }
    }

    /** As which a page was read; null where it was not read, or states its words. Within a transaction. */
    @Nullable
    Look look(CompanyId company, UUID documentId, int number) {
        return prints.findPages(company, documentId, "read").orElse(null) instanceof PagesRead.Pages(var pages)
                ? pages.stream()
                        .filter(page -> page.number() == number)
                        .findFirst()
                        .map(Page::look)
                        .orElse(null)
                : null;
    }

    /** What a PDF or an image states, of the pages as they were read by {@link #prepare}. Within a transaction. */
    ReadingDesk.Answer read(CompanyId company, UUID documentId, byte[] content, OwnParty own) {
        ReadingDesk desk = new ReadingDesk(new Kept(company, documentId));
        LocalDate today = LocalDate.now(clock);
        ReadingDesk.Answer neutral = desk.read(content, new Known(Own.nothing(), Suppliers.none(), today));
        if (neutral.pages().isEmpty() || isOurs(neutral, own)) {
            return neutral;
        }
        // it is not of our own making, so that what is ours on it is not the seller's
        Suppliers suppliers = printed -> Lesson.supplier(lessons.find(company, printed), printed);
        return desk.read(content, new Known(known(company, own), suppliers, today));
    }

    private static boolean isOurs(ReadingDesk.Answer answer, OwnParty own) {
        return own.number() != null
                && answer.reading() instanceof InvoiceDocument document
                && own.number().digits().equals(document.sellerNumber());
    }

    private Own known(CompanyId company, OwnParty own) {
        Set<String> names = new HashSet<>();
        names.add(companies.get(company).name());
        if (own.name() != null) {
            names.add(own.name());
        }
        return new Own(
                names, own.number() == null ? Set.of() : Set.of(own.number().digits()), own.accounts());
    }

    /**
     * How a page looks.
     *
     * @param page from 1
     * @param look as which it was read; null to see it as it is
     * @return a PNG; empty when there is no such page
     */
    Optional<byte[]> picture(byte[] content, int page, @Nullable Look look) {
        return atWork(() -> worker.picture(content, page, look));
    }

    private <T> T atWork(Supplier<T> work) {
        turn.lock();
        try {
            return work.get();
        } finally {
            usedAtNanos = System.nanoTime();
            turn.unlock();
        }
    }

    @Scheduled(fixedDelay = 10_000)
    void closeIdle() {
        if (System.nanoTime() - usedAtNanos > IDLE.toNanos() && turn.tryLock()) {
            try {
                worker.close();
            } finally {
                turn.unlock();
            }
        }
    }

    @PreDestroy
    void stop() {
        worker.close();
    }

    /** Pages as they were kept. */
    private class Kept implements PageSource {
        private final CompanyId company;
        private final UUID documentId;

        Kept(CompanyId company, UUID documentId) {
            this.company = company;
            this.documentId = documentId;
        }

        @Override
        public PagesRead read(byte[] content) {
            return pages("read", content);
        }

        @Override
        public PagesRead readText(byte[] content) {
            return pages("text", content);
        }

        PagesRead pages(String how, byte[] content) {
            return kept(how)
                    .orElseGet(() -> new PagesRead.NotRead(
                            new Refusal(RefusalCode.READING_FAILED, "The pages of this document were not read.")));
        }

        final Optional<PagesRead> kept(String how) {
            return transaction.read(company, () -> prints.findPages(company, documentId, how));
        }

        CompanyId company() {
            return company;
        }

        UUID documentId() {
            return documentId;
        }

        @Override
        public void close() {}
    }

    /** The same, and those that were not read yet are read, which may take a minute. */
    private final class ReadAndKept extends Kept {
        ReadAndKept(CompanyId company, UUID documentId) {
            super(company, documentId);
        }

        @Override
        PagesRead pages(String how, byte[] content) {
            return kept(how).filter(ReadAndKept::isLasting).orElseGet(() -> {
                PagesRead first = ask(how, content);
                // whatever ended the reader may have been none of this file's doing
                PagesRead read = codeOf(first) == RefusalCode.READING_FAILED ? ask(how, content) : first;
                transaction.run(company(), () -> prints.savePages(company(), documentId(), how, read));
                return read;
            });
        }

        private PagesRead ask(String how, byte[] content) {
            return atWork(() -> "text".equals(how) ? worker.readText(content) : worker.read(content));
        }

        /** Not the fault of this machine, which may be mended by now. */
        private static boolean isLasting(PagesRead read) {
            RefusalCode code = codeOf(read);
            return code != RefusalCode.READING_FAILED && code != RefusalCode.NO_OCR;
        }

        private static @Nullable RefusalCode codeOf(PagesRead read) {
            return read instanceof PagesRead.NotRead(Refusal refusal) ? refusal.code() : null;
        }
    }
}
