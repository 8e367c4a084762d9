package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.reconciliation.core.matching.Batches;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What batches are looked for among: the lines that nothing explains, and the documents that nothing pays. */
@Repository
class BatchRepository {
    /** True of a question about a line that stands for many payments. */
    private static final String IS_BATCH = "suggestion.proposals -> 0 -> 'reasons' @> '[{\"kind\": \"batch\"}]'";

    /** What a part of a batch may pay, however late it is. */
    private static final int LATEST_DAYS = 400;

    private final JdbcClient jdbc;

    BatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days, both included. */
    record Days(LocalDate first, LocalDate last) {}

    /** On these days lines were booked, or documents fall due, that changed or are settled otherwise now. */
    void await(CompanyId company, Collection<LocalDate> days) {
        jdbc.sql("""
                        INSERT INTO reconciliation.batch_waiting AS known (company_id, first_day, last_day)
                        SELECT :company, min(day), max(day) FROM unnest(:days::date[]) AS day HAVING count(*) > 0
                        ON CONFLICT (company_id) DO UPDATE
                           SET first_day = least(known.first_day, excluded.first_day),
                               last_day = greatest(known.last_day, excluded.last_day)
                        """)
                .param("company", company.value())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    /** The days that wait, which wait no more; empty when there are none. */
    Optional<Days> take(CompanyId company) {
        return jdbc.sql(
                        "DELETE FROM reconciliation.batch_waiting WHERE company_id = :company RETURNING first_day, last_day")
                .param("company", company.value())
                .query((row, number) -> new Days(row.getObject(1, LocalDate.class), row.getObject(2, LocalDate.class)))
                .optional();
    }

    /** Lines that may be batches, of which nothing else is posted, asked or said. */
    List<UUID> unexplained(CompanyId company, Days days) {
        return jdbc.sql("""
                        SELECT line.id
                          FROM banking.transaction AS line
                         WHERE line.company_id = :company AND line.booking_date BETWEEN :from AND :to
                           AND line.amount_minor <> 0
                           AND (line.parts IS NOT NULL
                                OR line.counterparty_account IS NULL AND line.remittance_information ~ '\\m\\d{1,3}\\M')
                           AND NOT EXISTS (SELECT FROM reconciliation.settlement
                                            WHERE (company_id, transaction_id) = (line.company_id, line.id))
                           AND NOT EXISTS (SELECT FROM reconciliation.without_document
                                            WHERE (company_id, transaction_id) = (line.company_id, line.id))
                           AND NOT EXISTS (SELECT FROM reconciliation.suggestion AS suggestion
                                            WHERE (suggestion.company_id, suggestion.transaction_id)
                                                  = (line.company_id, line.id)
                                              AND NOT (%s))
                         ORDER BY line.booking_date, line.id
                        """.formatted(IS_BATCH))
                .param("company", company.value())
                .param("from", days.first().minusDays(Batches.DUE_WITHIN_DAYS))
                .param("to", days.last().plusDays(Batches.OLDEST_DAYS))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * Documents that fall due about these days and that nothing is said to pay but batches of these days; those whose payment
     * was taken back too.
     *
     * @param lines whose own questions do not count
     */
    List<UUID> unpaid(CompanyId company, Days days, Collection<UUID> lines) {
        return jdbc.sql("""
                        WITH asked AS (
                            SELECT (share ->> 'invoiceId')::uuid AS invoice_id
                              FROM reconciliation.suggestion AS suggestion
                             CROSS JOIN LATERAL jsonb_array_elements(suggestion.proposals -> 0 -> 'shares') AS share
                             WHERE suggestion.company_id = :company AND suggestion.kind = 'documents'
                               AND suggestion.transaction_id <> ALL (:lines))
                        SELECT document.id
                          FROM invoicing.invoice AS document
                         WHERE document.company_id = :company AND document.kind <> 'expected'
                           AND document.set_aside_at IS NULL AND document.amount_minor <> 0
                           AND document.due_date BETWEEN :from AND :to
                           AND document.id NOT IN (SELECT invoice_id FROM asked)
                           AND NOT EXISTS (SELECT FROM reconciliation.settlement AS made
                                            WHERE (made.company_id, made.invoice_id) = (document.company_id, document.id)
                                              AND sign(made.amount_minor) = sign(document.amount_minor)
                                              AND made.rule <> 'books')
                         ORDER BY document.id
                        """)
                .param("company", company.value())
                .param("lines", lines.toArray(UUID[]::new))
                .param(
                        "from",
                        days.first()
                                .minusDays(Batches.DUE_WITHIN_DAYS)
                                .minusDays(Batches.OLDEST_DAYS)
                                .minusDays(LATEST_DAYS))
                .param("to", days.last().plusDays(Batches.OLDEST_DAYS).plusDays(Batches.DUE_WITHIN_DAYS))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Of these documents, those whose payment a bank took back, with the day. */
    Map<String, LocalDate> returned(CompanyId company, Collection<UUID> documents) {
        Map<String, LocalDate> returned = new HashMap<>();
        jdbc.sql("""
                        SELECT made.invoice_id, max(line.booking_date) AS day
                          FROM reconciliation.settlement AS made
                          JOIN invoicing.invoice AS document
                                 ON (document.company_id, document.id) = (made.company_id, made.invoice_id)
                          JOIN banking.transaction AS line
                                 ON (line.company_id, line.id) = (made.company_id, made.transaction_id)
                         WHERE made.company_id = :company AND made.invoice_id = ANY (:documents)
                           AND sign(made.amount_minor) <> sign(document.amount_minor)
                         GROUP BY made.invoice_id
                        """)
                .param("company", company.value())
                .param("documents", documents.toArray(UUID[]::new))
                .query(row -> {
                    returned.put(row.getString("invoice_id"), row.getObject("day", LocalDate.class));
                });
        return returned;
    }

    /** Parties of which a line of their own paid something. */
    Set<String> payers(CompanyId company) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT seen.party
                          FROM reconciliation.settlement AS made
                          JOIN reconciliation.seen_document AS seen
                                 ON (seen.company_id, seen.invoice_id) = (made.company_id, made.invoice_id)
                         WHERE made.company_id = :company AND made.transaction_id IS NOT NULL
                           AND NOT EXISTS (SELECT FROM reconciliation.settlement AS other
                                            WHERE (other.company_id, other.transaction_id)
                                                  = (made.company_id, made.transaction_id)
                                              AND other.invoice_id <> made.invoice_id)
                        """)
                .param("company", company.value())
                .query(String.class)
                .list());
    }
}
