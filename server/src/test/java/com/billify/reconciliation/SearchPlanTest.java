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
                        INSERT INTO banking.transaction_token (company_id, token, balance_date, transaction_id)
                        SELECT company_id, 'word' || row_number() OVER () % 1000, balance_date, id FROM line
                        """).param("company", company.value()).update();
        postgres.ownerJdbc()
                .sql("ANALYZE banking.transaction, banking.transaction_token")
                .update();
    }

    @Test
    void wordsAndBeginningsOfWordsAreLookedUpInTheIndex() {
        Conditions conditions = new Conditions()
                .andWords(
                        "word12 word3",
                        "line.id",
                        "SELECT transaction_id FROM banking.transaction_token WHERE company_id = :company");

        List<String> plan = conditions
                .applyTo(postgres.jdbcFor(company)
                        .sql("EXPLAIN SELECT line.id FROM banking.transaction AS line WHERE line.company_id = :company"
                                + conditions))
                .param("company", company.value())
                .query((row, number) -> row.getString(1))
                .list();

        assertThat(String.join("\n", plan))
                .contains("transaction_token_pkey")
                .doesNotContain("Seq Scan on transaction_token");
        assertThat(plan)
                .as("the beginning of a word is part of the look-up, not a filter after it")
                .anyMatch(line -> line.contains("Index Cond") && line.contains("token >="));
    }
}
