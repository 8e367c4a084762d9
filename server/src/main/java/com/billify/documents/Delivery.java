package com.billify.documents;

import com.billify.documents.DocumentRepository.Kept;
import com.billify.documents.DocumentRepository.Left;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.vault.VaultClosedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings files from the database to where they are to lie, and seals those from before there was a seal. A file leaves the
 * database only after it was read back from there and has the hash that it came with; killed at any moment, it is where it was, and
 * the step is taken again. Two nodes at the same file write the same bytes under the same name.
 */
@Component
class Delivery {
    /**
     * What lost its document is deleted outside only after this: until then a backup under way, or a database that was put back to
     * an earlier day, still finds it.
     */
    static final Duration KEPT_AFTER = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int AT_ONCE = 100;
    private static final int MOST_FAILURES = 3;
    private static final UUID NO_ID = new UUID(0, 0);

    private final CompanyTransaction transaction;
    private final DocumentRepository documents;
    private final SealedFiles files;
    private final Relocation relocation;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private Duration pause = Duration.ZERO;
    private long pausedAtNanos;

    Delivery(
            CompanyTransaction transaction,
            DocumentRepository documents,
            SealedFiles files,
            Relocation relocation,
            Clock clock) {
        this.transaction = transaction;
        this.documents = documents;
        this.files = files;
        this.relocation = relocation;
        this.clock = clock;
    }

    /**
     * Every few seconds, and after something failed ever more rarely, up to some minutes. At a fixed rate, as work at a fixed delay
     * would keep other work waiting until a depot has answered; one run at a time.
     */
    @Scheduled(initialDelay = 20, fixedRate = 10, timeUnit = TimeUnit.SECONDS)
    void runWhenDue() {
        if (!turn.tryLock()) {
            return;
        }
        try {
            if (System.nanoTime() - pausedAtNanos >= pause.toNanos()) {
                runOrPause();
            }
        } finally {
            turn.unlock();
        }
    }

    private void runOrPause() {
        try {
            run();
            if (!pause.isZero()) {
                LOG.info("Files are delivered again");
            }
            pause = Duration.ZERO;
        } catch (IOException | VaultClosedException e) {
            if (pause.isZero()) {
                LOG.error(
                        "Files cannot be delivered or moved now; each is safe where it lies, and it is tried again", e);
            }
            Duration doubled = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            pausedAtNanos = System.nanoTime();
        }
    }

    /**
     * Does all there is to do; a company of which something cannot be done does not keep the others.
     *
     * @throws IOException when a depot does not do what it is asked; what was done until then stays done
     */
    void run() throws IOException {
        int failures = 0;
        IOException failure = null;
        Set<CompanyId> companies =
                new LinkedHashSet<>(documents.companiesWithWork(files.chosen().isPresent(), leftBefore()));
        companies.addAll(relocation.companies());
        for (CompanyId company : companies) {
            try {
                run(company);
                failures = 0;
            } catch (IOException e) {
                failure = e;
                failures++;
                if (failures == MOST_FAILURES) {
                    throw e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** The same for one company. */
    void run(CompanyId company) throws IOException {
        sealAll(company);
        Optional<Depot> chosen = files.chosen();
        if (chosen.isPresent()) {
            deliverAll(chosen.get(), company);
        }
        for (Left left : transaction.read(company, () -> documents.findLeft(company, leftBefore(), AT_ONCE))) {
            letGo(company, left);
        }
        relocation.run(company);
    }

    /** With the file locked, if it is there still, so that nobody brings it to that very place meanwhile. */
    private void letGo(CompanyId company, Left left) throws IOException {
        try {
            transaction.run(company, () -> {
                documents.lock(company, left.documentId());
                if (documents.isLeft(company, left, leftBefore())) {
                    delete(company, left);
                    documents.forget(company, left);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void delete(CompanyId company, Left left) {
        try {
            files.depot(left.depot()).delete(Depots.object(company.value(), left.documentId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant leftBefore() {
        return clock.instant().minus(KEPT_AFTER);
    }

    private void sealAll(CompanyId company) {
        for (List<UUID> some = unsealed(company); !some.isEmpty(); some = unsealed(company)) {
            some.forEach(id -> seal(company, id));
        }
    }

    private List<UUID> unsealed(CompanyId company) {
        return transaction.read(company, () -> documents.findUnsealed(company, AT_ONCE));
    }

    /** One file that cannot be delivered does not keep the others; where several in a row cannot, the depot is away. */
    private void deliverAll(Depot depot, CompanyId company) throws IOException {
        int failures = 0;
        IOException failure = null;
        for (List<UUID> some = inPieces(company, NO_ID); !some.isEmpty(); some = inPieces(company, some.getLast())) {
            for (UUID id : some) {
                try {
                    deliver(depot, company, id);
                    failures = 0;
                } catch (IOException e) {
                    failure = e;
                    failures++;
                    if (failures == MOST_FAILURES) {
                        throw e;
                    }
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<UUID> inPieces(CompanyId company, UUID after) {
        return transaction.read(company, () -> documents.findInPieces(company, after, AT_ONCE));
    }

    /** Takes over a file that is kept as it came. */
    private void seal(CompanyId company, UUID id) {
        transaction.run(company, () -> {
            Kept file = documents.lock(company, id).orElse(null);
            if (file == null || file.sealedKey() != null) {
                return;
            }
            FileSeal.Subject subject = file.subject(company);
            byte[] content = files.read(company, file);
            byte[] sealedKey = files.newKey(subject);
            documents.replaceContent(company, id, sealedKey);
            files.write(subject, sealedKey, content);
        });
    }

    private void deliver(Depot depot, CompanyId company, UUID id) throws IOException {
        Kept file = transaction.call(company, () -> {
            Optional<Kept> still = documents.lock(company, id);
            still.ifPresent(kept -> documents.beginDelivery(company, id, depot.name(), clock.instant()));
            return still.orElse(null);
        });
        Long sizeBytes = transaction.read(
                company, () -> documents.findSealedBytes(company, id).orElse(null));
        if (file == null || sizeBytes == null) {
            return; // deleted meanwhile, or delivered by another node
        }
        depot.put(Depots.object(company.value(), id), new InPieces(company, id, sizeBytes));
        try (InputStream content = files.openIn(depot, company, file)) {
            if (!Arrays.equals(Sha256.of(content), file.sha256())) {
                throw new IOException("what was delivered of file " + id + " is not what was sent");
            }
        }
        transaction.run(company, () -> {
            if (documents.lock(company, id).isPresent()) {
                documents.endDelivery(company, id, depot.name(), clock.instant());
                documents.removePieces(company, id);
            }
        });
    }

    /** The sealed bytes of a file, each piece asked for by itself, so that no transaction waits for a depot. */
    private final class InPieces implements Depot.SealedFile {
        private final CompanyId company;
        private final UUID id;
        private final long sizeBytes;

        InPieces(CompanyId company, UUID id, long sizeBytes) {
            this.company = company;
            this.id = id;
            this.sizeBytes = sizeBytes;
        }

        @Override
        public long sizeBytes() {
            return sizeBytes;
        }

        @Override
        public InputStream open() {
            return new JoinedInput(new Iterator<>() {
                private int number;
                private byte[] next = piece(0);

                @Override
                public boolean hasNext() {
                    return next.length > 0;
                }

                @Override
                public byte[] next() {
                    byte[] piece = next;
                    number++;
                    next = piece(number);
                    return piece;
                }
            });
        }

        private byte[] piece(int number) {
            return transaction.read(company, () -> documents.findPiece(company, id, number));
        }
    }
}
