package com.billify.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import com.billify.testing.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class CompanyTransactionTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyId ours = CompanyId.random();
    private final CompanyId theirs = CompanyId.random();
    private final CompanyTransaction transaction = postgres.companyTransaction();

    @BeforeAll
    static void makeTable() {
        postgres.ownerJdbc()
                .sql("SELECT tenancy.create_schema('probe')")
                .query()
                .singleRow();
        postgres.ownerJdbc()
                .sql("CREATE TABLE probe.note (company_id uuid, id int, PRIMARY KEY (company_id, id))")
                .update();
        postgres.ownerJdbc().sql("SELECT tenancy.protect('probe.note')").query().singleRow();
    }

    @AfterAll
    static void dropTable() {
        postgres.ownerJdbc().sql("DROP SCHEMA probe CASCADE").update();
    }

    @Test
    void rowsAreSeenInTheTransactionOfTheirCompanyOnly() {
        transaction.run(ours, () -> insert(ours, 1));

        assertThat(transaction.read(ours, this::count)).isOne();
        assertThat(transaction.read(theirs, this::count)).isZero();
        assertThat(count()).isZero();
    }

    @Test
    void whatIsReadTogetherIsOfOneMoment() {
        transaction.read(ours, () -> {
            assertThat(count()).isZero();
            CompletableFuture.runAsync(() -> transaction.run(ours, () -> insert(ours, 1)))
                    .join();
            return assertThat(count()).isZero();
        });

        assertThat(transaction.read(ours, this::count)).isOne();
    }

    @Test
    void rowOfAnotherCompanyCannotBeWritten() {
        assertThatThrownBy(() -> transaction.run(ours, () -> insert(theirs, 1)))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void nothingIsWrittenWhenTheWorkFails() {
        assertThatThrownBy(() -> transaction.run(ours, () -> {
                    insert(ours, 1);
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");

        assertThat(transaction.read(ours, this::count)).isZero();
    }

    @Test
    void anAnswerIsWorkedOutOnceInATransactionThatOnlyReads() {
        AtomicInteger times = new AtomicInteger();

        int first = transaction.read(ours, () -> {
            transaction.once("key", times::incrementAndGet);
            transaction.read(ours, () -> transaction.once("key", times::incrementAndGet));
            assertThat(transaction.once("another key", () -> 7)).isEqualTo(7);
            return transaction.once("key", times::incrementAndGet);
        });
        int next = transaction.read(ours, () -> transaction.once("key", times::incrementAndGet));

        assertThat(first).isOne();
        assertThat(next).isEqualTo(2);
    }

    @Test
    void anAnswerIsWorkedOutEachTimeInATransactionThatMayWrite() {
        transaction.run(ours, () -> {
            assertThat(transaction.once("count", this::count)).isZero();
            insert(ours, 1);
            assertThat(transaction.once("count", this::count)).isOne();
            assertThat(transaction.read(ours, () -> transaction.once("count", this::count)))
                    .isOne();
        });
    }

    @Test
    void noAnswerIsKeptOutsideOfATransaction() {
        assertThatThrownBy(() -> transaction.once("key", () -> 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRehearsalRemembersUntilItsEndWhateverIsDoneBesideIt() {
        for (int time = 0; time < 2; time++) {
            List<Integer> sizes = transaction.rehearse(ours, () -> {
                List<Integer> seen = new ArrayList<>();
                for (int step = 0; step < 3; step++) {
                    StringBuilder kept = transaction.remembered(StringBuilder.class, StringBuilder::new);
                    seen.add(kept.append('x').length());
                    transaction.apart(ours, this::count);
                }
                return seen;
            });
            assertThat(sizes).containsExactly(1, 2, 3);
        }
    }

    @Test
    void onlyARehearsalRemembers() {
        assertThatThrownBy(() ->
                        transaction.run(ours, () -> transaction.remembered(StringBuilder.class, StringBuilder::new)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void transactionOfTheSameCompanyIsJoined() {
        transaction.run(ours, () -> {
            insert(ours, 1);
            assertThat(transaction.read(ours, this::count)).isOne();
        });
    }

    @Test
    void transactionOfAnotherCompanyIsRefused() {
        assertThatThrownBy(() -> transaction.run(ours, () -> transaction.run(theirs, () -> {})))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void transactionInBetweenHasItsOwnCompanyAndLeavesTheOuterOneAsItWas() {
        var inBetween = new TransactionTemplate(postgres.transactionManager());
        inBetween.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        transaction.run(ours, () -> {
            insert(ours, 1);
            inBetween.executeWithoutResult(status -> transaction.run(theirs, () -> insert(theirs, 1)));
            assertThat(count()).isOne();
            transaction.lock(ours, "still ours");
        });

        assertThat(transaction.read(theirs, this::count)).isOne();
    }

    @Test
    void readingRefusesToWrite() {
        assertThatThrownBy(() -> transaction.read(ours, () -> insert(ours, 1))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void lockIsHeldUntilTheTransactionEnds() throws Exception {
        var locked = new CountDownLatch(1);
        var released = new AtomicBoolean();
        Thread first = Thread.ofVirtual()
                .start(() -> transaction.run(ours, () -> {
                    transaction.lock(ours, "test");
                    locked.countDown();
                    awaitWaiter();
                    released.set(true);
                }));
        assertThat(locked.await(10, TimeUnit.SECONDS)).isTrue();

        boolean wasReleased = transaction.call(ours, () -> {
            transaction.lock(ours, "test");
            return released.get();
        });

        first.join();
        assertThat(wasReleased).isTrue();
    }

    @Test
    void lockOutsideOfTheCompaniesTransactionIsRefused() {
        assertThatThrownBy(() -> transaction.lock(ours, "test")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transaction.run(ours, () -> transaction.lock(theirs, "test")))
                .isInstanceOf(IllegalStateException.class);
    }

    /** Until someone stands in the queue for an advisory lock. */
    private static void awaitWaiter() {
        while (postgres.ownerJdbc()
                        .sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }

    private int insert(CompanyId company, int id) {
        return postgres.jdbc()
                .sql("INSERT INTO probe.note (company_id, id) VALUES (:company, :id)")
                .param("company", company.value())
                .param("id", id)
                .update();
    }

    private int count() {
        return postgres.jdbc()
                .sql("SELECT count(*) FROM probe.note")
                .query(Integer.class)
                .single();
    }
}
