package com.billify.documents;

import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The files of a company, each stored once by its content. To be called within a transaction of the company.
 *
 * <p>The bytes live in the database for now, so that a file and what was read from it are committed together.
 */
@Component
public class DocumentStore {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    DocumentStore(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    /** Keeps a file, or finds the one with the same bytes that is kept already. */
    public UUID store(CompanyId company, String name, byte[] content) {
        byte[] sha256 = sha256(content);
        UUID id = UUID.randomUUID();
        int stored = jdbc.sql("""
                        INSERT INTO documents.document (company_id, id, sha256, name, media_type, size_bytes, content, stored_at)
                        VALUES (:company, :id, :sha256, :name, :mediaType, :size, :content, :now)
                        ON CONFLICT (company_id, sha256) DO NOTHING
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("sha256", sha256)
                .param("name", name)
                .param("mediaType", MediaType.of(content).value())
                .param("size", content.length)
                .param("content", content)
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        if (stored == 1) {
            return id;
        }
        return jdbc.sql("SELECT id FROM documents.document WHERE company_id = :company AND sha256 = :sha256")
                .param("company", company.value())
                .param("sha256", sha256)
                .query(UUID.class)
                .single();
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

    /** The file, byte for byte; empty when the company has none of that id. */
    public Optional<StoredDocument> find(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT name, media_type, content
                          FROM documents.document
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) ->
                        new StoredDocument(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .optional();
    }

    /** Forgets a file, unless something speaks of it still: which that is, only the database knows. */
    public void remove(CompanyId company, UUID id) {
        template.execute((ConnectionCallback<Boolean>) connection -> {
            Savepoint before = connection.setSavepoint();
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM documents.document WHERE company_id = ? AND id = ?")) {
                delete.setObject(1, company.value());
                delete.setObject(2, id);
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

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
