package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people said of lines and of counterparties, and all of it at once as it can be put back. */
@Repository
class AnswerRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A line as it stands.
     *
     * @param counterpartyKey null when nothing tells who the other side is
     * @param hasAccount the bank gives an account of the other side
     * @param said JSON of what people said of the line: settlements, refusals, that it has no document
     * @param posted JSON array of the settlements that a rule made
     */
    record State(
            UUID id,
            String label,
            @Nullable String counterpartyName,
            @Nullable String counterpartyKey,
            boolean hasAccount,
            String said,
            String posted) {}

    Map<UUID, State> states(CompanyId company, Collection<UUID> transactionIds) {
        Map<UUID, State> found = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT line.id, concat_ws(' ', line.counterparty_name, line.booking_date) AS label,
                               line.counterparty_name, line.counterparty_account,
                               jsonb_build_object(
                                 'settlement', coalesce(made.by_hand, '[]'),
                                 'refused_pair', (SELECT coalesce(jsonb_agg(to_jsonb(said) ORDER BY said.invoice_id), '[]')
                                                    FROM reconciliation.refused_pair AS said
                                                   WHERE (said.company_id, said.transaction_id)
                                                         = (line.company_id, line.id)),
                                 'without_document', (SELECT coalesce(jsonb_agg(to_jsonb(said)), '[]')
                                                        FROM reconciliation.without_document AS said
                                                       WHERE (said.company_id, said.transaction_id)
                                                             = (line.company_id, line.id))) AS said,
                               coalesce(made.by_rule, '[]') AS posted
                          FROM banking.transaction AS line
                         CROSS JOIN LATERAL (
                               SELECT jsonb_agg(to_jsonb(made) ORDER BY made.id) FILTER (WHERE made.made_by IS NOT NULL)
                                      AS by_hand,
                                      jsonb_agg(to_jsonb(made) ORDER BY made.id) FILTER (WHERE made.made_by IS NULL)
                                      AS by_rule
                                 FROM (SELECT * FROM reconciliation.settlement
                                        WHERE (company_id, transaction_id) = (line.company_id, line.id)
                                       UNION ALL
                                       SELECT * FROM reconciliation.settlement
                                        WHERE (company_id, because_of) = (line.company_id, line.id)) AS made) AS made
                         WHERE line.company_id = :company AND line.id = ANY (:ids)
                         ORDER BY line.balance_date DESC, line.id DESC
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query(row -> {
                    State state = new State(
                            row.getObject("id", UUID.class),
                            row.getString("label"),
                            row.getString("counterparty_name"),
                            BooksRepository.counterpartyKey(
                                    row.getString("counterparty_account"), row.getString("counterparty_name")),
                            row.getString("counterparty_account") != null,
                            row.getString("said"),
                            row.getString("posted"));
                    found.put(state.id(), state);
                });
        return found;
    }

    /** The row of a counterparty as JSON array of itself; empty when nothing was said of it. */
    String memory(CompanyId company, @Nullable String counterpartyKey) {
        return jdbc.sql("""
                        SELECT coalesce(jsonb_agg(to_jsonb(said)), '[]')::text
                          FROM reconciliation.memory AS said
                         WHERE company_id = :company AND counterparty_key = :key
                        """)
                .param("company", company.value())
                .param("key", counterpartyKey)
                .query(String.class)
                .single();
    }

    void setWithoutDocument(CompanyId company, UserId user, UUID transactionId) {
        jdbc.sql("""
                        INSERT INTO reconciliation.without_document (company_id, transaction_id, said_at, said_by)
                        VALUES (:company, :id, :now, :user)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("id", transactionId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
    }

    void removeWithoutDocument(CompanyId company, UUID transactionId) {
        jdbc.sql("""
                        DELETE FROM reconciliation.without_document
                         WHERE company_id = :company AND transaction_id = :id
                        """)
                .param("company", company.value())
                .param("id", transactionId)
                .update();
    }

    void refuse(CompanyId company, UserId user, UUID transactionId, Collection<UUID> invoiceIds) {
        jdbc.sql("""
                        INSERT INTO reconciliation.refused_pair
                               (company_id, transaction_id, invoice_id, refused_at, refused_by)
                        SELECT :company, :transaction, id, :now, :user
                          FROM invoicing.invoice WHERE company_id = :company AND id = ANY (:ids)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("transaction", transactionId)
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
    }

    /** A pair that a person puts together is refused no more. */
    void allow(CompanyId company, UUID transactionId, Collection<UUID> invoiceIds) {
        jdbc.sql("""
                        DELETE FROM reconciliation.refused_pair
                         WHERE company_id = :company AND transaction_id = :transaction AND invoice_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("transaction", transactionId)
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .update();
    }

    /**
     * Remembers it for all lines of a counterparty; what is null stays as it was said before.
     *
     * @param withoutDocument true: they pay no invoice; false: they do
     */
    void remember(
            CompanyId company,
            UserId user,
            String counterpartyKey,
            String counterparty,
            @Nullable Boolean withoutDocument,
            @Nullable String party,
            @Nullable String category) {
        jdbc.sql("""
                        INSERT INTO reconciliation.memory AS known
                               (company_id, counterparty_key, counterparty, without_document, party, category, said_at,
                                said_by)
                        VALUES (:company, :key, :counterparty, coalesce(:without, false), :party, :category, :now, :user)
                        ON CONFLICT (company_id, counterparty_key) DO UPDATE
                           SET without_document = coalesce(:without, known.without_document),
                               party = CASE WHEN :without THEN NULL ELSE coalesce(:party, known.party) END,
                               category = coalesce(:category, known.category),
                               said_at = excluded.said_at, said_by = excluded.said_by
                        """)
                .param("company", company.value())
                .param("key", counterpartyKey)
                .param("counterparty", counterparty)
                .param("without", withoutDocument, java.sql.Types.BOOLEAN)
                .param("party", party, java.sql.Types.VARCHAR)
                .param("category", category, java.sql.Types.VARCHAR)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
    }

    /** All lines of a counterparty, by its account or else its name, newest first. */
    List<UUID> linesOf(CompanyId company, String counterpartyKey, @Nullable String counterpartyName) {
        record Line(UUID id, @Nullable String key) {}
        List<String> words = List.copyOf(com.billify.kernel.SearchTokens.of(counterpartyName));
        return jdbc
                .sql("""
                        SELECT id, counterparty_account, counterparty_name
                          FROM banking.transaction
                         WHERE company_id = :company AND counterparty_account = :key
                        UNION ALL
                        SELECT id, counterparty_account, counterparty_name
                          FROM banking.transaction AS line
                         WHERE company_id = :company AND counterparty_account IS NULL
                           AND id IN (SELECT unnest(transaction_ids) FROM banking.transaction_token
                                       WHERE company_id = :company AND token = :word)
                        """)
                .param("company", company.value())
                .param("key", counterpartyKey)
                .param(
                        "word",
                        words.stream()
                                .max(java.util.Comparator.comparingInt(String::length))
                                .orElse(""))
                .query((row, number) -> new Line(
                        row.getObject("id", UUID.class),
                        BooksRepository.counterpartyKey(
                                row.getString("counterparty_account"), row.getString("counterparty_name"))))
                .list()
                .stream()
                .filter(line -> counterpartyKey.equals(line.key()))
                .map(Line::id)
                .toList();
    }

    /** True when what people settled by hand, or outside the bank, leaves room on the invoices for these settlements. */
    boolean fits(CompanyId company, UUID transactionId, String settlements) {
        return jdbc.sql("""
                        SELECT coalesce(bool_and(invoice.id IS NOT NULL AND invoice.set_aside_at IS NULL
                                 AND (invoice.amount_minor - others.amount_minor - kept.amount_minor)
                                     BETWEEN least(0, invoice.amount_minor) AND greatest(0, invoice.amount_minor)), true)
                          FROM (SELECT invoice_id, sum(amount_minor)::bigint AS amount_minor
                                  FROM jsonb_populate_recordset(NULL::reconciliation.settlement, :settlements::jsonb)
                                 GROUP BY invoice_id) AS kept
                          LEFT JOIN invoicing.invoice AS invoice
                                 ON invoice.company_id = :company AND invoice.id = kept.invoice_id
                         CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS amount_minor
                                               FROM reconciliation.settlement
                                              WHERE company_id = :company AND invoice_id = kept.invoice_id
                                                AND made_by IS NOT NULL
                                                AND coalesce(transaction_id, because_of, invoice_id) <> :transaction)
                                    AS others
                        """)
                .param("company", company.value())
                .param("transaction", transactionId)
                .param("settlements", settlements)
                .query(Boolean.class)
                .single();
    }

    /** Takes away all that was said and posted of the line, without a trace. */
    void clear(CompanyId company, UUID transactionId) {
        for (String table : List.of(
                "settlement WHERE because_of = :id AND",
                "settlement WHERE transaction_id = :id AND",
                "refused_pair WHERE transaction_id = :id AND",
                "without_document WHERE transaction_id = :id AND")) {
            jdbc.sql("DELETE FROM reconciliation." + table + " company_id = :company")
                    .param("company", company.value())
                    .param("id", transactionId)
                    .update();
        }
    }

    /** Puts rows of a table back as they were, and forgets that settlements among them were taken back. */
    void putBack(CompanyId company, String table, String rows) {
        if (!List.of("settlement", "refused_pair", "without_document", "memory").contains(table)) {
            throw new IllegalArgumentException("nothing is put back into " + table);
        }
        jdbc.sql("INSERT INTO reconciliation." + table + " SELECT * FROM jsonb_populate_recordset(NULL::reconciliation."
                        + table + ", :rows::jsonb) AS kept WHERE kept.company_id = :company ON CONFLICT DO NOTHING")
                .param("company", company.value())
                .param("rows", rows)
                .update();
        if (table.equals("settlement")) {
            jdbc.sql("""
                            DELETE FROM reconciliation.past_settlement
                             WHERE company_id = :company
                               AND id IN (SELECT kept.id FROM jsonb_populate_recordset(
                                                 NULL::reconciliation.settlement, :rows::jsonb) AS kept)
                            """).param("company", company.value()).param("rows", rows).update();
        }
    }

    void putMemoryBack(CompanyId company, String counterpartyKey, String rows) {
        jdbc.sql("DELETE FROM reconciliation.memory WHERE company_id = :company AND counterparty_key = :key")
                .param("company", company.value())
                .param("key", counterpartyKey)
                .update();
        putBack(company, "memory", rows);
    }

    void setWatchOnly(CompanyId company, boolean watchOnly) {
        jdbc.sql("""
                        INSERT INTO reconciliation.setting (company_id, watch_only) VALUES (:company, :watchOnly)
                        ON CONFLICT (company_id) DO UPDATE SET watch_only = excluded.watch_only
                        """)
                .param("company", company.value())
                .param("watchOnly", watchOnly)
                .update();
    }
}
