package com.billify.reconciliation;

import com.billify.identity.Accounts;
import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which files hang on what. */
@Repository
class AttachmentRepository {
    private final JdbcClient jdbc;
    private final Accounts users;
    private final Clock clock;

    AttachmentRepository(JdbcClient jdbc, Accounts users, Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.clock = clock;
    }

    void add(CompanyId company, UserId by, UUID id, Subject on, UUID documentId, String name) {
        jdbc.sql("""
                        INSERT INTO reconciliation.attachment
                               (company_id, id, invoice_id, transaction_id, document_id, name, added_at, added_by)
                        VALUES (:company, :id, :invoice, :transaction, :document, :name, :now, :by)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("invoice", on.invoiceId(), Types.OTHER)
                .param("transaction", on.transactionId(), Types.OTHER)
                .param("document", documentId)
                .param("name", name)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .update();
    }

    /** First one first. */
    List<Attachment> on(CompanyId company, Subject subject) {
        return jdbc.sql("""
                        SELECT attachment.id, attachment.document_id, attachment.name, attachment.added_at,
                               attachment.added_by, document.media_type, document.size_bytes
                          FROM reconciliation.attachment AS attachment
                          JOIN documents.document AS document
                                 ON (document.company_id, document.id)
                                    = (attachment.company_id, attachment.document_id)
                         WHERE attachment.company_id = :company
                           AND (attachment.invoice_id = :invoice OR attachment.transaction_id = :transaction)
                         ORDER BY attachment.added_at, attachment.id
                        """)
                .param("company", company.value())
                .param("invoice", subject.invoiceId(), Types.OTHER)
                .param("transaction", subject.transactionId(), Types.OTHER)
                .query((row, number) -> new Attachment(
                        row.getObject("id", UUID.class),
                        row.getObject("document_id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getInt("size_bytes"),
                        row.getObject("added_at", OffsetDateTime.class).toInstant(),
                        People.nameOf(users, new UserId(row.getObject("added_by", UUID.class)))))
                .list();
    }

    int count(CompanyId company, Subject subject) {
        return on(company, subject).size();
    }

    /** @return the document that hung there */
    Optional<UUID> remove(CompanyId company, UUID id) {
        return jdbc.sql("""
                        DELETE FROM reconciliation.attachment
                         WHERE company_id = :company AND id = :id
                        RETURNING document_id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
    }
}
