package com.billify.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.testing.PostgresExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

class TableStatisticsTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyTransaction transaction = postgres.companyTransaction();
    private final TableStatistics statistics = new TableStatistics(postgres.jdbc());

    @BeforeAll
    static void makeTable() {
        postgres.ownerJdbc()
                .sql("SELECT tenancy.create_schema('sized')")
                .query()
                .singleRow();
        postgres.ownerJdbc()
                .sql(
                        "CREATE TABLE sized.note (company_id uuid, id int, PRIMARY KEY (company_id, id)) WITH (autovacuum_enabled = false)")
                .update();
        postgres.ownerJdbc().sql("SELECT tenancy.protect('sized.note')").query().singleRow();
    }

    @AfterAll
    static void dropTable() {
        postgres.ownerJdbc().sql("DROP SCHEMA sized CASCADE").update();
    }

    @Test
    void companyBesideALargerOneIsPlannedForByItsSize() {
        CompanyId large = CompanyId.random();
        write(large, 100_000);
        assertThat(cover(large)).isOne();

        CompanyId small = CompanyId.random();
        write(small, 2 * TableStatistics.NOTICEABLE);
        assertThat(believed(small)).isOne();

        assertThat(cover(small)).isOne();
        assertThat(believed(small)).isBetween(TableStatistics.NOTICEABLE / 2, 10 * TableStatistics.NOTICEABLE);
        assertThat(believed(large)).isBetween(90_000, 110_000);

        assertThat(cover(small)).as("known since").isZero();
        assertThat(cover(large)).as("known before").isZero();
    }

    @Test
    void fewRowsAreNotWorthALook() {
        CompanyId tiny = CompanyId.random();
        write(tiny, TableStatistics.NOTICEABLE - 1);

        assertThat(cover(tiny)).isZero();
    }

    private int cover(CompanyId company) {
        return transaction.call(company, () -> statistics.cover(company));
    }

    private void write(CompanyId company, int rows) {
        transaction.run(
                company,
                () -> postgres.jdbc()
                        .sql("INSERT INTO sized.note SELECT :company, generate_series(1, :rows)")
                        .param("company", company.value())
                        .param("rows", rows)
                        .update());
    }

    /** Rows that the database expects to find. */
    private int believed(CompanyId company) {
        String plan = postgres.ownerJdbc()
                .sql("EXPLAIN (FORMAT json) SELECT FROM sized.note WHERE company_id = '" + company.value() + "'")
                .query(String.class)
                .single();
        return JsonMapper.shared().readTree(plan).at("/0/Plan/Plan Rows").asInt();
    }
}
