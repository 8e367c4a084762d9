package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.testing.PostgresExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Search uses an index also under the policies: a policy keeps the planner from all operators that may leak, such as ilike. */
class SearchPlanTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyId company = CompanyId.random();

    @BeforeEach
    void manyLines() {
        postgres.ownerJdbc().sql("""
                        WITH account AS (
                            INSERT INTO banking.account (company_id, id, number, currency, created_at)
                            VALUES (:company, gen_random_uuid(), 'BE1', 'EUR', now()) RETURNING company_id, id),
                        line AS (
                            INSERT INTO banking.transaction
                                   (company_id, id, account_id, booking_date, balance_date, amount_minor, currency)
                            SELECT account.company_id, gen_random_uuid(), account.id, day, day, 100, 'EUR'
                              FROM account, generate_series(1, 5000) AS n, date('2026-01-01') AS day
                            RETURNING company_id, id, balance_date)
                        INSERT INTO banking.transaction_token (company_id, token, part, transaction_ids)
                        SELECT company_id, 'word' || row_number() OVER () % 5000, id, ARRAY[id] FROM line
                        """).param("company", company.value()).update();
        postgres.ownerJdbc()
                .sql("ANALYZE banking.transaction, banking.transaction_token")
                .update();
    }

    @Test
    void aWholeWordIsLookedUpInTheIndex() {
        assertThat(indexConditions("word12 word")).anyMatch(condition -> condition.contains("(token = 'word12'"));
    }

    @Test
    void theBeginningOfAWordIsLookedUpInTheIndex() {
        assertThat(indexConditions("word31")).anyMatch(condition -> condition.contains("(token >= 'word31'"));
    }

    /** What the plan of a search looks up in indexes, as the application login sees it. */
    private List<String> indexConditions(String search) {
        Conditions conditions = new Conditions()
                .andWords(
                        search,
                        "line.id",
                        "SELECT unnest(transaction_ids) FROM banking.transaction_token WHERE company_id = :company");
        return conditions
                .applyTo(postgres.jdbcFor(company)
                        .sql("EXPLAIN SELECT line.id FROM banking.transaction AS line WHERE line.company_id = :company"
                                + conditions))
                .param("company", company.value())
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(line -> line.contains("Index Cond:"))
                .toList();
    }
}
