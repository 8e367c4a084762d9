package com.billify.documents;

import com.billify.audit.AuditTrail;
import com.billify.identity.Accounts;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which files stay whoever wants to delete them, and why. Who set or lifted a hold stands in the audit trail. */
@Service
class Holds {
    private static final int LONGEST_REASON = 500;

    private final CompanyTransaction transaction;
    private final JdbcClient jdbc;
    private final Accounts users;
    private final AuditTrail audit;
    private final Clock clock;

    Holds(CompanyTransaction transaction, JdbcClient jdbc, Accounts users, AuditTrail audit, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException when the company has no such file */
    Keeping of(CompanyId company, UUID documentId) {
        return transaction.read(
                company,
                () -> jdbc.sql("""
                        SELECT document.name, document.kept_until, hold.reason, hold.held_at, hold.held_by
                          FROM documents.document AS document
                          LEFT JOIN documents.hold AS hold
                                 ON (hold.company_id, hold.document_id) = (document.company_id, document.id)
                         WHERE document.company_id = :company AND document.id = :id
                        """)
                        .param("company", company.value())
                        .param("id", documentId)
                        .query((row, number) -> toKeeping(row))
                        .optional()
                        .orElseThrow(ProblemException::notFound));
    }

    /**
     * Keeps a file from being deleted until the hold is lifted; said again with another reason, that one counts.
     *
     * @throws ProblemException when the company has no such file, or the reason is empty or endless
     */
    Keeping hold(CompanyId company, UserId user, UUID documentId, String reason) {
        String words = reason.strip();
        if (words.isEmpty()) {
            throw ProblemException.ofField("reason", "required", "There is nothing written.");
        }
        if (words.length() > LONGEST_REASON) {
            throw ProblemException.ofField("reason", "too-long", "At most " + LONGEST_REASON + " characters.");
        }
        return transaction.call(company, () -> {
            String name = name(company, documentId);
            jdbc.sql("""
                            INSERT INTO documents.hold (company_id, document_id, reason, held_at, held_by)
                            VALUES (:company, :id, :reason, :now, :user)
                            ON CONFLICT (company_id, document_id)
                            DO UPDATE SET reason = excluded.reason, held_at = excluded.held_at, held_by = excluded.held_by
                            """)
                    .param("company", company.value())
                    .param("id", documentId)
                    .param("reason", words)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("user", user.value())
                    .update();
            audit.record(
                    company,
                    user,
                    "fileHeld",
                    Map.of("document", documentId.toString(), "name", name, "reason", words));
            return of(company, documentId);
        });
    }

    /** Of a file that nobody holds too. @throws ProblemException when the company has no such file */
    Keeping lift(CompanyId company, UserId user, UUID documentId) {
        return transaction.call(company, () -> {
            String name = name(company, documentId);
            int lifted = jdbc.sql("DELETE FROM documents.hold WHERE company_id = :company AND document_id = :id")
                    .param("company", company.value())
                    .param("id", documentId)
                    .update();
            if (lifted == 1) {
                audit.record(company, user, "fileHoldLifted", Map.of("document", documentId.toString(), "name", name));
            }
            return of(company, documentId);
        });
    }

    private String name(CompanyId company, UUID documentId) {
        return jdbc.sql("SELECT name FROM documents.document WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", documentId)
                .query(String.class)
                .optional()
                .orElseThrow(ProblemException::notFound);
    }

    private Keeping toKeeping(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new Keeping(row.getObject("kept_until", LocalDate.class), reason == null ? null : toHold(reason, row));
    }

    private Keeping.Hold toHold(String reason, ResultSet row) throws SQLException {
        @Nullable
        String by = users.find(new UserId(row.getObject("held_by", UUID.class)))
                .map(account -> account.name() != null ? account.name() : account.email())
                .orElse(null);
        return new Keeping.Hold(
                reason, row.getObject("held_at", OffsetDateTime.class).toInstant(), by);
    }
}
