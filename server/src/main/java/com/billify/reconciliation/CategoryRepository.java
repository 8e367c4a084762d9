package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.reconciliation.core.category.Category;
import com.billify.reconciliation.core.category.Matched;
import com.billify.reconciliation.core.category.Suggestion;
import com.billify.reconciliation.core.matching.Payment;
import com.billify.reconciliation.core.series.Series;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What lines are for, and which of them come back. */
@Repository
class CategoryRepository {
    private static final int MILLION = 1_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    CategoryRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest lines. */
    List<UUID> newest(CompanyId company, int limit) {
        return jdbc.sql("""
                        SELECT id FROM banking.transaction
                         WHERE company_id = :company ORDER BY balance_date DESC, id DESC LIMIT :limit
                        """)
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** What lines pay, or seem to: by their ids; nothing of those that pay no document. */
    Map<String, Matched> matched(CompanyId company, Collection<UUID> transactionIds) {
        Map<String, Matched> found = new HashMap<>();
        jdbc.sql("""
                        WITH paid AS (
                            SELECT made.transaction_id, made.invoice_id, made.amount_minor,
                                   coalesce(made.evidence @> '[{"kind": "batch"}]', false) AS batch
                              FROM reconciliation.settlement AS made
                             WHERE made.company_id = :company AND made.transaction_id = ANY (:ids)
                            UNION ALL
                            SELECT asked.transaction_id, (share ->> 'invoiceId')::uuid, NULL,
                                   asked.proposals -> 0 -> 'reasons' @> '[{"kind": "batch"}]'
                              FROM reconciliation.suggestion AS asked,
                                   jsonb_array_elements(asked.proposals -> 0 -> 'shares') AS share
                             WHERE asked.company_id = :company AND asked.transaction_id = ANY (:ids)
                               AND asked.kind = 'documents')
                        SELECT paid.transaction_id, bool_or(invoice.direction = 'receivable') AS receivable,
                               bool_or(invoice.kind <> 'creditNote') AS invoice, bool_or(paid.batch) AS batch,
                               bool_or(paid.amount_minor IS NOT NULL
                                       AND sign(paid.amount_minor) = -sign(invoice.amount_minor)) AS returned
                          FROM paid
                          JOIN invoicing.invoice AS invoice
                                 ON invoice.company_id = :company AND invoice.id = paid.invoice_id
                         WHERE invoice.kind <> 'expected'
                         GROUP BY paid.transaction_id
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query(row -> {
                    boolean batch = row.getBoolean("batch");
                    Matched matched = row.getBoolean("returned")
                            ? Matched.RETURNED
                            : !row.getBoolean("invoice")
                                    ? Matched.CREDIT_NOTE
                                    : row.getBoolean("receivable")
                                            ? (batch ? Matched.COLLECTION : Matched.RECEIVABLE)
                                            : batch ? Matched.BATCH : Matched.PAYABLE;
                    found.put(row.getString("transaction_id"), matched);
                });
        jdbc.sql("""
                        SELECT transaction_id, kind FROM reconciliation.suggestion
                         WHERE company_id = :company AND transaction_id = ANY (:ids) AND kind <> 'documents'
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query(row -> {
                    String kind = row.getString("kind");
                    found.putIfAbsent(
                            row.getString("transaction_id"),
                            kind.equals("returned")
                                    ? Matched.RETURNED
                                    : kind.equals("duplicate") ? Matched.DUPLICATE : Matched.REFUND);
                });
        return found;
    }

    /** What people chose, by line. */
    Map<UUID, Category> chosen(CompanyId company) {
        Map<UUID, Category> found = new HashMap<>();
        jdbc.sql("""
                        SELECT transaction_id, category FROM reconciliation.category
                         WHERE company_id = :company AND source = 'user'
                         ORDER BY set_at DESC LIMIT 20000
                        """).param("company", company.value()).query(row -> {
            Category category = Category.ofWireName(row.getString("category")).orElse(null);
            if (category != null) {
                found.put(row.getObject("transaction_id", UUID.class), category);
            }
        });
        return found;
    }

    /**
     * Writes what is thought of lines; what a person chose stays.
     *
     * @return how many lines are thought of otherwise than before
     */
    int suggest(CompanyId company, Map<String, Suggestion> suggestions) {
        List<Map.Entry<String, Suggestion>> rows = new ArrayList<>(suggestions.entrySet());
        rows.removeIf(row -> row.getValue().source() == Suggestion.Source.USER);
        return jdbc.sql("""
                        INSERT INTO reconciliation.category AS known
                               (company_id, transaction_id, category, source, confidence_millionths, set_at)
                        SELECT :company, said.id, said.category, said.source, said.confidence, :now
                          FROM unnest(:ids::uuid[], :categories::text[], :sources::text[], :confidences::integer[])
                               AS said (id, category, source, confidence)
                        ON CONFLICT (company_id, transaction_id) DO UPDATE
                           SET category = excluded.category, source = excluded.source, set_at = excluded.set_at,
                               confidence_millionths = excluded.confidence_millionths
                         WHERE known.source <> 'user'
                           AND (known.category, known.source) IS DISTINCT FROM (excluded.category, excluded.source)
                        """)
                .param("company", company.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param(
                        "ids",
                        rows.stream().map(row -> UUID.fromString(row.getKey())).toArray(UUID[]::new))
                .param(
                        "categories",
                        rows.stream()
                                .map(row -> row.getValue().category().wireName())
                                .toArray(String[]::new))
                .param(
                        "sources",
                        rows.stream()
                                .map(row -> row.getValue().source().wireName())
                                .toArray(String[]::new))
                .param(
                        "confidences",
                        rows.stream()
                                .map(row -> (int) Math.round(row.getValue().confidence() * MILLION))
                                .toArray(Integer[]::new))
                .update();
    }

    /** A person says what lines are for. */
    void choose(CompanyId company, UserId user, Collection<UUID> transactionIds, Category category) {
        jdbc.sql("""
                        INSERT INTO reconciliation.category
                               (company_id, transaction_id, category, source, confidence_millionths, set_at, set_by)
                        SELECT company_id, id, :category, 'user', :sure, :now, :user
                          FROM banking.transaction WHERE company_id = :company AND id = ANY (:ids)
                        ON CONFLICT (company_id, transaction_id) DO UPDATE
                           SET category = excluded.category, source = 'user', set_at = excluded.set_at,
                               confidence_millionths = excluded.confidence_millionths, set_by = excluded.set_by
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .param("category", category.wireName())
                .param("sure", MILLION)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
    }

    /** The rows of lines as they are, each as JSON array of itself. */
    Map<UUID, String> rows(CompanyId company, Collection<UUID> transactionIds) {
        Map<UUID, String> found = new HashMap<>();
        jdbc.sql("""
                        SELECT line.id, coalesce((SELECT jsonb_agg(to_jsonb(known)) FROM reconciliation.category AS known
                                                   WHERE (known.company_id, known.transaction_id)
                                                         = (line.company_id, line.id)), '[]')::text AS rows
                          FROM banking.transaction AS line
                         WHERE line.company_id = :company AND line.id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query(row -> {
                    found.put(row.getObject("id", UUID.class), row.getString("rows"));
                });
        return found;
    }

    void putBack(CompanyId company, UUID transactionId, String rows) {
        jdbc.sql("DELETE FROM reconciliation.category WHERE company_id = :company AND transaction_id = :id")
                .param("company", company.value())
                .param("id", transactionId)
                .update();
        jdbc.sql("""
                        INSERT INTO reconciliation.category
                        SELECT * FROM jsonb_populate_recordset(NULL::reconciliation.category, :rows::jsonb) AS kept
                         WHERE kept.company_id = :company
                        """).param("company", company.value()).param("rows", rows).update();
    }

    // ---- series

    /** Puts the series in place of those that were known. */
    void replaceSeries(CompanyId company, List<Series> all, Map<String, Payment> lines) {
        jdbc.sql("DELETE FROM reconciliation.series_line WHERE company_id = :company")
                .param("company", company.value())
                .update();
        jdbc.sql("DELETE FROM reconciliation.series WHERE company_id = :company")
                .param("company", company.value())
                .update();
        for (Series series : all) {
            Payment last = lines.get(series.lineIds().getLast());
            if (last == null) {
                continue;
            }
            jdbc.sql("""
                            INSERT INTO reconciliation.series
                                   (company_id, key, counterparty_name, cadence, amount_kind, alive_millionths, next_date,
                                    next_minor, currency, last_date, last_minor, line_count)
                            VALUES (:company, :key, :name, :cadence, :kind, :alive, :nextDate, :next, :currency, :lastDate,
                                    :last, :lines)
                            ON CONFLICT DO NOTHING
                            """)
                    .param("company", company.value())
                    .param("key", series.key())
                    .param("name", last.counterpartyName())
                    .param("cadence", series.cadence().wireName())
                    .param("kind", series.amountKind().wireName())
                    .param("alive", (int) Math.round(series.alive() * MILLION))
                    .param("nextDate", series.nextDate())
                    .param(
                            "next",
                            series.nextAmount() == null
                                    ? null
                                    : series.nextAmount().minorUnits())
                    .param("currency", last.amount().currency().getCurrencyCode())
                    .param("lastDate", last.bookingDate())
                    .param("last", last.amount().minorUnits())
                    .param("lines", series.lineIds().size())
                    .update();
            jdbc.sql("""
                            INSERT INTO reconciliation.series_line (company_id, key, transaction_id)
                            SELECT :company, :key, id FROM unnest(:ids::uuid[]) AS id
                            ON CONFLICT DO NOTHING
                            """)
                    .param("company", company.value())
                    .param("key", series.key())
                    .param(
                            "ids",
                            series.lineIds().stream().map(UUID::fromString).toArray(UUID[]::new))
                    .update();
        }
    }

    /**
     * Lines that come back.
     *
     * @param cadence how often, as {@code Cadence} names it
     * @param amountKind fixed, indexed or varying
     * @param nextMinor null when it has ended
     * @param text of the latest line, where no counterparty is named
     */
    record Known(
            String key,
            @Nullable String counterpartyName,
            String cadence,
            String amountKind,
            int aliveMillionths,
            @Nullable LocalDate nextDate,
            @Nullable Long nextMinor,
            String currency,
            LocalDate lastDate,
            long lastMinor,
            int lineCount,
            @Nullable String category,
            @Nullable String text) {}

    /** Those that go on first, by their next day; then those that have ended, the last one first. */
    List<Known> series(CompanyId company) {
        return jdbc.sql("""
                        SELECT series.*,
                               (SELECT known.category
                                  FROM reconciliation.series_line AS line
                                  JOIN reconciliation.category AS known
                                         ON (known.company_id, known.transaction_id) = (line.company_id, line.transaction_id)
                                 WHERE (line.company_id, line.key) = (series.company_id, series.key)
                                 GROUP BY known.category ORDER BY count(*) DESC, known.category LIMIT 1) AS category,
                               (SELECT transaction.remittance_information
                                  FROM reconciliation.series_line AS line
                                  JOIN banking.transaction AS transaction
                                         ON (transaction.company_id, transaction.id) = (line.company_id, line.transaction_id)
                                 WHERE (line.company_id, line.key) = (series.company_id, series.key)
                                   AND series.counterparty_name IS NULL
                                 ORDER BY transaction.booking_date DESC, transaction.id LIMIT 1) AS text
                          FROM reconciliation.series AS series
                         WHERE series.company_id = :company
                         ORDER BY series.next_date NULLS LAST, series.last_date DESC, series.key
                        """)
                .param("company", company.value())
                .query((row, number) -> {
                    long next = row.getLong("next_minor");
                    Long nextMinor = row.wasNull() ? null : next;
                    return new Known(
                            row.getString("key"),
                            row.getString("counterparty_name"),
                            row.getString("cadence"),
                            row.getString("amount_kind"),
                            row.getInt("alive_millionths"),
                            row.getObject("next_date", LocalDate.class),
                            nextMinor,
                            row.getString("currency"),
                            row.getObject("last_date", LocalDate.class),
                            row.getLong("last_minor"),
                            row.getInt("line_count"),
                            row.getString("category"),
                            row.getString("text"));
                })
                .list();
    }
}
