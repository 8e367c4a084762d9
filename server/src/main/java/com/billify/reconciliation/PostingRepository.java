package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.UserId;
import com.billify.reconciliation.core.Rule;
import com.billify.tenancy.OrderedIds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes and takes back settlements, many at once. */
@Repository
class PostingRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    PostingRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A row of settlements, named as its columns are. */
    private record Row(
            UUID company_id,
            UUID id,
            @Nullable UUID transaction_id,
            UUID invoice_id,
            long amount_minor,
            String currency,
            String rule,
            Instant made_at,
            @Nullable UUID made_by,
            @Nullable LocalDate settled_on,
            @Nullable String way,
            int confidence_millionths,
            List<Reason> evidence,
            @Nullable UUID because_of) {}

    /** @param by the person who says so; null when it is a rule */
    void add(CompanyId company, List<Posting> postings, @Nullable UserId by) {
        if (postings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        UUID user = by == null ? null : by.value();
        List<Row> rows = new ArrayList<>();
        for (Posting one : postings) {
            String rule = by == null ? one.rule().wireName() : Rule.BY_HAND.wireName();
            if (!one.amount().isZero()) {
                rows.add(row(company, one, one.amount(), rule, now, user, false));
            }
            if (!one.kept().isZero()) {
                rows.add(row(company, one, one.kept(), Rule.DIFFERENCE.wireName(), now, user, true));
            }
        }
        jdbc.sql("""
                        INSERT INTO reconciliation.settlement
                        SELECT * FROM jsonb_populate_recordset(NULL::reconciliation.settlement, :rows::jsonb)
                        """).param("rows", json.writeValueAsString(rows)).update();
    }

    private static Row row(
            CompanyId company,
            Posting one,
            Money amount,
            String rule,
            Instant now,
            @Nullable UUID user,
            boolean difference) {
        return new Row(
                company.value(),
                OrderedIds.next(),
                difference ? null : one.transactionId(),
                one.invoiceId(),
                amount.minorUnits(),
                amount.currency().getCurrencyCode(),
                rule,
                now,
                user,
                difference ? one.day() : null,
                difference ? one.way() : null,
                one.confidenceMillionths(),
                one.reasons(),
                difference ? one.transactionId() : null);
    }

    /** Says anew how sure a rule is of what it posted, and why, where that has changed. */
    void restate(CompanyId company, List<Posting> postings) {
        if (postings.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE reconciliation.settlement AS made
                           SET rule = CASE made.rule WHEN 'difference' THEN made.rule ELSE said.rule END,
                               confidence_millionths = said.confidence, evidence = said.evidence::jsonb
                          FROM unnest(:transactions::uuid[], :invoices::uuid[], :rules::text[], :confidences::integer[],
                                      :evidence::text[]) AS said (line, invoice, rule, confidence, evidence)
                         WHERE made.company_id = :company AND made.invoice_id = said.invoice AND made.made_by IS NULL
                           AND coalesce(made.transaction_id, made.because_of) = said.line
                           AND (made.confidence_millionths, made.evidence)
                               IS DISTINCT FROM (said.confidence, said.evidence::jsonb)
                        """)
                .param("company", company.value())
                .param(
                        "transactions",
                        postings.stream().map(Posting::transactionId).toArray(UUID[]::new))
                .param("invoices", postings.stream().map(Posting::invoiceId).toArray(UUID[]::new))
                .param(
                        "rules",
                        postings.stream().map(one -> one.rule().wireName()).toArray(String[]::new))
                .param(
                        "confidences",
                        postings.stream().map(Posting::confidenceMillionths).toArray(Integer[]::new))
                .param(
                        "evidence",
                        postings.stream()
                                .map(one -> json.writeValueAsString(one.reasons()))
                                .toArray(String[]::new))
                .update();
    }

    /**
     * Takes back what lines settle of invoices, differences included, and keeps it for the trail.
     *
     * @param by null when a rule thinks otherwise now
     */
    void remove(CompanyId company, Collection<Posting.Pair> pairs, @Nullable UserId by) {
        if (pairs.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH pair AS (SELECT * FROM unnest(:transactions::uuid[], :invoices::uuid[]) AS pair (line, invoice)),
                        shorts AS (
                            DELETE FROM reconciliation.settlement AS made USING pair
                             WHERE made.company_id = :company AND made.because_of = pair.line
                               AND made.invoice_id = pair.invoice),
                        gone AS (
                            DELETE FROM reconciliation.settlement AS made USING pair
                             WHERE made.company_id = :company AND made.transaction_id = pair.line
                               AND made.invoice_id = pair.invoice
                            RETURNING made.*)
                        INSERT INTO reconciliation.past_settlement
                               (company_id, id, transaction_id, invoice_id, amount_minor, currency, rule,
                                confidence_millionths, evidence, made_at, made_by, undone_at, undone_by)
                        SELECT company_id, id, transaction_id, invoice_id, amount_minor, currency, rule,
                               confidence_millionths, evidence, made_at, made_by, :now, :by
                          FROM gone
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param(
                        "transactions",
                        pairs.stream().map(Posting.Pair::transactionId).toArray(UUID[]::new))
                .param("invoices", pairs.stream().map(Posting.Pair::invoiceId).toArray(UUID[]::new))
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .param("by", by == null ? null : by.value())
                .update();
    }
}
