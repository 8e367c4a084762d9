package com.billify.reconciliation;

import com.billify.identity.Accounts;
import com.billify.kernel.CompanyId;
import com.billify.kernel.SearchTokens;
import com.billify.kernel.UserId;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes, with the words under which what they are on is found. */
@Repository
class NoteRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Accounts users;
    private final Clock clock;

    NoteRepository(JdbcClient jdbc, JdbcTemplate template, Accounts users, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.users = users;
        this.clock = clock;
    }

    /** Who wrote what on what. */
    record Written(Subject on, String text, boolean changed) {}

    /** Writes one text on each of the subjects. */
    void add(CompanyId company, UserId by, Map<UUID, Subject> subjectsByNote, String text) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        List<Object[]> notes = new ArrayList<>();
        subjectsByNote.forEach((id, on) -> notes.add(
                new Object[] {company.value(), id, on.invoiceId(), on.transactionId(), text, now, by.value()}));
        template.batchUpdate("""
                INSERT INTO reconciliation.note
                       (company_id, id, invoice_id, transaction_id, text, written_at, written_by)
                VALUES (?, ?, ?::uuid, ?::uuid, ?, ?, ?)
                """, notes);
        subjectsByNote.forEach((id, on) -> addTokens(company, id, on, text));
    }

    void addTokens(CompanyId company, UUID id, Subject on, String text) {
        List<Object[]> tokens = new ArrayList<>();
        for (String token : SearchTokens.of(text)) {
            tokens.add(new Object[] {company.value(), token, id, on.invoiceId(), on.transactionId()});
        }
        template.batchUpdate("""
                INSERT INTO reconciliation.note_token (company_id, token, note_id, invoice_id, transaction_id)
                VALUES (?, ?, ?, ?::uuid, ?::uuid)
                """, tokens);
    }

    Optional<Written> find(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT invoice_id, transaction_id, text, changed_at IS NOT NULL AS changed
                          FROM reconciliation.note
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new Written(
                        new Subject(
                                row.getObject("invoice_id", UUID.class), row.getObject("transaction_id", UUID.class)),
                        row.getString("text"),
                        row.getBoolean("changed")))
                .optional();
    }

    /** First one first. */
    List<Note> on(CompanyId company, Subject subject) {
        return jdbc.sql("""
                        SELECT id, text, written_at, written_by, changed_at
                          FROM reconciliation.note
                         WHERE company_id = :company AND (invoice_id = :invoice OR transaction_id = :transaction)
                         ORDER BY written_at, id
                        """)
                .param("company", company.value())
                .param("invoice", subject.invoiceId(), Types.OTHER)
                .param("transaction", subject.transactionId(), Types.OTHER)
                .query((row, number) -> {
                    OffsetDateTime changed = row.getObject("changed_at", OffsetDateTime.class);
                    return new Note(
                            row.getObject("id", UUID.class),
                            row.getString("text"),
                            row.getObject("written_at", OffsetDateTime.class).toInstant(),
                            People.nameOf(users, new UserId(row.getObject("written_by", UUID.class))),
                            changed == null ? null : changed.toInstant());
                })
                .list();
    }

    void change(CompanyId company, UUID id, Subject on, String text) {
        jdbc.sql("""
                        UPDATE reconciliation.note SET text = :text, changed_at = :now
                         WHERE company_id = :company AND id = :id
                        """)
                .param("text", text)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("company", company.value())
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM reconciliation.note_token WHERE company_id = :company AND note_id = :id")
                .param("company", company.value())
                .param("id", id)
                .update();
        addTokens(company, id, on, text);
    }

    boolean remove(CompanyId company, UUID id) {
        return jdbc.sql("DELETE FROM reconciliation.note WHERE company_id = :company AND id = :id")
                        .param("company", company.value())
                        .param("id", id)
                        .update()
                == 1;
    }
}
