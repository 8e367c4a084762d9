package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.kernel.CompanyId;
import com.billify.platform.database.Database;
import com.billify.tenancy.CompanyTransaction;
import com.billify.testing.PostgresExtension;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A connection that served one company serves the next as if it were new. */
class PoolTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final int THREADS = 16;
    private static final int ROUNDS = 60;

    @Test
    void companiesThatTakeTurnsOnTwoConnectionsSeeTheirOwnRowsOnly() throws Exception {
        List<CompanyId> companies = Stream.generate(CompanyId::random).limit(5).toList();
        try (HikariDataSource pool = pool(2);
                var threads = Executors.newFixedThreadPool(THREADS)) {
            JdbcClient jdbc = JdbcClient.create(pool);
            CompanyTransaction transaction = new CompanyTransaction(new JdbcTransactionManager(pool), jdbc);
            companies.forEach(company -> transaction.run(company, () -> add(jdbc, company)));

            List<Callable<Boolean>> work = IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(thread -> () -> {
                        for (int round = 0; round < ROUNDS; round++) {
                            CompanyId company = companies.get((thread + round) % companies.size());
                            assertThat(turn(transaction, jdbc, company, round)).containsExactly(company.value());
                            assertThat(seen(jdbc)).as("outside of any company").isEmpty();
                        }
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    /** Some read, some write, some fail and are rolled back: whatever a connection went through. */
    private static List<UUID> turn(CompanyTransaction transaction, JdbcClient jdbc, CompanyId company, int round) {
        return switch (round % 3) {
            case 0 -> transaction.read(company, () -> seen(jdbc));
            case 1 ->
                transaction.call(company, () -> {
                    jdbc.sql("UPDATE company.company SET name = 'round ' || :round")
                            .param("round", round)
                            .update();
                    return seen(jdbc);
                });
            default -> {
                try {
                    transaction.run(
                            company, () -> jdbc.sql("SELECT 1 / 0").query().singleRow());
                } catch (org.springframework.dao.DataAccessException e) {
                    // as meant
                }
                yield transaction.read(company, () -> seen(jdbc));
            }
        };
    }

    private static void add(JdbcClient jdbc, CompanyId company) {
        jdbc.sql("""
                INSERT INTO company.company (company_id, name, currency, created_at) VALUES (:company, 'new', 'EUR', now())
                """).param("company", company.value()).update();
    }

    private static List<UUID> seen(JdbcClient jdbc) {
        return jdbc.sql("SELECT company_id FROM company.company")
                .query((row, number) -> row.getObject("company_id", UUID.class))
                .list();
    }

    private static HikariDataSource pool(int connections) {
        Database database = PostgresExtension.database();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.application().name());
        pool.setPassword(database.application().password());
        pool.setMaximumPoolSize(connections);
        return pool;
    }
}
