package com.billify.intake;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does in the background what was begun: reading, taking in, undoing. What is to be done is a state in the database, so work
 * that a node left behind when it ended is taken up by any node, this one after its next start included. Of one company one
 * piece of work is done at a time, on whichever node: {@link Intake} sees to that with a lock that ends with the transaction
 * of the work.
 *
 * <p>Two at once on a node: a large import must not keep a small one waiting, and memory is little.
 */
@Component
class ImportWork {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    /** Files of this size together are read and taken in within a second or two. */
    private static final long SMALL_BYTES = 4_000_000;

    private static final Duration LEFT_TO_ITS_NODE = Duration.ofSeconds(3);

    private final Intake intake;
    private final ImportRepository imports;
    private final CompanyTransaction transaction;
    private final Clock clock;
    private final ExecutorService small = lane("imports-small");
    private final ExecutorService large = lane("imports-large");
    private final Map<UUID, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    ImportWork(Intake intake, ImportRepository imports, CompanyTransaction transaction, Clock clock) {
        this.intake = intake;
        this.imports = imports;
        this.transaction = transaction;
        this.clock = clock;
    }

    private static ExecutorService lane(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Sets to work on what was begun and waits a while: most is done before anybody would look at a progress bar. */
    void beginAndWait(CompanyId company, UUID id, Duration patience) {
        try {
            begin(company, id).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // the state tells how far it is, or what became of it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Every few seconds, and soon after the start: what nobody works on, because its node ended or was busy. What was begun
     * just now is left to the node where it was.
     */
    @Scheduled(initialDelay = 1_000, fixedDelay = 2_000)
    void takeUp() {
        imports.underWay(clock.instant().minus(LEFT_TO_ITS_NODE)).forEach(begun -> begin(begun.company(), begun.id()));
    }

    private CompletableFuture<Void> begin(CompanyId company, UUID id) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> already = running.putIfAbsent(id, done);
        if (already != null) {
            return already;
        }
        try {
            long bytes = transaction.read(company, () -> imports.sizeBytes(company, id));
            (bytes <= SMALL_BYTES ? small : large).execute(() -> {
                try {
                    intake.work(company, id);
                } catch (RuntimeException e) {
                    LOG.error("Work on an import ended; it will be taken up again", e);
                } finally {
                    running.remove(id);
                    done.complete(null);
                }
            });
        } catch (RejectedExecutionException e) {
            running.remove(id); // the program is stopping; the next start takes it up
            done.complete(null);
        }
        return done;
    }

    /** Lets go of what is under way: its transaction is taken back, and its state says that it is still to be done. */
    @PreDestroy
    void stop() {
        intake.stop();
        small.shutdown();
        large.shutdown();
        try {
            if (!small.awaitTermination(5, TimeUnit.SECONDS) || !large.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("An import did not stop in time; the next start begins it again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
