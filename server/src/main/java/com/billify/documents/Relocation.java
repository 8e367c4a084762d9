package com.billify.documents;

import com.billify.documents.DocumentRepository.Kept;
import com.billify.documents.DocumentRepository.Standing;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves files that were delivered before the setting changed: from a folder to a bucket, back, or into the database again. A file is
 * read from where it lies, put where it is to lie, read back from there and compared with its hash; only then, in one transaction, it
 * counts as lying there. Killed at any moment it lies where it lay.
 */
@Component
class Relocation {
    private static final int AT_ONCE = 100;
    private static final int MOST_FAILURES = 3;
    private static final UUID NO_ID = new UUID(0, 0);

    private final CompanyTransaction transaction;
    private final DocumentRepository documents;
    private final SealedFiles files;
    private final Clock clock;

    Relocation(CompanyTransaction transaction, DocumentRepository documents, SealedFiles files, Clock clock) {
        this.transaction = transaction;
        this.documents = documents;
        this.files = files;
        this.clock = clock;
    }

    /** The companies of which files lie elsewhere than they should. */
    List<CompanyId> companies() {
        return documents.companiesWithFilesElsewhere(chosenName());
    }

    /**
     * Moves all files of a company that lie elsewhere. One that cannot be moved does not keep the others; where several in a row
     * cannot, a depot is away.
     *
     * @throws IOException when one could not be moved; it lies where it lay
     */
    void run(CompanyId company) throws IOException {
        int failures = 0;
        IOException failure = null;
        for (List<Standing> some = elsewhere(company, NO_ID);
                !some.isEmpty();
                some = elsewhere(company, some.getLast().documentId())) {
            for (Standing standing : some) {
                try {
                    move(company, standing);
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

    private String chosenName() {
        return files.chosen().map(Depot::name).orElse("");
    }

    private List<Standing> elsewhere(CompanyId company, UUID after) {
        return transaction.read(company, () -> documents.findElsewhere(company, chosenName(), after, AT_ONCE));
    }

    private void move(CompanyId company, Standing from) throws IOException {
        UUID id = from.documentId();
        Kept file = transaction.read(company, () -> documents.find(company, id)).orElse(null);
        if (file == null) {
            return; // deleted meanwhile: what lies outside is left behind, and deleted in its time
        }
        byte[] sealed = sealed(company, from);
        Optional<Depot> chosen = files.chosen();
        if (chosen.isPresent()) {
            moveTo(chosen.get(), company, file, from, sealed);
        } else {
            requireSame(file, files.open(company, file, new ByteArrayInputStream(sealed)));
            settle(company, file, from, null, sealed);
        }
    }

    private byte[] sealed(CompanyId company, Standing from) throws IOException {
        try (InputStream in = files.depot(from.depot()).get(Depots.object(company.value(), from.documentId()))) {
            return in.readAllBytes();
        }
    }

    private void moveTo(Depot depot, CompanyId company, Kept file, Standing from, byte[] sealed) throws IOException {
        boolean isThere = transaction.call(company, () -> {
            boolean still = documents.lock(company, file.id()).isPresent();
            if (still) {
                documents.beginDelivery(company, file.id(), depot.name(), clock.instant());
            }
            return still;
        });
        if (!isThere) {
            return;
        }
        depot.put(Depots.object(company.value(), file.id()), new Depot.SealedFile() {
            @Override
            public long sizeBytes() {
                return sealed.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(sealed);
            }
        });
        requireSame(file, files.openIn(depot, company, file));
        settle(company, file, from, depot, sealed);
    }

    private static void requireSame(Kept file, InputStream content) throws IOException {
        try (content) {
            if (!Arrays.equals(Sha256.of(content), file.sha256())) {
                throw new IOException("what was moved of file " + file.id() + " is not what it was");
            }
        }
    }

    /** @param to null for the database, which takes the sealed bytes in pieces */
    private void settle(CompanyId company, Kept file, Standing from, @Nullable Depot to, byte[] sealed) {
        transaction.run(company, () -> {
            boolean isHere = documents.lock(company, file.id()).isPresent();
            boolean isMoved = documents
                    .findDepot(company, file.id())
                    .filter(from.depot()::equals)
                    .isEmpty();
            if (!isHere || isMoved) {
                return; // deleted meanwhile, or moved by another node
            }
            if (to == null) {
                for (int at = 0, number = 0; at < sealed.length; at += PieceOutput.PIECE_BYTES, number++) {
                    documents.addPiece(
                            company,
                            file.id(),
                            number,
                            Arrays.copyOfRange(sealed, at, Math.min(sealed.length, at + PieceOutput.PIECE_BYTES)));
                }
            } else {
                documents.endDelivery(company, file.id(), to.name(), clock.instant());
            }
            documents.leave(company, from, clock.instant());
        });
    }
}
