package com.billify.intake;

import com.billify.documents.DocumentStore;
import com.billify.documents.Thumbnails;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows the small picture of a file. What is brought in has its own made when its pages are read ({@link PrintDesk}); of what came
 * another way, or before there were any, it is made when somebody first looks for it, without making them wait.
 */
@Component
class ThumbnailDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailDesk.class);
    /** As many as a person may scroll past; whoever comes again asks again. */
    private static final int MOST_WAITING = 100;

    private final Thumbnails thumbnails;
    private final DocumentStore documents;
    private final PrintDesk printDesk;
    private final CompanyTransaction transaction;
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService making = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("thumbnails").factory());

    ThumbnailDesk(Thumbnails thumbnails, DocumentStore documents, PrintDesk printDesk, CompanyTransaction transaction) {
        this.thumbnails = thumbnails;
        this.documents = documents;
        this.printDesk = printDesk;
        this.transaction = transaction;
    }

    /**
     * A JPEG; empty when there is none, or none yet.
     *
     * @throws ProblemException when the company has no such file (404)
     */
    Optional<byte[]> show(CompanyId company, UUID documentId) {
        Optional<byte[]> made = transaction.read(company, () -> thumbnails.find(company, documentId));
        if (made.isEmpty() && transaction.read(company, () -> isMissing(company, documentId))) {
            make(company, documentId);
        }
        return made;
    }

    private boolean isMissing(CompanyId company, UUID documentId) {
        if (!documents.exists(company, documentId)) {
            throw ProblemException.notFound();
        }
        return thumbnails.isMissing(company, documentId);
    }

    private void make(CompanyId company, UUID documentId) {
        if (!waiting.add(documentId)) {
            return;
        }
        try {
            making.execute(() -> {
                try {
                    printDesk.makeThumbnail(company, documentId);
                } catch (RuntimeException e) {
                    LOG.warn("The picture of file {} was not made: {}", documentId, e.toString());
                } finally {
                    waiting.remove(documentId);
                }
            });
        } catch (RejectedExecutionException e) {
            waiting.remove(documentId); // many wait already, or the program is stopping
        }
    }

    @PreDestroy
    void stop() {
        making.shutdownNow();
    }
}
