package com.billify.reconciliation;

import com.billify.intake.MatchCount;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.UserId;
import com.billify.reconciliation.core.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SettlementRepository implements MatchCount {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    SettlementRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A transaction and an invoice; no transaction outside the bank. */
    record Pair(@Nullable UUID transactionId, UUID invoiceId) {}

    /**
     * What one transaction, or something outside the bank, paid of one invoice.
     *
     * @param transactionId of a difference the line that came short
     * @param undoneAt null while it stands
     */
    record Made(
            UUID id,
            @Nullable UUID transactionId,
            UUID invoiceId,
            String invoiceNumber,
            @Nullable String counterpartyName,
            LocalDate bookingDate,
            @Nullable String way,
            Money amount,
            String rule,
            Instant madeAt,
            @Nullable UserId madeBy,
            @Nullable Integer confidenceMillionths,
            List<Reason> reasons,
            @Nullable Instant undoneAt,
            @Nullable UserId undoneBy) {

        /** The line and the invoice; of a difference the line that came short. */
        Pair pair() {
            return new Pair(transactionId, invoiceId);
        }
    }

    /** Repeating it is harmless: a pair settles once. */
    UUID add(CompanyId company, UUID transactionId, UUID invoiceId, Money amount, Rule rule, @Nullable UserId madeBy) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO reconciliation.settlement
                               (company_id, id, transaction_id, invoice_id, amount_minor, currency, rule, made_at, made_by)
                        VALUES (:company, :id, :transaction, :invoice, :amount, :currency, :rule, :now, :madeBy)
                        ON CONFLICT (company_id, transaction_id, invoice_id) DO NOTHING
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("transaction", transactionId)
                .param("invoice", invoiceId)
                .param("amount", amount.minorUnits())
                .param("currency", amount.currency().getCurrencyCode())
                .param("rule", rule.wireName())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("madeBy", madeBy == null ? null : madeBy.value())
                .update();
        return id;
    }

    /** Something outside the bank that settles an invoice. */
    record Outside(UUID id, UUID invoiceId, String label) {}

    /** Settles what is outstanding of those of the invoices that are open. */
    List<Outside> addOutside(CompanyId company, Collection<UUID> invoiceIds, String way, LocalDate on, UserId madeBy) {
        return jdbc.sql("""
                        WITH made AS (
                        INSERT INTO reconciliation.settlement
                               (company_id, id, invoice_id, amount_minor, currency, rule, settled_on, way, made_at,
                                made_by)
                        SELECT invoice.company_id, gen_random_uuid(), invoice.id,
                               invoice.amount_minor - settled.amount_minor, invoice.currency, 'outsideBank', :on, :way,
                               :now, :madeBy
                          FROM invoicing.invoice AS invoice
                         CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0)::bigint AS amount_minor
                                               FROM reconciliation.settlement
                                              WHERE (company_id, invoice_id) = (invoice.company_id, invoice.id))
                                    AS settled
                         WHERE invoice.company_id = :company AND invoice.id = ANY (:ids)
                           AND invoice.set_aside_at IS NULL AND invoice.amount_minor <> settled.amount_minor
                        RETURNING id, invoice_id)
                        SELECT made.id, made.invoice_id,
                               concat_ws(' ', invoice.counterparty_name, invoice.number) AS label
                          FROM made
                          JOIN invoicing.invoice AS invoice
                                 ON invoice.company_id = :company AND invoice.id = made.invoice_id
                         ORDER BY invoice.due_date, invoice.id
                        """)
                .param("company", company.value())
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .param("way", way)
                .param("on", on)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("madeBy", madeBy.value())
                .query((row, number) -> new Outside(
                        row.getObject("id", UUID.class),
                        row.getObject("invoice_id", UUID.class),
                        row.getString("label")))
                .list();
    }

    /** What to call the first of the invoices of which more is settled than they ask; empty when there is none. */
    Optional<String> overpaid(CompanyId company, Collection<UUID> invoiceIds) {
        return jdbc.sql("""
                        SELECT concat_ws(' ', invoice.counterparty_name, invoice.number)
                          FROM invoicing.invoice AS invoice
                          JOIN (SELECT company_id, invoice_id, sum(amount_minor)::bigint AS amount_minor
                                  FROM reconciliation.settlement
                                 WHERE company_id = :company AND invoice_id = ANY (:ids)
                                 GROUP BY company_id, invoice_id) AS settled
                                 ON (settled.company_id, settled.invoice_id) = (invoice.company_id, invoice.id)
                         WHERE invoice.company_id = :company
                           AND (abs(settled.amount_minor) > abs(invoice.amount_minor)
                                OR sign(settled.amount_minor) = -sign(invoice.amount_minor))
                         ORDER BY invoice.due_date, invoice.id
                         LIMIT 1
                        """)
                .param("company", company.value())
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .query(String.class)
                .optional();
    }

    /** True when a person settled something of the invoice. */
    boolean isTouchedByHand(CompanyId company, UUID invoiceId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM reconciliation.settlement
                                        WHERE company_id = :company AND invoice_id = :invoice AND made_by IS NOT NULL)
                        """)
                .param("company", company.value())
                .param("invoice", invoiceId)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    @Override
    public int ofImport(CompanyId company, UUID importId) {
        return jdbc.sql("""
                        SELECT count(DISTINCT transaction_id)
                          FROM reconciliation.settlement
                         WHERE company_id = :company
                           AND (transaction_id IN (SELECT place.transaction_id
                                                     FROM banking.statement AS statement
                                                     JOIN banking.statement_line AS place
                                                            ON (place.company_id, place.statement_id)
                                                               = (statement.company_id, statement.id)
                                                    WHERE statement.company_id = :company
                                                      AND statement.delivery_id = :import)
                                OR invoice_id IN (SELECT invoice_id FROM invoicing.invoice_source
                                                   WHERE company_id = :company AND delivery_id = :import))
                        """)
                .param("company", company.value())
                .param("import", importId)
                .query(Integer.class)
                .single();
    }

    boolean exists(CompanyId company, UUID transactionId, UUID invoiceId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM reconciliation.settlement
                                        WHERE company_id = :company AND transaction_id = :transaction
                                          AND invoice_id = :invoice)
                        """)
                .param("company", company.value())
                .param("transaction", transactionId)
                .param("invoice", invoiceId)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** What of a transaction settles nothing yet; empty when there is no such transaction. */
    Optional<Money> unsettled(CompanyId company, UUID transactionId) {
        return jdbc.sql("""
                        SELECT line.currency, line.amount_minor
                               - coalesce((SELECT sum(amount_minor) FROM reconciliation.settlement
                                            WHERE (company_id, transaction_id) = (line.company_id, line.id)), 0)::bigint
                               AS left_minor
                          FROM banking.transaction AS line
                         WHERE line.company_id = :company AND line.id = :id
                        """)
                .param("company", company.value())
                .param("id", transactionId)
                .query((row, number) ->
                        new Money(row.getLong("left_minor"), Currency.getInstance(row.getString("currency"))))
                .optional();
    }

    Optional<Pair> remove(CompanyId company, UUID id) {
        return jdbc.sql("""
                        DELETE FROM reconciliation.settlement
                         WHERE company_id = :company AND id = :id
                        RETURNING transaction_id, invoice_id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) ->
                        new Pair(row.getObject("transaction_id", UUID.class), row.getObject("invoice_id", UUID.class)))
                .optional();
    }

    /** Brings what only the books say is paid in line with what they say now. */
    int fitBooks(CompanyId company, Collection<UUID> invoiceIds) {
        return jdbc.sql("SELECT reconciliation.fit_books(:company, :ids)")
                .param("company", company.value())
                .param("ids", invoiceIds.toArray(UUID[]::new))
                .query(Integer.class)
                .single();
    }

    /** Of this invoice a person knows better than the books. */
    void refuseBooks(CompanyId company, UUID invoiceId, UserId user) {
        jdbc.sql("""
                        INSERT INTO reconciliation.refused_books (company_id, invoice_id, refused_at, refused_by)
                        VALUES (:company, :invoice, :now, :user)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("invoice", invoiceId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
    }

    /** A rule will not make this pair again; outside the bank there is no pair. */
    void refuse(CompanyId company, Pair pair, UserId user) {
        if (pair.transactionId() == null) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO reconciliation.refused_pair
                               (company_id, transaction_id, invoice_id, refused_at, refused_by)
                        VALUES (:company, :transaction, :invoice, :now, :user)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("transaction", pair.transactionId())
                .param("invoice", pair.invoiceId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .update();
    }

    Optional<Made> find(CompanyId company, UUID id) {
        return jdbc.sql(MADE + " AND settlement.id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(this::toMade)
                .optional();
    }

    List<Made> ofTransaction(CompanyId company, UUID transactionId) {
        return jdbc.sql(MADE + " AND (settlement.transaction_id = :id OR settlement.because_of = :id)"
                        + " ORDER BY settlement.made_at, settlement.id")
                .param("company", company.value())
                .param("id", transactionId)
                .query(this::toMade)
                .list();
    }

    List<Made> ofInvoice(CompanyId company, UUID invoiceId) {
        return jdbc.sql(MADE + " AND settlement.invoice_id = :id ORDER BY booking_date, settlement.id")
                .param("company", company.value())
                .param("id", invoiceId)
                .query(this::toMade)
                .list();
    }

    /** What settled something once and was taken back, last one first: of a transaction or of an invoice. */
    List<Made> past(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT settlement.*, invoice.number, line.booking_date, NULL AS way,
                               coalesce(line.counterparty_name, invoice.counterparty_name) AS counterparty_name
                          FROM (SELECT * FROM reconciliation.past_settlement
                                 WHERE company_id = :company AND transaction_id = :id
                                UNION
                                SELECT * FROM reconciliation.past_settlement
                                 WHERE company_id = :company AND invoice_id = :id) AS settlement
                          JOIN banking.transaction AS line
                                 ON (line.company_id, line.id) = (settlement.company_id, settlement.transaction_id)
                          JOIN invoicing.invoice AS invoice
                                 ON (invoice.company_id, invoice.id) = (settlement.company_id, settlement.invoice_id)
                         ORDER BY settlement.undone_at DESC, settlement.id
                         LIMIT 50
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(this::toMade)
                .list();
    }

    private static final String MADE = """
            SELECT settlement.id, coalesce(settlement.transaction_id, settlement.because_of) AS transaction_id,
                   settlement.invoice_id, settlement.amount_minor, settlement.currency, settlement.rule,
                   settlement.made_at, settlement.made_by, settlement.confidence_millionths, settlement.evidence,
                   NULL::timestamptz AS undone_at, NULL::uuid AS undone_by,
                   invoice.number, coalesce(line.counterparty_name, invoice.counterparty_name) AS counterparty_name,
                   coalesce(line.booking_date, settlement.settled_on) AS booking_date, settlement.way
              FROM reconciliation.settlement AS settlement
              LEFT JOIN banking.transaction AS line
                     ON line.company_id = settlement.company_id
                    AND line.id = coalesce(settlement.transaction_id, settlement.because_of)
              JOIN invoicing.invoice AS invoice
                     ON (invoice.company_id, invoice.id) = (settlement.company_id, settlement.invoice_id)
             WHERE settlement.company_id = :company
            """;

    private Made toMade(ResultSet row, int number) throws SQLException {
        UUID madeBy = row.getObject("made_by", UUID.class);
        UUID undoneBy = row.getObject("undone_by", UUID.class);
        OffsetDateTime undoneAt = row.getObject("undone_at", OffsetDateTime.class);
        int confidence = row.getInt("confidence_millionths");
        boolean sure = !row.wasNull();
        String evidence = row.getString("evidence");
        return new Made(
                row.getObject("id", UUID.class),
                row.getObject("transaction_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getString("number"),
                row.getString("counterparty_name"),
                row.getObject("booking_date", LocalDate.class),
                row.getString("way"),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getString("rule"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                madeBy == null ? null : new UserId(madeBy),
                sure ? confidence : null,
                evidence == null ? List.of() : json.readValue(evidence, new TypeReference<List<Reason>>() {}),
                undoneAt == null ? null : undoneAt.toInstant(),
                undoneBy == null ? null : new UserId(undoneBy));
    }
}
