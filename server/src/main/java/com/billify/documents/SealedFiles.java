package com.billify.documents;

import com.billify.documents.DocumentRepository.Kept;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.vault.Vault;
import com.billify.vault.VaultClosedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Puts bytes under seal into the database, and finds them again wherever they lie. Within a transaction of the company. */
@Component
class SealedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(SealedFiles.class);

    private final DocumentRepository documents;
    private final FileSeal seal;
    private final Depots depots;

    /** @throws DepotRefused when the variables make no sense */
    SealedFiles(
            DocumentRepository documents, Vault vault, Environment environment, @Value("${billify.data}") String data) {
        this.documents = documents;
        this.seal = new FileSeal(vault);
        this.depots = Depots.of(environment::getProperty, Path.of(data));
    }

    /** Where files are to be brought; empty when they stay in the database. */
    Optional<Depot> chosen() {
        return depots.chosen();
    }

    /** @throws IOException when nothing says any more where it is */
    Depot depot(String name) throws IOException {
        return depots.named(name);
    }

    /** A new key of a file, sealed. @throws ProblemException when nothing can be sealed here (503) */
    byte[] newKey(FileSeal.Subject subject) {
        try {
            return seal.newKey(subject);
        } catch (VaultClosedException e) {
            throw closed(e);
        }
    }

    void write(FileSeal.Subject subject, byte[] sealedKey, byte[] content) {
        try {
            seal.seal(
                    subject,
                    sealedKey,
                    content,
                    new PieceOutput((number, piece) ->
                            documents.addPiece(subject.company(), subject.documentId(), number, piece)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The content of a file.
     *
     * @throws ProblemException when it cannot be had now (503), or not as it was stored (500)
     */
    byte[] read(CompanyId company, Kept file) {
        return read(company, file, file.sizeBytes());
    }

    /** The same of its first bytes. */
    byte[] readStart(CompanyId company, Kept file, int most) {
        return read(company, file, Math.min(most, file.sizeBytes()));
    }

    private byte[] read(CompanyId company, Kept file, int length) {
        byte[] sealedKey = file.sealedKey();
        if (sealedKey == null) {
            return Arrays.copyOf(documents.findContent(company, file.id()), length);
        }
        boolean[] depotFailed = new boolean[1];
        try (InputStream sealed = openSealed(company, file, () -> depotFailed[0] = true);
                InputStream content = seal.open(file.subject(company), sealedKey, sealed)) {
            byte[] read = content.readNBytes(length);
            if (read.length < length || (length == file.sizeBytes() && content.read() >= 0)) {
                throw new IOException("it is of another length than what was stored");
            }
            return read;
        } catch (IOException e) {
            if (depotFailed[0]) {
                LOG.warn("The file {} of company {} cannot be had now: {}", file.id(), company, e.getMessage());
                throw new ProblemException(
                        503, "file-away", "Where the file is kept does not answer now. Try again later.");
            }
            LOG.error("The file {} of company {} is not as it was stored", file.id(), company, e);
            throw new ProblemException(
                    500, "file-damaged", "The file is not as it was stored; a backup may have it as it was.");
        } catch (VaultClosedException e) {
            throw closed(e);
        }
    }

    private static ProblemException closed(VaultClosedException e) {
        LOG.error("Files are closed: the root key is missing or another one", e);
        return new ProblemException(
                503,
                "root-key-missing",
                "The key that files are sealed with is missing on this server: put root.key back into the data folder.");
    }

    /** Pieces first: whatever is delivered meanwhile is delivered before they are gone. */
    private InputStream openSealed(CompanyId company, Kept file, Runnable depotFailed) throws IOException {
        String depot = documents.findSealedBytes(company, file.id()).isPresent()
                ? ""
                : documents.findDepot(company, file.id()).orElse("");
        if (depot.isEmpty()) {
            return documents.openPieces(company, file.id());
        }
        try {
            return new Watched(depots.named(depot).get(Depots.object(company.value(), file.id())), depotFailed);
        } catch (IOException e) {
            depotFailed.run();
            throw e;
        }
    }

    /** Tells when it was the depot that failed and not the seal, which keeps that to itself. */
    private static final class Watched extends FilterInputStream {
        private final Runnable failed;

        Watched(InputStream in, Runnable failed) {
            super(in);
            this.failed = failed;
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException e) {
                failed.run();
                throw e;
            }
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            try {
                return super.read(into, from, most);
            } catch (IOException e) {
                failed.run();
                throw e;
            }
        }
    }

    /** The content of sealed bytes. @throws IOException when they are not what was sealed for this file */
    InputStream open(CompanyId company, Kept file, InputStream sealed) throws IOException {
        return seal.open(file.subject(company), Objects.requireNonNull(file.sealedKey()), sealed);
    }

    /** The content of what lies in a depot, to see that it is there. @throws IOException when it is not, or is not what was sealed */
    InputStream openIn(Depot depot, CompanyId company, Kept file) throws IOException {
        return open(company, file, depot.get(Depots.object(company.value(), file.id())));
    }
}
