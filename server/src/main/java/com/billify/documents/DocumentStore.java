package com.billify.documents;

import com.billify.kernel.CompanyId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The files of a company, each stored once by its content. To be called within a transaction of the company.
 *
 * <p>The bytes live in the database for now, so that a file and what was read from it are committed together.
 */
@Component
public class DocumentStore {
    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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

    /** Forgets a file that nothing speaks of any more. */
    public void remove(CompanyId company, UUID id) {
        jdbc.sql("DELETE FROM documents.document WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .update();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
