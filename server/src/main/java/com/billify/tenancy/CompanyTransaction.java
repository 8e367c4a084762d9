package com.billify.tenancy;

import com.billify.kernel.CompanyId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens, or joins, the one transaction in which the rows of a company can be seen. The company is set on the database
 * connection until the transaction ends, and row-level security compares every row with it; outside of such a
 * transaction every company-owned table is empty, for reading and for writing.
 *
 * <p>A transaction is for one company. Joining it for another one is refused, as it could only be a mistake.
 */
@Component
public class CompanyTransaction {

    private static final Object CURRENT = new Object();

    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    public CompanyTransaction(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** @throws IllegalStateException when the running transaction is for another company */
    public <T extends @Nullable Object> T call(CompanyId company, Supplier<T> work) {
        return writing.execute(status -> {
            enter(company);
            return work.get();
        });
    }

    /** @throws IllegalStateException when the running transaction is for another company */
    public void run(CompanyId company, Runnable work) {
        writing.executeWithoutResult(status -> {
            enter(company);
            work.run();
        });
    }

    /**
     * Like {@link #call}, but the database refuses to write, unless this joins a transaction that may.
     *
     * @throws IllegalStateException when the running transaction is for another company
     */
    public <T extends @Nullable Object> T read(CompanyId company, Supplier<T> work) {
        return reading.execute(status -> {
            enter(company);
            return work.get();
        });
    }

    /**
     * Does the work and takes all of it back: the answer is what {@link #call} would give now.
     *
     * @throws IllegalStateException within a running transaction, which it would take back as well
     */
    public <T extends @Nullable Object> T rehearse(CompanyId company, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a rehearsal has a transaction of its own");
        }
        return writing.execute(status -> {
            enter(company);
            status.setRollbackOnly();
            return work.get();
        });
    }

    /**
     * Waits until no other transaction, on any node, holds the lock of this company for this purpose, and keeps it until
     * the running transaction ends. Taking it twice is harmless.
     *
     * @throws IllegalStateException outside of this company's transaction
     */
    public void lock(CompanyId company, String purpose) {
        if (!company.equals(TransactionSynchronizationManager.getResource(CURRENT))) {
            throw new IllegalStateException("a lock lasts as long as the transaction of its company: there is none");
        }
        // Two keys with one hash only wait for each other needlessly.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", company + " " + purpose)
                .query()
                .singleRow();
    }

    private void enter(CompanyId company) {
        Object current = TransactionSynchronizationManager.getResource(CURRENT);
        if (company.equals(current)) {
            return;
        }
        if (current != null) {
            throw new IllegalStateException("a transaction of one company cannot be joined for another");
        }
        jdbc.sql("SELECT set_config('billify.company', :company, true)")
                .param("company", company.toString())
                .query()
                .singleRow();
        TransactionSynchronizationManager.bindResource(CURRENT, company);
        TransactionSynchronizationManager.registerSynchronization(new Leaving(company));
    }

    /** Forgets the company with the transaction, and while another transaction is nested in between. */
    private record Leaving(CompanyId company) implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CURRENT);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CURRENT, company);
        }

        @Override
        public void beforeCompletion() {
            // Before, not after: what listens to the commit opens a transaction of its own.
            TransactionSynchronizationManager.unbindResourceIfPossible(CURRENT);
        }
    }
}
