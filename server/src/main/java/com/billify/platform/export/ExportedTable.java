package com.billify.platform.export;

import java.util.List;
import java.util.Map;

/**
 * A table of an export: a file and the question that fills it. In the questions {@code :company} is the company and
 * {@code amount(x)} the amount of minor units x in its currency, as a decimal number.
 */
record ExportedTable(String file, String sql) {

    /** All of them. A line is known by the same id in each, and so is an invoice. */
    static final List<ExportedTable> ALL = List.of(
            new ExportedTable("company.csv", """
                    SELECT company_id AS id, name, enterprise_number, amount(floor_minor) AS floor, financial_year_start, currency, created_at
                      FROM company.company WHERE company_id = :company
                    """),
            new ExportedTable("members.csv", """
                    SELECT account.email, account.name, member.role, member.created_at AS since
                      FROM company.membership AS member
                      JOIN identity.user_account AS account ON account.id = member.user_id
                     WHERE member.company_id = :company ORDER BY account.email
                    """),
            new ExportedTable("accounts.csv", """
                    SELECT id, number, currency, name, holder_name, bic
                      FROM banking.account WHERE company_id = :company ORDER BY number, currency
                    """),
            new ExportedTable("statements.csv", """
                    SELECT statement.id, account.number AS account, account.currency, statement.format, statement.number,
                           opening_date, amount(opening_minor) AS opening_balance,
                           closing_date, amount(closing_minor) AS closing_balance, document_id AS file_id
                      FROM banking.statement AS statement
                      JOIN banking.account AS account
                             ON (account.company_id, account.id) = (statement.company_id, statement.account_id)
                     WHERE statement.company_id = :company ORDER BY account.number, statement.arrival
                    """),
            new ExportedTable("transactions.csv", """
                    SELECT line.id, account.number AS account, booking_date, value_date, amount(amount_minor) AS amount, line.currency,
                           counterparty_name, counterparty_account, remittance_information, structured_reference,
                           bank_reference, end_to_end_id, category.category, category.source AS category_by
                      FROM banking.transaction AS line
                      JOIN banking.account AS account ON (account.company_id, account.id) = (line.company_id, line.account_id)
                      LEFT JOIN reconciliation.category AS category
                             ON (category.company_id, category.transaction_id) = (line.company_id, line.id)
                     WHERE line.company_id = :company ORDER BY account.number, balance_date, line.id
                    """),
            new ExportedTable("invoices.csv", """
                    SELECT id, direction, kind, number, counterparty_name, counterparty_vat, issue_date, due_date, due_date_stated,
                           amount(amount_minor) AS amount, amount(net_minor) AS net, amount(vat_minor) AS vat,
                           amount(gross_minor) AS gross, currency, iban, payment_reference, by_hand, set_aside_reason
                      FROM invoicing.invoice WHERE company_id = :company ORDER BY issue_date, number, id
                    """),
            new ExportedTable("invoice_files.csv", """
                    SELECT invoice_id, document_id AS file_id
                      FROM invoicing.invoice_source WHERE company_id = :company ORDER BY invoice_id, document_id
                    """),
            new ExportedTable("settlements.csv", """
                    SELECT id, transaction_id, invoice_id, amount(amount_minor) AS amount, currency, rule, settled_on, way, made_at
                      FROM reconciliation.settlement WHERE company_id = :company ORDER BY made_at, id
                    """),
            new ExportedTable("notes.csv", """
                    SELECT id, invoice_id, transaction_id, text, written_at, account.email AS written_by
                      FROM (SELECT * FROM reconciliation.note WHERE company_id = :company) AS note
                      LEFT JOIN (SELECT id AS user_id, email FROM identity.user_account) AS account ON user_id = written_by
                     ORDER BY written_at, id
                    """),
            new ExportedTable("attachments.csv", """
                    SELECT invoice_id, transaction_id, document_id AS file_id, name, added_at
                      FROM reconciliation.attachment WHERE company_id = :company ORDER BY added_at, id
                    """),
            new ExportedTable("snapshots.csv", """
                    SELECT taken_on AS kept_on, taken_at AS kept_at, as_of, amount(start_minor) AS start,
                           as_of + number AS date, amount(p10) AS p10, amount(p50) AS p50, amount(p90) AS p90, currency
                      FROM forecast.snapshot AS snapshot,
                           unnest(minor_p10, minor_p50, minor_p90) WITH ORDINALITY AS day (p10, p50, p90, place),
                           LATERAL (SELECT place::integer AS number) AS ahead
                     WHERE company_id = :company ORDER BY taken_on, number
                    """),
            new ExportedTable("snapshot_rows.csv", """
                    SELECT kept.taken_on AS kept_on, kind AS row, as_of + number AS date, amount(adds) AS adds_until, currency
                      FROM forecast.snapshot_row AS kept
                      JOIN (SELECT company_id AS owner, taken_on, as_of, currency FROM forecast.snapshot) AS snapshot
                             ON (snapshot.owner, snapshot.taken_on) = (kept.company_id, kept.taken_on),
                           unnest(minor_until) WITH ORDINALITY AS day (adds, place),
                           LATERAL (SELECT place::integer AS number) AS ahead
                     WHERE company_id = :company ORDER BY kept.taken_on, kind, number
                    """),
            new ExportedTable("snapshot_accounts.csv", """
                    SELECT kept.taken_on AS kept_on, number AS account, amount(balance_minor) AS balance, currency
                      FROM forecast.snapshot_account AS kept
                      JOIN (SELECT company_id AS owner, taken_on, currency FROM forecast.snapshot) AS snapshot
                             ON (snapshot.owner, snapshot.taken_on) = (kept.company_id, kept.taken_on)
                     WHERE company_id = :company ORDER BY kept.taken_on, number
                    """),
            new ExportedTable("audit.csv", """
                    SELECT number, at, account.email AS by, action, details, encode(hash, 'hex') AS hash
                      FROM audit.company_entry AS entry
                      LEFT JOIN identity.user_account AS account ON account.id = entry.by_user
                     WHERE entry.company_id = :company ORDER BY number
                    """),
            new ExportedTable("totals.csv", """
                    SELECT 'transactions of ' || account.number AS what, line.currency, count(*) AS count,
                           amount(sum(amount_minor)) AS sum
                      FROM banking.transaction AS line
                      JOIN (SELECT company_id AS owner, id, number FROM banking.account) AS account
                             ON (account.owner, account.id) = (line.company_id, line.account_id)
                     WHERE line.company_id = :company GROUP BY account.number, line.currency
                     UNION ALL
                    SELECT direction || ' ' || kind, currency, count(*), amount(sum(amount_minor))
                      FROM invoicing.invoice WHERE company_id = :company GROUP BY direction, kind, currency
                     ORDER BY what, currency
                    """));

    /** The question of one company, ready for COPY, which takes no parameters. */
    String of(java.util.UUID company, Map<String, Integer> decimals) {
        return sql.strip()
                .replace(":company", "'" + company + "'::uuid")
                .replaceAll(
                        "amount\\((sum\\(\\w+\\)|\\w+)\\)",
                        "round($1 / 10::numeric ^ " + scale(decimals) + ", " + scale(decimals) + ")");
    }

    /** How many decimals the currency of a row has: two, but for those that are known to have others. */
    private String scale(Map<String, Integer> decimals) {
        String currency = switch (file) {
            case "statements.csv" -> "account.currency";
            case "transactions.csv" -> "line.currency";
            default -> "currency";
        };
        return scale(currency, decimals);
    }

    /** @param currency the column that says it */
    static String scale(String currency, Map<String, Integer> decimals) {
        StringBuilder scale = new StringBuilder("(CASE ").append(currency);
        decimals.forEach((code, digits) ->
                scale.append(" WHEN '").append(code).append("' THEN ").append(digits));
        return scale.append(" ELSE 2 END)").toString();
    }
}
