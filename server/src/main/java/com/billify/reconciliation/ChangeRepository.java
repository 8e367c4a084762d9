package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Changes with what was before them, and the rows that they put back. */
@Repository
class ChangeRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Clock clock;

    ChangeRepository(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.clock = clock;
    }

    /** A change without its rows. */
    record Head(
            UUID id,
            ChangeKind kind,
            Instant madeAt,
            UserId madeBy,
            int rowCount,
            @Nullable String label,
            @Nullable Instant undoneAt,
            @Nullable UserId undoneBy,
            int undoneCount) {}

    /**
     * What a change did to one thing.
     *
     * @param before what is put back, JSON
     * @param after what must still be so for that, JSON
     */
    record Row(UUID subject, String label, String before, String after) {}

    /** A row with its place. */
    record Placed(int position, Row row) {}

    void add(CompanyId company, UUID id, ChangeKind kind, UserId by, List<Row> rows) {
        jdbc.sql("""
                        INSERT INTO reconciliation.change (company_id, id, kind, made_at, made_by, row_count)
                        VALUES (:company, :id, :kind, :now, :by, :count)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("kind", kind.wireName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("count", rows.size())
                .update();
        List<Object[]> values = new ArrayList<>();
        for (Row row : rows) {
            values.add(new Object[] {
                company.value(), id, values.size(), row.subject(), row.label(), row.before(), row.after()
            });
        }
        template.batchUpdate("""
                INSERT INTO reconciliation.change_row
                       (company_id, change_id, position, subject_id, label, before, after)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                """, values);
    }

    Optional<Head> find(CompanyId company, UUID id) {
        return jdbc.sql(HEADS + " AND change.id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(ChangeRepository::toHead)
                .optional();
    }

    /** The change by which something was typed. */
    Optional<UUID> ofEntry(CompanyId company, UUID invoiceId) {
        return jdbc.sql("""
                        SELECT row.change_id
                          FROM reconciliation.change_row AS row
                          JOIN reconciliation.change AS change
                                 ON (change.company_id, change.id) = (row.company_id, row.change_id)
                         WHERE row.company_id = :company AND row.subject_id = :invoice AND change.kind = 'entered'
                        """)
                .param("company", company.value())
                .param("invoice", invoiceId)
                .query(UUID.class)
                .optional();
    }

    /** Newest first. */
    List<Head> findBefore(CompanyId company, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        return jdbc.sql(HEADS + """
                           AND (:before::timestamptz IS NULL OR (change.made_at, change.id) < (:before, :beforeId))
                         ORDER BY change.made_at DESC, change.id DESC
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(ChangeRepository::toHead)
                .list();
    }

    private static final String HEADS = """
            SELECT change.id, change.kind, change.made_at, change.made_by, change.row_count, change.undone_at,
                   change.undone_by,
                   (SELECT label FROM reconciliation.change_row
                     WHERE (company_id, change_id) = (change.company_id, change.id) AND position = 0) AS label,
                   (SELECT count(*) FROM reconciliation.change_row
                     WHERE (company_id, change_id) = (change.company_id, change.id) AND undone)::integer AS undone_count
              FROM reconciliation.change AS change
             WHERE change.company_id = :company
            """;

    /** Those that are not undone yet, last one first. */
    List<Placed> standing(CompanyId company, UUID changeId) {
        return jdbc.sql("""
                        SELECT position, subject_id, label, before, after
                          FROM reconciliation.change_row
                         WHERE company_id = :company AND change_id = :change AND NOT undone
                         ORDER BY position
                        """)
                .param("company", company.value())
                .param("change", changeId)
                .query((row, number) -> new Placed(
                        row.getInt("position"),
                        new Row(
                                row.getObject("subject_id", UUID.class),
                                row.getString("label"),
                                row.getString("before"),
                                row.getString("after"))))
                .list();
    }

    void setUndone(CompanyId company, UUID id, UserId by, Collection<Integer> positions) {
        jdbc.sql("""
                        UPDATE reconciliation.change_row SET undone = true
                         WHERE company_id = :company AND change_id = :change AND position = ANY (:positions)
                        """)
                .param("company", company.value())
                .param("change", id)
                .param("positions", positions.toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        UPDATE reconciliation.change SET undone_at = :now, undone_by = :by
                         WHERE company_id = :company AND id = :id
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by.value())
                .param("company", company.value())
                .param("id", id)
                .update();
    }

    /** Rows that hang on an invoice, as JSON arrays of themselves: what {@link #putBack} takes. */
    record Hanging(
            UUID invoiceId,
            String settlements,
            String refusedPairs,
            String notes,
            String noteTokens,
            String attachments) {}

    List<Hanging> hanging(CompanyId company, Collection<UUID> invoiceIds) {
        return jdbc.sql("""
                        SELECT invoice.id,
                               (SELECT coalesce(jsonb_agg(to_jsonb(hung) ORDER BY hung.id), '[]')
                                  FROM reconciliation.settlement AS hung
                                 WHERE (hung.company_id, hung.invoice_id) = (invoice.company_id, invoice.id))
                               AS settlements,
                               (SELECT coalesce(jsonb_agg(to_jsonb(hung) ORDER BY hung.transaction_id), '[]')
                                  FROM reconciliation.refused_pair AS hung
                                 WHERE (hung.company_id, hung.invoice_id) = (invoice.company_id, invoice.id))
                               AS refused_pairs,
                               (SELECT coalesce(jsonb_agg(to_jsonb(hung) ORDER BY hung.id), '[]')
                                  FROM reconciliation.note AS hung
                                 WHERE (hung.company_id, hung.invoice_id) = (invoice.company_id, invoice.id)) AS notes,
                               (SELECT coalesce(jsonb_agg(to_jsonb(hung) ORDER BY hung.note_id, hung.token), '[]')
                                  FROM reconciliation.note AS note
                                  JOIN reconciliation.note_token AS hung
                                         ON (hung.company_id, hung.note_id) = (note.company_id, note.id)
                                 WHERE (note.company_id, note.invoice_id) = (invoice.company_id, invoice.id))
                               AS note_tokens,
                               (SELECT coalesce(jsonb_agg(to_jsonb(hung) ORDER BY hung.id), '[]')
                                  FROM reconciliation.attachment AS hung
                                 WHERE (hung.company_id, hung.invoice_id) = (invoice.company_id, invoice.id))
                               AS attachments
                          FROM invoicing.invoice AS invoice
                         WHERE invoice.company_id = :company AND invoice.id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .query((row, number) -> new Hanging(
                        row.getObject("id", UUID.class),
                        row.getString("settlements"),
                        row.getString("refused_pairs"),
                        row.getString("notes"),
                        row.getString("note_tokens"),
                        row.getString("attachments")))
                .list();
    }

    /** Settlements of invoices, or of transactions, as JSON arrays of themselves by what they are of. */
    record SettledBy(UUID subject, String label, String settlements) {}

    List<SettledBy> settlementsOfInvoices(CompanyId company, Collection<UUID> ids) {
        return settlements(company, ids, """
                SELECT invoice.id, concat_ws(' ', invoice.counterparty_name, invoice.number) AS label,
                       jsonb_agg(to_jsonb(settlement) ORDER BY settlement.id) AS settlements
                  FROM reconciliation.settlement AS settlement
                  JOIN invoicing.invoice AS invoice
                         ON (invoice.company_id, invoice.id) = (settlement.company_id, settlement.invoice_id)
                 WHERE settlement.company_id = :company AND settlement.invoice_id = ANY (:ids)
                 GROUP BY invoice.id, label ORDER BY invoice.id
                """);
    }

    List<SettledBy> settlementsOfTransactions(CompanyId company, Collection<UUID> ids) {
        return settlements(company, ids, """
                SELECT line.id, concat_ws(' ', line.counterparty_name, line.booking_date) AS label,
                       jsonb_agg(to_jsonb(settlement) ORDER BY settlement.id) AS settlements
                  FROM reconciliation.settlement AS settlement
                  JOIN banking.transaction AS line
                         ON (line.company_id, line.id) = (settlement.company_id, settlement.transaction_id)
                 WHERE settlement.company_id = :company AND settlement.transaction_id = ANY (:ids)
                 GROUP BY line.id, label ORDER BY line.id
                """);
    }

    private List<SettledBy> settlements(CompanyId company, Collection<UUID> ids, String sql) {
        return jdbc.sql(sql)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new SettledBy(
                        row.getObject("id", UUID.class), row.getString("label"), row.getString("settlements")))
                .list();
    }

    /** Takes settlements apart, and remembers their pairs so that no rule makes them again. */
    void removeSettlements(CompanyId company, UserId by, List<String> settlements) {
        for (String array : settlements) {
            jdbc.sql("""
                            INSERT INTO reconciliation.refused_pair
                                   (company_id, transaction_id, invoice_id, refused_at, refused_by)
                            SELECT :company, gone.transaction_id, gone.invoice_id, :now, :by
                              FROM jsonb_populate_recordset(NULL::reconciliation.settlement, :gone::jsonb) AS gone
                             WHERE gone.transaction_id IS NOT NULL
                            ON CONFLICT DO NOTHING
                            """)
                    .param("company", company.value())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", by.value())
                    .param("gone", array)
                    .update();
            jdbc.sql("""
                            INSERT INTO reconciliation.refused_books (company_id, invoice_id, refused_at, refused_by)
                            SELECT :company, gone.invoice_id, :now, :by
                              FROM jsonb_populate_recordset(NULL::reconciliation.settlement, :gone::jsonb) AS gone
                             WHERE gone.rule = 'books'
                            ON CONFLICT DO NOTHING
                            """)
                    .param("company", company.value())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("by", by.value())
                    .param("gone", array)
                    .update();
            jdbc.sql("""
                            DELETE FROM reconciliation.settlement
                             WHERE company_id = :company
                               AND id IN (SELECT gone.id
                                            FROM jsonb_populate_recordset(NULL::reconciliation.settlement, :gone::jsonb)
                                                 AS gone)
                            """).param("company", company.value()).param("gone", array).update();
        }
    }

    /** Forgets that the pairs of settlements were taken apart. */
    void allowAgain(CompanyId company, String settlements) {
        jdbc.sql("""
                        DELETE FROM reconciliation.refused_pair AS pair
                         USING jsonb_populate_recordset(NULL::reconciliation.settlement, :settlements::jsonb) AS made
                         WHERE pair.company_id = :company
                           AND (pair.transaction_id, pair.invoice_id) = (made.transaction_id, made.invoice_id)
                        """)
                .param("company", company.value())
                .param("settlements", settlements)
                .update();
        jdbc.sql("""
                        DELETE FROM reconciliation.refused_books AS refused
                         USING jsonb_populate_recordset(NULL::reconciliation.settlement, :settlements::jsonb) AS made
                         WHERE refused.company_id = :company AND refused.invoice_id = made.invoice_id
                           AND made.rule = 'books'
                        """)
                .param("company", company.value())
                .param("settlements", settlements)
                .update();
    }

    /**
     * True when settlements that were taken apart still fit: their transactions and invoices are there, with room for
     * them, and nothing else was put in their place. The invoice may be gone at the moment, to come back with them.
     *
     */
    boolean fit(CompanyId company, String settlements, boolean invoiceIsGone) {
        return jdbc.sql("""
                        SELECT coalesce(bool_and(
                                 (made.transaction_id IS NULL
                                  OR EXISTS (SELECT FROM banking.transaction AS line
                                              WHERE (line.company_id, line.id) = (:company, made.transaction_id)
                                                AND abs(line.amount_minor
                                                        - coalesce((SELECT sum(amount_minor)
                                                                      FROM reconciliation.settlement
                                                                     WHERE (company_id, transaction_id)
                                                                           = (line.company_id, line.id)), 0))
                                                    >= abs(made.of_transaction)))
                                 AND (:gone
                                      OR EXISTS (SELECT FROM invoicing.invoice
                                                  CROSS JOIN LATERAL
                                                        (SELECT invoice.amount_minor - coalesce(sum(amount_minor), 0)
                                                                AS left_minor
                                                           FROM reconciliation.settlement
                                                          WHERE (company_id, invoice_id)
                                                                = (invoice.company_id, invoice.id)) AS open
                                                  WHERE (invoice.company_id, invoice.id) = (:company, made.invoice_id)
                                                    AND abs(open.left_minor) >= abs(made.of_invoice)
                                                    AND sign(open.left_minor) = sign(made.of_invoice)))
                                 AND NOT EXISTS (SELECT FROM reconciliation.settlement AS other
                                                  WHERE other.company_id = :company
                                                    AND (other.transaction_id, other.invoice_id)
                                                        = (made.transaction_id, made.invoice_id))), true)
                          FROM (SELECT kept.transaction_id, kept.invoice_id,
                                       sum(kept.amount_minor) OVER (PARTITION BY kept.transaction_id) AS of_transaction,
                                       sum(kept.amount_minor) OVER (PARTITION BY kept.invoice_id) AS of_invoice
                                  FROM jsonb_populate_recordset(NULL::reconciliation.settlement, :settlements::jsonb)
                                       AS kept) AS made
                        """)
                .param("company", company.value())
                .param("settlements", settlements)
                .param("gone", invoiceIsGone)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Puts rows back as they were, those of notes and files only where what they speak of is still there. */
    void putBack(CompanyId company, String table, String rows) {
        if (!PUT_BACK.contains(table)) {
            throw new IllegalArgumentException("nothing is put back into " + table);
        }
        jdbc.sql("INSERT INTO reconciliation." + table + " SELECT * FROM jsonb_populate_recordset(NULL::reconciliation."
                        + table + ", :rows::jsonb) AS kept WHERE kept.company_id = :company"
                        + (table.equals("refused_pair")
                                ? " AND EXISTS (SELECT FROM banking.transaction AS line"
                                        + " WHERE (line.company_id, line.id) = (:company, kept.transaction_id))"
                                : "")
                        + (table.equals("attachment")
                                ? " AND EXISTS (SELECT FROM documents.document AS document"
                                        + " WHERE (document.company_id, document.id) = (:company, kept.document_id))"
                                : "")
                        + " ON CONFLICT DO NOTHING")
                .param("company", company.value())
                .param("rows", rows)
                .update();
    }

    private static final List<String> PUT_BACK =
            List.of("settlement", "refused_pair", "note", "note_token", "attachment");

    private static Head toHead(ResultSet row, int number) throws SQLException {
        OffsetDateTime undoneAt = row.getObject("undone_at", OffsetDateTime.class);
        UUID undoneBy = row.getObject("undone_by", UUID.class);
        return new Head(
                row.getObject("id", UUID.class),
                ChangeKind.ofWireName(row.getString("kind")),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("made_by", UUID.class)),
                row.getInt("row_count"),
                row.getString("label"),
                undoneAt == null ? null : undoneAt.toInstant(),
                undoneBy == null ? null : new UserId(undoneBy),
                row.getInt("undone_count"));
    }
}
