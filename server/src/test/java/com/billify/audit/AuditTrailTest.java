package com.billify.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import com.billify.testing.PostgresExtension;
import java.time.Clock;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTrailTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private final CompanyId company = CompanyId.random();
    private final AuditTrail audit = new AuditTrail(
            postgres.companyTransaction(), postgres.transactionManager(), postgres.jdbc(), Clock.systemUTC());

    @Test
    void entriesComeBackNewestFirst() {
        UserId user = UserId.random();
        audit.record(company, user, "first", Map.of());
        audit.record(company, null, "second", Map.of("b", "2", "a", "1"));

        assertThat(audit.before(company, AuditFilter.ALL, Long.MAX_VALUE, 10))
                .extracting(AuditEntry::number, AuditEntry::by, AuditEntry::action, AuditEntry::details)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                2L, null, "second", new java.util.TreeMap<>(Map.of("a", "1", "b", "2"))),
                        org.assertj.core.groups.Tuple.tuple(1L, user, "first", new java.util.TreeMap<>()));
        assertThat(audit.before(company, AuditFilter.ALL, 2, 10)).hasSize(1);
    }

    @Test
    void entryIsKeptWithTheDeedOrNotAtAll() {
        assertThatThrownBy(() -> postgres.companyTransaction().run(company, () -> {
                    audit.record(company, null, "undone", Map.of());
                    throw new IllegalArgumentException("no");
                }))
                .hasMessage("no");

        assertThat(audit.before(company, AuditFilter.ALL, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void entriesWrittenSideBySideAreCountedWithoutAGap() {
        IntStream.range(0, 20)
                .parallel()
                .forEach(number -> audit.record(company, null, "deed", Map.of("n", "" + number)));

        assertThat(audit.before(company, AuditFilter.ALL, Long.MAX_VALUE, 50)).hasSize(20);
        assertThat(audit.verify(company)).isEmpty();
    }

    @Test
    void changedEntryIsFound() {
        IntStream.range(0, 5).forEach(number -> audit.record(company, null, "deed", Map.of("n", "" + number)));

        pastTheTrigger("UPDATE audit.company_entry SET details = '{\"n\": \"9\"}' WHERE number = 3");

        assertThat(audit.verify(company)).hasValue(3);
    }

    @Test
    void missingEntryIsFound() {
        IntStream.range(0, 5).forEach(number -> audit.record(company, null, "deed", Map.of("n", "" + number)));

        pastTheTrigger("DELETE FROM audit.company_entry WHERE number = 2");

        assertThat(audit.verify(company)).hasValue(2);
    }

    @Test
    void applicationCannotChangeWhatIsWritten() {
        audit.record(company, null, "deed", Map.of());

        assertThatThrownBy(() -> postgres.jdbcFor(company)
                        .sql("UPDATE audit.company_entry SET action = 'other'")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> postgres.jdbcFor(company)
                        .sql("DELETE FROM audit.company_entry")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void notEvenTheOwnerChangesWhatIsWritten() {
        assertThatThrownBy(() -> postgres.ownerJdbc()
                        .sql("UPDATE audit.company_entry SET action = 'other'")
                        .update())
                .rootCause()
                .hasMessageContaining("append-only");
        assertThatThrownBy(() ->
                        postgres.ownerJdbc().sql("TRUNCATE audit.company_entry").update())
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void concernsOfAPersonHaveAChainOfTheirOwn() {
        UserId user = UserId.random();
        audit.recordOfUser(user, null, "signInFailed", Map.of());
        audit.recordOfUser(user, user, "signedIn", Map.of());

        assertThat(audit.verify(user)).isEmpty();
    }

    /** As someone with the owner's login would. */
    private void pastTheTrigger(String sql) {
        postgres.ownerJdbc()
                .sql("ALTER TABLE audit.company_entry DISABLE TRIGGER append_only")
                .update();
        postgres.ownerJdbc().sql(sql + " AND company_id = '" + company + "'").update();
        postgres.ownerJdbc()
                .sql("ALTER TABLE audit.company_entry ENABLE TRIGGER append_only")
                .update();
    }
}
