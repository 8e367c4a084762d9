package com.billify.documents;

import com.billify.kernel.CompanyId;
import com.billify.vault.Vault;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The small pictures of files, sealed under the key of the company and gone with their files. Who makes them is no matter of this
 * module. To be called within a transaction of the company.
 */
@Component
public class Thumbnails {
    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Thumbnails(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** True for a file of the company of which nobody tried yet to make one. */
    public boolean isMissing(CompanyId company, UUID documentId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM documents.document WHERE company_id = :company AND id = :document)
                           AND NOT EXISTS (SELECT FROM documents.thumbnail
                                            WHERE company_id = :company AND document_id = :document)
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .query(Boolean.class)
                .single();
    }

    /**
     * A JPEG; empty when none was made, or none can be.
     *
     * @throws com.billify.vault.VaultClosedException when the root key is missing or another one
     */
    public Optional<byte[]> find(CompanyId company, UUID documentId) {
        return jdbc.sql("""
                        SELECT sealed FROM documents.thumbnail
                         WHERE company_id = :company AND document_id = :document AND sealed IS NOT NULL
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .query((row, number) -> row.getBytes("sealed"))
                .optional()
                .map(bytes -> vault.open(company, place(documentId), bytes));
    }

    /**
     * Keeps the picture of a file; the first one stays.
     *
     * @param picture a JPEG; null when none can be made
     */
    public void save(CompanyId company, UUID documentId, byte @Nullable [] picture) {
        jdbc.sql("""
                        INSERT INTO documents.thumbnail (company_id, document_id, sealed, made_at)
                        SELECT company_id, id, :sealed, :now
                          FROM documents.document WHERE company_id = :company AND id = :document
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .param("sealed", picture == null ? null : vault.seal(company, place(documentId), picture))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static String place(UUID documentId) {
        return "documents.thumbnail/" + documentId;
    }
}
