package com.billify.forecast;

import com.billify.forecast.core.CashHistory;
import com.billify.kernel.CompanyId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines, documents and what settles what, as the forecast takes them. Reads what other modules keep, writes nothing. */
@Repository
class CashHistoryRepository {
    /** As many of the newest lines as memory has room for beside all else: years of a small company, months of a large one. */
    static final int MOST_LINES = 60_000;

    private final JdbcClient jdbc;

    CashHistoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The newest lines, of whole days: half a day would look like a quiet one. Own transfers are left out, for both sides of them are
     * here.
     */
    List<CashHistory.Line> lines(CompanyId company, Currency currency, LocalDate until) {
        Map<String, String> texts = new HashMap<>();
        Map<String, Long> paid = paidByDocuments(company);
        List<CashHistory.Line> lines = new ArrayList<>();
        jdbc.sql("""
                        SELECT line.id, line.account_id, line.balance_date, line.amount_minor, line.counterparty_account,
                               line.counterparty_name, line.remittance_information, category.category
                          FROM banking.transaction AS line
                          LEFT JOIN reconciliation.category AS category
                                 ON (category.company_id, category.transaction_id) = (line.company_id, line.id)
                         WHERE line.company_id = :company AND line.currency = :currency
                           AND line.balance_date <= :until AND line.balance_date > :after
                           AND (line.counterparty_account IS NULL
                                OR line.counterparty_account NOT IN (SELECT number FROM banking.account
                                                                      WHERE company_id = :company))
                        """)
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .param("until", until)
                .param("after", lastDayLeftOut(company, until))
                .query(row -> {
                    CashHistory.Purpose purpose = purpose(row.getString("category"));
                    String account = texts.computeIfAbsent(row.getString("account_id"), same -> same);
                    CashHistory.Line.of(
                                    row.getObject("balance_date", LocalDate.class),
                                    row.getLong("amount_minor"),
                                    once(texts, row.getString("counterparty_account")),
                                    once(texts, row.getString("counterparty_name")),
                                    once(texts, row.getString("remittance_information")),
                                    paid.get(row.getString("id")))
                            .forEach(line -> lines.add(line.on(account, purpose)));
                });
        return lines;
    }

    private static CashHistory.Purpose purpose(@Nullable String category) {
        return switch (category) {
            case "loan", "lease", "dividend" -> CashHistory.Purpose.FINANCING;
            case "capex" -> CashHistory.Purpose.INVESTMENT;
            case null, default -> CashHistory.Purpose.OPERATING;
        };
    }

    /** Lines by which money left one account of the company for another, of the days whose lines are taken. */
    List<CashHistory.Transfer> transfers(CompanyId company, Currency currency, LocalDate until) {
        return jdbc.sql("""
                        SELECT line.balance_date, line.account_id, other.id AS other_id, -line.amount_minor AS amount_minor
                          FROM banking.transaction AS line
                          JOIN banking.account AS other
                                 ON other.company_id = line.company_id AND other.number = line.counterparty_account
                                AND other.currency = line.currency AND other.id <> line.account_id
                         WHERE line.company_id = :company AND line.currency = :currency AND line.amount_minor < 0
                           AND line.balance_date <= :until AND line.balance_date > :after
                        """)
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .param("until", until)
                .param("after", lastDayLeftOut(company, until))
                .query((row, number) -> new CashHistory.Transfer(
                        row.getObject("balance_date", LocalDate.class),
                        row.getString("account_id"),
                        row.getString("other_id"),
                        row.getLong("amount_minor")))
                .list();
    }

    private LocalDate lastDayLeftOut(CompanyId company, LocalDate until) {
        return jdbc.sql("""
                        SELECT balance_date FROM banking.transaction
                         WHERE company_id = :company AND balance_date <= :until
                         ORDER BY balance_date DESC, id DESC
                        OFFSET :most LIMIT 1
                        """)
                .param("company", company.value())
                .param("until", until)
                .param("most", MOST_LINES)
                .query(LocalDate.class)
                .optional()
                .orElse(LocalDate.EPOCH);
    }

    /**
     * By line, what it settles of documents. Asked apart: joined to the lines while PostgreSQL has not counted them yet, as after a
     * first import, it is summed once for each line.
     */
    private Map<String, Long> paidByDocuments(CompanyId company) {
        Map<String, Long> paid = new HashMap<>();
        jdbc.sql("""
                        SELECT made.transaction_id, made.amount_minor
                          FROM reconciliation.settlement AS made
                          JOIN invoicing.invoice AS invoice
                                 ON (invoice.company_id, invoice.id) = (made.company_id, made.invoice_id)
                         WHERE made.company_id = :company AND made.transaction_id IS NOT NULL
                           AND invoice.kind <> 'expected' AND invoice.set_aside_at IS NULL
                        """).param("company", company.value()).query(row -> {
            paid.merge(row.getString("transaction_id"), row.getLong("amount_minor"), Math::addExact);
        });
        return paid;
    }

    /** A company says the same few names thousands of times: each is kept once. */
    private static @Nullable String once(Map<String, String> texts, @Nullable String text) {
        return text == null ? null : texts.computeIfAbsent(text, same -> same);
    }

    /**
     * Every invoice and credit note that counts, of any state of payment.
     *
     * @param names filled: what each party is called
     */
    List<CashHistory.Document> documents(
            CompanyId company, Currency currency, LocalDate until, Map<String, String> names) {
        Map<String, List<CashHistory.Payment>> payments = payments(company, currency);
        return jdbc.sql("""
                        SELECT id, counterparty_key, counterparty_name, direction, issue_date, due_date, amount_minor, vat_minor
                          FROM invoicing.invoice
                         WHERE company_id = :company AND currency = :currency AND issue_date <= :until
                           AND kind <> 'expected' AND set_aside_at IS NULL
                         ORDER BY issue_date, id
                        """)
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .param("until", until)
                .query((row, number) -> {
                    String party = row.getString("counterparty_key");
                    String name = row.getString("counterparty_name");
                    if (name != null) {
                        names.put(party, name);
                    }
                    long amount = row.getLong("amount_minor");
                    return new CashHistory.Document(
                            row.getString("id"),
                            party,
                            row.getString("direction").equals("receivable"),
                            row.getObject("issue_date", LocalDate.class),
                            row.getObject("due_date", LocalDate.class),
                            amount,
                            Long.signum(amount) * Math.abs(row.getLong("vat_minor")),
                            payments.getOrDefault(row.getString("id"), List.of()));
                })
                .list();
    }

    private Map<String, List<CashHistory.Payment>> payments(CompanyId company, Currency currency) {
        Map<String, List<CashHistory.Payment>> payments = new HashMap<>();
        Map<String, String> accounts = new HashMap<>();
        jdbc.sql("""
                        SELECT made.invoice_id, made.amount_minor, coalesce(line.balance_date, made.settled_on) AS paid_on,
                               coalesce(line.account_id::text, '') AS account
                          FROM reconciliation.settlement AS made
                          LEFT JOIN banking.transaction AS line
                                 ON (line.company_id, line.id) = (made.company_id, made.transaction_id)
                         WHERE made.company_id = :company AND made.currency = :currency
                        """)
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .query(row -> {
                    payments.computeIfAbsent(row.getString("invoice_id"), none -> new ArrayList<>())
                            .add(new CashHistory.Payment(
                                    row.getObject("paid_on", LocalDate.class),
                                    row.getLong("amount_minor"),
                                    accounts.computeIfAbsent(row.getString("account"), same -> same)));
                });
        return payments;
    }
}
