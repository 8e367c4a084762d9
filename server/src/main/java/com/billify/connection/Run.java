package com.billify.connection;

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
    private final Credential credential;
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

    Run(
            CompanyId company,
            ConnectionRepository.Leased leased,
            UUID lease,
            String apiBase,
            Credential credential,
            Instant startedAt,
            CompanyTransaction transaction,
            ConnectionRepository connections,
            RawAnswers rawAnswers) {
        this.company = company;
        this.connection = leased.id();
        this.lease = lease;
        this.apiBase = apiBase;
        this.credential = credential;
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

    public Credential credential() {
        return credential;
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
        receivedBytes += answer.body().length;
        byte[] sealed = rawAnswers.seal(company, answer.body());
        lastAnswer = transaction.call(company, () -> {
            connections.count(company, connection, startedAt, 1);
            return rawAnswers.keep(company, connection, request, answer, sealed);
        });
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
    UUID lastAnswer() {
        return lastAnswer;
    }

    SyncLogRepository.Counts counts() {
        return new SyncLogRepository.Counts(added, changed, removed, calls, receivedBytes);
    }
}
