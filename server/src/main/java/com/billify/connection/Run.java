package com.billify.connection;

import com.billify.connection.core.BooksPace;
import com.billify.connection.core.Failure;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.io.Serial;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One run of one connection, by the one node that holds its lease: what it may use, and what it has done so far. What it
 * writes it writes through {@link #write}, which refuses once another node has taken the connection over.
 */
public final class Run {
    private final CompanyId company;
    private final UUID connection;
    private final UUID lease;
    private final String apiBase;
    private final Supplier<Credential> keys;
    private final Instant startedAt;
    private final CompanyTransaction transaction;
    private final ConnectionRepository connections;
    private final RawAnswers rawAnswers;

    private int calls;
    private long receivedBytes;
    private int added;
    private int changed;
    private int removed;
    private boolean unfinished;
    private @Nullable String notice;
    private @Nullable Instant consentExpiresAt;
    private @Nullable UUID lastAnswer;
    private @Nullable Instant nextRunAt;

    Run(
            CompanyId company,
            ConnectionRepository.Leased leased,
            UUID lease,
            String apiBase,
            Supplier<Credential> keys,
            Instant startedAt,
            CompanyTransaction transaction,
            ConnectionRepository connections,
            RawAnswers rawAnswers) {
        this.company = company;
        this.connection = leased.id();
        this.lease = lease;
        this.apiBase = apiBase;
        this.keys = keys;
        this.startedAt = startedAt;
        this.transaction = transaction;
        this.connections = connections;
        this.rawAnswers = rawAnswers;
    }

    /** Another node has taken the connection over, or a person has stopped it: this run has nothing more to say. */
    static final class LeaseLostException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        LeaseLostException() {
            super("the lease is lost", null, false, false);
        }
    }

    public CompanyId company() {
        return company;
    }

    public UUID connection() {
        return connection;
    }

    public String apiBase() {
        return apiBase;
    }

    /** @throws SyncFailure when it has none */
    public Credential credential() {
        return keys.get();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Does the work in one transaction of the company, as long as the lease holds, and prolongs the lease. */
    public <T extends @Nullable Object> T write(Supplier<T> work) {
        return transaction.call(company, () -> {
            if (!connections.prolong(company, connection, lease)) {
                throw new LeaseLostException();
            }
            return work.get();
        });
    }

    /** Keeps an answer as it came, before anybody interprets it, and counts the call. */
    public void received(String request, OutsideCalls.Answer answer) {
        calls++;
        keep(request, answer, 1);
    }

    /** The same, of a call that {@link #spend} has counted. */
    public void answered(String request, OutsideCalls.Answer answer) {
        keep(request, answer, 0);
    }

    private void keep(String request, OutsideCalls.Answer answer, int counted) {
        receivedBytes += answer.body().length;
        byte[] sealed = rawAnswers.seal(company, answer.body());
        lastAnswer = transaction.call(company, () -> {
            if (counted > 0) {
                connections.count(company, connection, startedAt, counted);
            }
            return rawAnswers.keep(company, connection, request, answer, sealed);
        });
    }

    /**
     * Counts a call before it is made, so that not even a crash spends more than a day allows.
     *
     * @param most calls of this day in Brussels; those of the company's other links to the same domain count too
     * @throws SyncFailure when they are spent: wait until the next day
     */
    public void spend(int most) {
        boolean spent = transaction.call(company, () -> {
            transaction.lock(company, "calls");
            if (connections.spent(company, connection, startedAt) >= most) {
                return false;
            }
            connections.count(company, connection, startedAt, 1);
            return true;
        });
        if (!spent) {
            throw new SyncFailure(new Failure.WaitUntil("budget-spent", BooksPace.nextDay(startedAt)));
        }
        calls++;
    }

    /** How many calls of this day in Brussels are spent, those of the company's other links to the same domain included. */
    public int spent() {
        return transaction.read(company, () -> connections.spent(company, connection, startedAt));
    }

    /** Counts a call whose answer is not kept, as it holds a secret. */
    public void called() {
        calls++;
        transaction.run(company, () -> connections.count(company, connection, startedAt, 1));
    }

    /** A part of the last answer cannot be understood: it is kept for a person to see. To be called within {@link #write}. */
    public void unreadable(String code, String upstreamId) {
        connections.addDeadLetter(company, connection, lastAnswer, startedAt, code, upstreamId);
        notice = code;
    }

    /** Once it is kept. */
    public void brought(int more, int otherwise, int fewer) {
        added += more;
        changed += otherwise;
        removed += fewer;
    }

    /** Something that a person should know, though the run went well. */
    public void notice(String code) {
        notice = code;
    }

    /** There is more to read at once. */
    public void unfinished() {
        unfinished = true;
    }

    /** When to look again, where a minute is too soon. */
    public void nextAt(Instant at) {
        nextRunAt = at;
    }

    /** The first end of a consent that the source names. */
    public void consentUntil(@Nullable Instant end) {
        if (end != null && (consentExpiresAt == null || end.isBefore(consentExpiresAt))) {
            consentExpiresAt = end;
        }
    }

    UUID lease() {
        return lease;
    }

    boolean isUnfinished() {
        return unfinished;
    }

    @Nullable
    String notice() {
        return notice;
    }

    @Nullable
    Instant consentExpiresAt() {
        return consentExpiresAt;
    }

    @Nullable
    Instant nextRunAt() {
        return nextRunAt;
    }

    @Nullable
    UUID lastAnswer() {
        return lastAnswer;
    }

    SyncLogRepository.Counts counts() {
        return new SyncLogRepository.Counts(added, changed, removed, calls, receivedBytes);
    }
}
