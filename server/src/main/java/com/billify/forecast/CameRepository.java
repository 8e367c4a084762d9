package com.billify.forecast;

import com.billify.kernel.CompanyId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came in some days, by the rows of the weeks. Reads what other modules keep, writes nothing. */
@Repository
class CameRepository {
    /** What each line brought or took, in parts by row: {@code came (kind, transaction_id, amount_minor)}. */
    private static final String CAME = """
                WITH line AS (
                    SELECT line.id, line.amount_minor
                      FROM banking.transaction AS line
                     WHERE line.company_id = :company AND line.currency = :currency
                       AND line.balance_date > :after AND line.balance_date <= :until
                       AND (line.counterparty_account IS NULL
                            OR line.counterparty_account NOT IN (SELECT number FROM banking.account
                                                                  WHERE company_id = :company))),
                settled AS (
                    SELECT made.transaction_id, made.amount_minor,
                           CASE WHEN invoice.kind = 'expected' THEN 'planned'
                                WHEN invoice.direction = 'receivable' AND invoice.issue_date <= :after THEN 'openInvoices'
                                WHEN invoice.direction = 'receivable' THEN 'newSales'
                                WHEN invoice.issue_date <= :after THEN 'suppliers'
                                ELSE 'newPurchases' END AS kind
                      FROM reconciliation.settlement AS made
                      JOIN line ON line.id = made.transaction_id
                      JOIN invoicing.invoice AS invoice
                             ON (invoice.company_id, invoice.id) = (made.company_id, made.invoice_id)
                     WHERE made.company_id = :company),
                other AS (
                    SELECT line.id AS transaction_id, line.amount_minor - coalesce((SELECT sum(settled.amount_minor) FROM settled
                                                          WHERE settled.transaction_id = line.id), 0) AS amount_minor,
                           CASE WHEN category.category IN ('vat', 'payroll_tax', 'social_security', 'corp_tax_prepay')
                                THEN 'taxes'
                                WHEN category.category IN ('loan', 'lease', 'dividend') THEN 'financing'
                                WHEN category.category = 'capex' THEN 'investment'
                                WHEN line.amount_minor < 0
                                     AND (category.category IN ('salary', 'holiday_pay', 'yearend_premium', 'rent',
                                                                'insurance')
                                          OR EXISTS (SELECT FROM reconciliation.series_line AS one
                                                      WHERE one.company_id = :company AND one.transaction_id = line.id))
                                THEN 'fixed'
                                WHEN line.amount_minor > 0
                                     AND EXISTS (SELECT FROM reconciliation.series_line AS one
                                                  WHERE one.company_id = :company AND one.transaction_id = line.id)
                                THEN 'otherIn'
                                ELSE 'rest' END AS kind
                      FROM line
                      LEFT JOIN reconciliation.category AS category
                             ON category.company_id = :company AND category.transaction_id = line.id),
                came AS (
                    SELECT kind, transaction_id, amount_minor FROM settled
                    UNION ALL
                    SELECT kind, transaction_id, amount_minor FROM other WHERE amount_minor <> 0)
            """;

    private final JdbcClient jdbc;

    CameRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What lines brought and took, own transfers left out: what they settle goes to the row of its document, all else to that of what it is
     * for. The rows together are the lines together, to the cent. Minor units; rows without any are absent.
     *
     * @param after the day before the first that counts; what was issued by then was open, all later documents were still to come
     * @param until the last day that counts
     */
    Map<Weeks.RowKind, Long> byRow(CompanyId company, Currency currency, LocalDate after, LocalDate until) {
        Map<Weeks.RowKind, Long> rows = new EnumMap<>(Weeks.RowKind.class);
        jdbc.sql(CAME + "SELECT kind, sum(amount_minor)::bigint AS amount_minor FROM came GROUP BY kind")
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .param("after", after)
                .param("until", until)
                .query(row -> {
                    long amountMinor = row.getLong("amount_minor");
                    Weeks.RowKind.ofWireName(row.getString("kind")).ifPresent(kind -> rows.put(kind, amountMinor));
                });
        return rows;
    }

    /**
     * A line, or the part of it that belongs to a row. Minor units.
     *
     * @param counterpartyName null where the bank names nobody
     */
    record Came(
            UUID transactionId, LocalDate date, @Nullable String counterpartyName, long amountMinor) {}

    /** The lines that a row of {@link #byRow} is the sum of, the latest first. */
    List<Came> lines(CompanyId company, Currency currency, Weeks.RowKind row, LocalDate after, LocalDate until) {
        return jdbc.sql(CAME + """
                        SELECT came.transaction_id, line.balance_date, line.counterparty_name,
                               sum(came.amount_minor)::bigint AS amount_minor
                          FROM came
                          JOIN banking.transaction AS line
                                 ON line.company_id = :company AND line.id = came.transaction_id
                         WHERE came.kind = :row
                         GROUP BY came.transaction_id, line.balance_date, line.counterparty_name
                         ORDER BY line.balance_date DESC, came.transaction_id
                        """)
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .param("after", after)
                .param("until", until)
                .param("row", OutlookRepository.wireName(row))
                .query((line, number) -> new Came(
                        line.getObject("transaction_id", UUID.class),
                        line.getObject("balance_date", LocalDate.class),
                        line.getString("counterparty_name"),
                        line.getLong("amount_minor")))
                .list();
    }
}
