package com.billify.audit;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down who did what, in the transaction in which it was done: both are kept or neither is. Nothing is ever changed
 * or taken out, which grants and a trigger see to; that nobody went around them, {@link #verify} shows by the hashes,
 * each of which covers the one before.
 *
 * <p>Entries of a company stand in line until the transaction ends: record last, after taking other locks.
 */
@Component
public class AuditTrail {

    private static final byte[] BEFORE_THE_FIRST = new byte[32];

    private final CompanyTransaction transaction;
    private final TransactionTemplate ofUser;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final EntryRepository companyEntries;
    private final EntryRepository userEntries;

    public AuditTrail(
            CompanyTransaction transaction, PlatformTransactionManager transactions, JdbcClient jdbc, Clock clock) {
        this.transaction = transaction;
        this.ofUser = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.clock = clock;
        this.companyEntries = EntryRepository.ofCompanies(jdbc);
        this.userEntries = EntryRepository.ofUsers(jdbc);
    }

    /** @param by null when Billify did it by itself */
    public void record(CompanyId company, @Nullable UserId by, String action, Map<String, String> details) {
        transaction.run(company, () -> {
            transaction.lock(company, "audit");
            append(companyEntries, company.value(), by, action, details);
        });
    }

    /**
     * What concerns a person rather than a company, such as signing in.
     *
     * @param by null when nobody was signed in
     */
    public void recordOfUser(UserId user, @Nullable UserId by, String action, Map<String, String> details) {
        ofUser.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
                    .param("key", user + " audit")
                    .query()
                    .singleRow();
            append(userEntries, user.value(), by, action, details);
        });
    }

    /** The entries of a company with a lower number, newest first. */
    public List<AuditEntry> before(CompanyId company, AuditFilter filter, long number, int limit) {
        return transaction.read(company, () -> companyEntries.findBefore(company.value(), filter, number, limit));
    }

    /** Everyone who ever did something in the company, also when they have left. */
    public List<UserId> actors(CompanyId company) {
        return transaction.read(company, () -> companyEntries.findActors(company.value()));
    }

    /** The entries that concern a person with a lower number, newest first. */
    public List<AuditEntry> before(UserId user, long number, int limit) {
        return userEntries.findBefore(user.value(), AuditFilter.ALL, number, limit);
    }

    /** The number of the first entry that is not what was written, or is missing; empty when all is in order. */
    public OptionalLong verify(CompanyId company) {
        return transaction.read(company, () -> firstBroken(companyEntries, company.value()));
    }

    /** The same for what concerns a person. */
    public OptionalLong verify(UserId user) {
        return ofUser.execute(status -> firstBroken(userEntries, user.value()));
    }

    private void append(
            EntryRepository entries, UUID subject, @Nullable UserId by, String action, Map<String, String> details) {
        Optional<EntryRepository.Kept> last = entries.findLast(subject);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long number = last.map(kept -> kept.entry().number()).orElse(0L) + 1;
        AuditEntry entry = new AuditEntry(number, now, by, action, new TreeMap<>(details));
        entries.add(
                subject, entry, entry.hash(last.map(EntryRepository.Kept::hash).orElse(BEFORE_THE_FIRST), subject));
    }

    private static OptionalLong firstBroken(EntryRepository entries, UUID subject) {
        byte[] previous = BEFORE_THE_FIRST;
        long number = 0;
        try (Stream<EntryRepository.Kept> all = entries.findAll(subject)) {
            for (var kept : (Iterable<EntryRepository.Kept>) all::iterator) {
                number++;
                if (kept.entry().number() != number
                        || !java.util.Arrays.equals(kept.hash(), kept.entry().hash(previous, subject))) {
                    return OptionalLong.of(number);
                }
                previous = kept.hash();
            }
        }
        return OptionalLong.empty();
    }
}
