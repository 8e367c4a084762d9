package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.testing.PostgresExtension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What stands under a list is what its lines sum to, whichever way it was worked out. */
class TransactionTotalsTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final UUID EUROS = new UUID(0, 1);
    private static final UUID DOLLARS = new UUID(0, 2);

    private final CompanyId company = CompanyId.random();
    private final TransactionList list =
            new TransactionList(postgres.jdbcFor(company), new LineSearch(postgres.jdbcFor(company)));

    /** 300 lines on two accounts: in, out and of nothing; every fifth to the other account, every seventh settles something. */
    @BeforeEach
    void lines() {
        for (String sql : List.of("""
                INSERT INTO banking.account (company_id, id, number, currency, created_at)
                VALUES (:company, '00000000-0000-0000-0000-000000000001', 'BE1', 'EUR', now()),
                       (:company, '00000000-0000-0000-0000-000000000002', 'BE2', 'USD', now())
                """, """
                INSERT INTO banking.transaction (company_id, id, account_id, booking_date, balance_date, amount_minor,
                                                 currency, counterparty_account)
                SELECT :company, md5(n::text)::uuid, account.id, day, day, n * 37 % 11 - 5, account.currency,
                       CASE WHEN n % 5 = 0 THEN 'BE1' WHEN n % 3 = 0 THEN 'BE9' END
                  FROM generate_series(1, 300) AS n
                 CROSS JOIN LATERAL (SELECT date '2026-01-01' + n % 20 AS day) AS booked
                  JOIN banking.account AS account
                         ON account.company_id = :company
                        AND account.number = CASE WHEN n % 4 = 0 THEN 'BE2' ELSE 'BE1' END
                """, """
                INSERT INTO banking.daily_total
                       (company_id, account_id, balance_date, in_minor, out_minor, line_count, in_count, out_count)
                SELECT company_id, account_id, balance_date, sum(greatest(amount_minor, 0)), sum(least(amount_minor, 0)),
                       count(*), count(*) FILTER (WHERE amount_minor > 0), count(*) FILTER (WHERE amount_minor < 0)
                  FROM banking.transaction
                 WHERE company_id = :company
                 GROUP BY company_id, account_id, balance_date
                """, """
                INSERT INTO invoicing.invoice (company_id, id, direction, kind, number, number_key, counterparty_key,
                                               issue_date, due_date, due_date_stated, currency, amount_minor, lines)
                VALUES (:company, '00000000-0000-0000-0000-000000000003', 'receivable', 'invoice', '1', '1', '1',
                        '2026-01-01', '2026-01-01', true, 'EUR', 100000, '[]'),
                       (:company, '00000000-0000-0000-0000-000000000004', 'receivable', 'invoice', '2', '2', '2',
                        '2026-01-01', '2026-01-01', true, 'EUR', 100000, '[]')
                """, """
                INSERT INTO reconciliation.settlement
                       (company_id, id, transaction_id, invoice_id, amount_minor, currency, rule, made_at)
                SELECT line.company_id, gen_random_uuid(), line.id, invoice.id, 1, line.currency, 'byHand', now()
                  FROM banking.transaction AS line, invoicing.invoice AS invoice
                 WHERE line.company_id = :company AND invoice.company_id = :company
                   AND get_byte(uuid_send(line.id), 0) % 7 = 0
                """)) {
            postgres.ownerJdbc().sql(sql).param("company", company.value()).update();
        }
    }

    @Test
    void theTotalsOfEveryFilterAreThoseOfItsLines() {
        int filters = 0;
        for (TransactionList.Filter filter : filters()) {
            TreeMap<String, Long> sums = new TreeMap<>();
            List<Transaction> lines = list.page(company, filter, null, 1000).items();
            lines.forEach(line -> sums.merge(
                    line.amount().currency().getCurrencyCode(), line.amount().minorUnits(), Math::addExact));
            List<Money> summed = sums.entrySet().stream()
                    .map(sum -> new Money(sum.getValue(), Currency.getInstance(sum.getKey())))
                    .toList();

            TransactionList.Totals totals = list.totals(company, filter);

            assertThat(totals.count()).as(filter.toString()).isEqualTo(lines.size());
            assertThat(totals.sums()).as(filter.toString()).isEqualTo(summed);
            filters += lines.isEmpty() ? 0 : 1;
        }
        assertThat(filters).as("filters that let some line through").isGreaterThan(100);
    }

    private static List<TransactionList.Filter> filters() {
        List<TransactionList.Filter> filters = new ArrayList<>();
        for (UUID account : orNull(EUROS, DOLLARS)) {
            for (LocalDate from : orNull(FIRST.plusDays(6))) {
                for (LocalDate to : orNull(FIRST.plusDays(12))) {
                    for (Boolean comesIn : orNull(true, false)) {
                        for (Boolean own : orNull(true, false)) {
                            for (Boolean settled : orNull(true, false)) {
                                for (String currency : orNull("USD")) {
                                    filters.add(new TransactionList.Filter(
                                            account, from, to, comesIn, own, settled, null, currency, null, null,
                                            null));
                                }
                            }
                        }
                    }
                }
            }
        }
        return filters;
    }

    @SafeVarargs
    private static <T> List<@Nullable T> orNull(T... values) {
        List<@Nullable T> all = new ArrayList<>(Arrays.asList(values));
        all.add(null);
        return all;
    }
}
