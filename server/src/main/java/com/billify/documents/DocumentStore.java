package com.billify.documents;

import com.billify.documents.DocumentRepository.Kept;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The files of a company, each stored once by its content, under seal. To be called within a transaction of the company.
 *
 * <p>The bytes are written to the database, so that a file and what was read from it are committed together and no outage of
 * another place loses one. From there {@link Delivery} brings them to a folder or a bucket, where one is named.
 */
@Component
public class DocumentStore {
    private static final int START_BYTES = 4_096;
    private static final int YEARS_KEPT = 10;
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final DocumentRepository documents;
    private final SealedFiles files;
    private final JdbcTemplate template;
    private final Clock clock;

    DocumentStore(DocumentRepository documents, SealedFiles files, JdbcTemplate template, Clock clock) {
        this.documents = documents;
        this.files = files;
        this.template = template;
        this.clock = clock;
    }

    /** Keeps a file, or finds the one with the same bytes that is kept already. */
    public UUID store(CompanyId company, String name, byte[] content) {
        byte[] sha256 = Sha256.of(content);
        Optional<UUID> known = documents.findByHash(company, sha256);
        if (known.isPresent()) {
            return known.get();
        }
        FileSeal.Subject subject = new FileSeal.Subject(company, UUID.randomUUID(), sha256);
        byte[] sealedKey = files.newKey(subject);
        Kept file = new Kept(
                subject.documentId(), sha256, name, MediaType.of(content).value(), content.length, sealedKey);
        if (!documents.add(company, file, clock.instant())) { // somebody else was quicker
            return documents.findByHash(company, sha256).orElseThrow();
        }
        files.write(subject, sealedKey, content);
        return file.id();
    }

    /**
     * A name for a file that came without one.
     *
     * @param stem what it is of
     * @return the stem with the ending of its kind; empty when it is of no kind that a person would look at
     */
    public Optional<String> nameFor(String stem, byte[] content) {
        return MediaType.of(content).ending().map(ending -> stem + ending);
    }

    /**
     * Keeps a file that a person hangs on something.
     *
     * @throws ProblemException when its bytes are of no kind that a person would look at: a document, a picture, a text
     */
    public UUID storeAttachment(CompanyId company, String name, byte[] content) {
        if (MediaType.of(content) == MediaType.OTHER) {
            throw ProblemException.ofField(
                    "file", "unknown-file-type", "Only PDF, pictures, XML, text and office files can be added.");
        }
        return store(company, name, content);
    }

    /**
     * The file, byte for byte; empty when the company has none of that id.
     *
     * @throws ProblemException when it lies where nothing answers now (503), or is not as it was stored (500)
     */
    public Optional<StoredDocument> find(CompanyId company, UUID id) {
        return documents
                .find(company, id)
                .map(file -> new StoredDocument(file.name(), file.mediaType(), files.read(company, file)));
    }

    /** True when the company has a file of that id. */
    public boolean exists(CompanyId company, UUID id) {
        return documents.find(company, id).isPresent();
    }

    /**
     * The first bytes of a file, by which its kind is told; empty when the company has none of that id.
     *
     * @throws ProblemException as {@link #find}
     */
    public Optional<byte[]> findStart(CompanyId company, UUID id) {
        return documents.find(company, id).map(file -> files.readStart(company, file, START_BYTES));
    }

    /**
     * Keeps files that state bank lines or invoices from being deleted as long as the law wants them: ten years from the first of
     * January after the year (VAT code, article 60; income tax code, article 315), here the one in which they came, which is never
     * the earlier one.
     */
    public void keepAsAccounting(CompanyId company, Collection<UUID> ids) {
        LocalDate until = LocalDate.of(LocalDate.now(clock).getYear() + YEARS_KEPT, Month.DECEMBER, 31);
        documents.keepUntil(company, ids, until);
    }

    /** @throws ProblemException when an owner holds the file, so that it may not be taken away (409) */
    public void requireNotHeld(CompanyId company, UUID id) {
        if (documents.isHeld(company, id)) {
            throw new ProblemException(
                    409, "file-held", "This file is held: an owner has to lift the hold before it can be removed.");
        }
    }

    /**
     * Forgets a file, unless the law or a hold keeps it, or something speaks of it still: which that is, only the database
     * knows.
     */
    public void remove(CompanyId company, UUID id) {
        template.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM documents.document WHERE company_id = ? AND id = ?"
                            + " AND (kept_until IS NULL OR kept_until < ?)")) {
                delete.setObject(1, company.value());
                delete.setObject(2, id);
                delete.setObject(3, LocalDate.now(clock));
                delete.executeUpdate();
                return true;
            } catch (SQLException e) {
                if (!FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback(before);
                return false;
            }
        });
    }
}
