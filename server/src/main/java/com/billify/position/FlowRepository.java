package com.billify.position;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came in and went out. Reads what banking keeps, writes nothing. */
@Repository
class FlowRepository {
    private final JdbcClient jdbc;

    FlowRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Money in and out per day, own transfers left out; days without any are absent. */
    Map<LocalDate, CashPosition.Flows> findPerDay(
            CompanyId company, Currency currency, @Nullable UUID account, LocalDate from, LocalDate to) {
        Map<LocalDate, CashPosition.Flows> flows = new HashMap<>();
        jdbc.sql("""
                        SELECT balance_date, sum(in_minor)::bigint AS in_minor, sum(out_minor)::bigint AS out_minor
                          FROM (SELECT day.balance_date, day.in_minor, day.out_minor
                                  FROM banking.daily_total AS day
                                  JOIN banking.account AS account
                                         ON (account.company_id, account.id) = (day.company_id, day.account_id)
                                 WHERE day.company_id = :company AND account.currency = :currency
                                   AND day.balance_date BETWEEN :from AND :to
                                   AND (:account::uuid IS NULL OR day.account_id = :account)
                                UNION ALL
                                SELECT line.balance_date, -greatest(line.amount_minor, 0), -least(line.amount_minor, 0)
                                  FROM banking.transaction AS line
                                 WHERE line.company_id = :company AND line.currency = :currency
                                   AND line.balance_date BETWEEN :from AND :to
                                   AND :account::uuid IS NULL
                                   AND line.counterparty_account IN (SELECT number FROM banking.account
                                                                      WHERE company_id = :company)) AS flow
                         GROUP BY balance_date
                        """)
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .param("account", account)
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    flows.put(
                            row.getObject("balance_date", LocalDate.class),
                            new CashPosition.Flows(
                                    new Money(row.getLong("in_minor"), currency),
                                    new Money(row.getLong("out_minor"), currency)));
                });
        return flows;
    }

    /**
     * Money in and out of all accounts in the currency, own transfers left out: the daily totals, less the few lines
     * whose other side is an account of the company's own.
     */
    CashPosition.Flows find(CompanyId company, Currency currency, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        WITH total AS (
                            SELECT coalesce(sum(day.in_minor), 0) AS in_minor, coalesce(sum(day.out_minor), 0) AS out_minor
                              FROM banking.daily_total AS day
                              JOIN banking.account AS account
                                     ON (account.company_id, account.id) = (day.company_id, day.account_id)
                             WHERE day.company_id = :company AND account.currency = :currency
                               AND day.balance_date BETWEEN :from AND :to),
                        own AS (
                            SELECT coalesce(sum(line.amount_minor) FILTER (WHERE line.amount_minor > 0), 0) AS in_minor,
                                   coalesce(sum(line.amount_minor) FILTER (WHERE line.amount_minor < 0), 0) AS out_minor
                              FROM banking.transaction AS line
                             WHERE line.company_id = :company AND line.currency = :currency
                               AND line.balance_date BETWEEN :from AND :to
                               AND line.counterparty_account IN (SELECT number FROM banking.account
                                                                  WHERE company_id = :company))
                        SELECT (total.in_minor - own.in_minor)::bigint AS in_minor,
                               (total.out_minor - own.out_minor)::bigint AS out_minor
                          FROM total, own
                        """)
                .param("company", company.value())
                .param("currency", currency.getCurrencyCode())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new CashPosition.Flows(
                        new Money(row.getLong("in_minor"), currency), new Money(row.getLong("out_minor"), currency)))
                .single();
    }
}
