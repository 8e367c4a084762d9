package com.billify.tenancy;

import com.billify.kernel.CompanyId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
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
    private static final Object ANSWERS = new Object();

    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final TransactionTemplate apart;

    public CompanyTransaction(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Whose the running transaction is, and whether all it does is taken back in the end.
     *
     * @param remembered by a rehearsal, by what it is
     */
    private record Entered(CompanyId company, boolean rehearsal, Map<Class<?>, Object> remembered) {}

    /** @throws IllegalStateException when the running transaction is for another company */
    public <T extends @Nullable Object> T call(CompanyId company, Supplier<T> work) {
        return writing.execute(status -> {
            enter(company, false);
            return work.get();
        });
    }

    /** @throws IllegalStateException when the running transaction is for another company */
    public void run(CompanyId company, Runnable work) {
        writing.executeWithoutResult(status -> {
            enter(company, false);
            work.run();
        });
    }

    /**
     * Like {@link #call}, but the database refuses to write and shows one moment throughout, unless this joins a transaction
     * that may write.
     *
     * @throws IllegalStateException when the running transaction is for another company
     */
    public <T extends @Nullable Object> T read(CompanyId company, Supplier<T> work) {
        return reading.execute(status -> {
            if (status.isNewTransaction()) {
                ofOneMoment();
            }
            enter(company, false);
            return work.get();
        });
    }

    /**
     * What the work answers, worked out once for all who ask under this key within one transaction that only reads: a page
     * is made of parts that need the same. In a transaction that writes it is worked out each time, as it may have changed.
     *
     * @param key one for each kind of question, with all that the question depends on beside the company
     * @throws IllegalStateException outside of a company's transaction
     */
    @SuppressWarnings("unchecked") // what was put under a key came from a supplier of the same question
    public <T> T once(Object key, Supplier<T> work) {
        if (TransactionSynchronizationManager.getResource(CURRENT) == null) {
            throw new IllegalStateException(
                    "an answer is kept as long as the transaction of its company: there is none");
        }
        if (!TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            return work.get();
        }
        Map<Object, Object> answers = (Map<Object, Object>) TransactionSynchronizationManager.getResource(ANSWERS);
        if (answers == null) {
            answers = new HashMap<>();
            TransactionSynchronizationManager.bindResource(ANSWERS, answers);
        }
        Object known = answers.get(key);
        if (known != null) {
            return (T) known;
        }
        T answer = work.get();
        answers.put(key, answer);
        return answer;
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
            enter(company, true);
            status.setRollbackOnly();
            return work.get();
        });
    }

    /** True within {@link #rehearse}: what is written now only serves what is decided later in the same rehearsal. */
    public boolean isRehearsal() {
        return TransactionSynchronizationManager.getResource(CURRENT) instanceof Entered entered && entered.rehearsal();
    }

    /**
     * What a rehearsal keeps in memory from one step to the next: made when it is first asked for, gone with the rehearsal.
     *
     * @throws IllegalStateException outside of {@link #rehearse}
     */
    public <T> T remembered(Class<T> kind, Supplier<T> made) {
        if (!(TransactionSynchronizationManager.getResource(CURRENT) instanceof Entered entered)
                || !entered.rehearsal()) {
            throw new IllegalStateException("only a rehearsal remembers: what is written for good is read back");
        }
        return kind.cast(entered.remembered().computeIfAbsent(kind, key -> made.get()));
    }

    /**
     * Does the work in a transaction of its own beside the running one, on a connection of its own: it is kept at once, and
     * also when the running one is taken back. It must not wait for anything that the running one holds.
     */
    public <T extends @Nullable Object> T apart(CompanyId company, Supplier<T> work) {
        return apart.execute(status -> {
            enter(company, false);
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
        requireEntered(company);
        // Two keys with one hash only wait for each other needlessly.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", company + " " + purpose)
                .query()
                .singleRow();
    }

    /**
     * Takes the same lock if nobody has it; it is given back when the transaction ends, however that comes about.
     *
     * @return false when another transaction, on any node, has it
     * @throws IllegalStateException outside of this company's transaction
     */
    public boolean tryLock(CompanyId company, String purpose) {
        requireEntered(company);
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", company + " " + purpose)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private static void requireEntered(CompanyId company) {
        if (!(TransactionSynchronizationManager.getResource(CURRENT) instanceof Entered entered)
                || !company.equals(entered.company())) {
            throw new IllegalStateException("a lock lasts as long as the transaction of its company: there is none");
        }
    }

    /**
     * All that one page reads is of one moment: two figures never stand on both sides of somebody's commit. Said of the transaction
     * and not, as a driver does it, of the session, which others have after it where a pooler stands before the database.
     */
    private void ofOneMoment() {
        jdbc.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").update();
    }

    private void enter(CompanyId company, boolean rehearsal) {
        if (TransactionSynchronizationManager.getResource(CURRENT) instanceof Entered current) {
            if (!company.equals(current.company())) {
                throw new IllegalStateException("a transaction of one company cannot be joined for another");
            }
            return;
        }
        jdbc.sql("SELECT set_config('billify.company', :company, true)")
                .param("company", company.toString())
                .query()
                .singleRow();
        Entered entered = new Entered(company, rehearsal, new HashMap<>());
        TransactionSynchronizationManager.bindResource(CURRENT, entered);
        TransactionSynchronizationManager.registerSynchronization(new Leaving(entered));
    }

    /** Forgets the company with the transaction, and while another transaction is nested in between. */
    private record Leaving(Entered entered) implements TransactionSynchronization {
        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(CURRENT);
            TransactionSynchronizationManager.unbindResourceIfPossible(ANSWERS);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(CURRENT, entered);
        }

        @Override
        public void beforeCompletion() {
            // Before, not after: what listens to the commit opens a transaction of its own.
            TransactionSynchronizationManager.unbindResourceIfPossible(CURRENT);
            TransactionSynchronizationManager.unbindResourceIfPossible(ANSWERS);
        }
    }
}
