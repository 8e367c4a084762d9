package com.billify.connection;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ConnectionRepository {
    /** Days of counters are days in Brussels, as people count them. */
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private static final String COLUMNS = """
            id, provider, name, api_base, state, reason, failures, made_at, next_run_at, last_attempt_at, last_success_at,
            refresh_asked_at, consent_expires_at, leased_until > clock_timestamp() AS running""";

    private final JdbcClient jdbc;

    ConnectionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which connection is due, and of which company. */
    record Due(CompanyId company, UUID id) {}

    /** A connection that this node may work on for a while. */
    record Leased(UUID id, String provider, @Nullable String apiBase, int failures) {}

    /** Across companies: ids alone. */
    List<Due> due(Instant now, int most) {
        return jdbc.sql("SELECT company_id, id FROM connection.due(:now, :most)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Due(
                        new CompanyId(row.getObject("company_id", UUID.class)), row.getObject("id", UUID.class)))
                .list();
    }

    /** Empty when another node was first, or a person has stopped it. A lease is by the clock of the database. */
    Optional<Leased> lease(CompanyId company, UUID id, UUID lease, Instant now) {
        return jdbc.sql("""
                        UPDATE connection.connection
                           SET lease = :lease, leased_until = clock_timestamp() + interval '50 seconds',
                               last_attempt_at = :now
                         WHERE company_id = :company AND id = :id AND state IN ('active', 'needsUser')
                           AND next_run_at <= :now
                           AND (leased_until IS NULL OR leased_until < clock_timestamp())
                        RETURNING id, provider, api_base, failures
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("lease", lease)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Leased(
                        row.getObject("id", UUID.class),
                        row.getString("provider"),
                        row.getString("api_base"),
                        row.getInt("failures")))
                .optional();
    }

    /** False when the lease is another's now, or a person has stopped the connection. The row stays locked. */
    boolean prolong(CompanyId company, UUID id, UUID lease) {
        return jdbc.sql("""
                                UPDATE connection.connection
                                   SET leased_until = clock_timestamp() + interval '50 seconds'
                                 WHERE company_id = :company AND id = :id AND lease = :lease
                                   AND state IN ('active', 'needsUser')
                                """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("lease", lease)
                        .update()
                == 1;
    }

    /** How a run ended: it gives the lease back. */
    record Ended(
            String state,
            @Nullable String reason,
            int failures,
            Instant nextRunAt,
            @Nullable Instant succeededAt,
            @Nullable Instant consentExpiresAt) {}

    void end(CompanyId company, UUID id, UUID lease, Ended ended) {
        jdbc.sql("""
                        UPDATE connection.connection
                           SET state = :state, reason = :reason, failures = :failures, next_run_at = :next,
                               last_success_at = coalesce(:succeeded::timestamptz, last_success_at),
                               consent_expires_at = coalesce(:consent::timestamptz, consent_expires_at),
                               lease = NULL, leased_until = NULL
                         WHERE company_id = :company AND id = :id AND lease = :lease
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("lease", lease)
                .param("state", ended.state())
                .param("reason", ended.reason())
                .param("failures", ended.failures())
                .param("next", ended.nextRunAt().atOffset(ZoneOffset.UTC))
                .param("succeeded", at(ended.succeededAt()))
                .param("consent", at(ended.consentExpiresAt()))
                .update();
    }

    void add(
            CompanyId company,
            UUID id,
            String provider,
            @Nullable String name,
            @Nullable String apiBase,
            @Nullable UserId by,
            Instant now) {
        jdbc.sql("""
                        INSERT INTO connection.connection
                               (company_id, id, provider, name, api_base, state, made_at, made_by, next_run_at)
                        VALUES (:company, :id, :provider, :name, :base, 'active', :now, :by, :now)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("provider", provider)
                .param("name", name)
                .param("base", apiBase)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("by", by == null ? null : by.value())
                .update();
    }

    void setCredential(CompanyId company, UUID connection, byte[] sealed, Instant now) {
        jdbc.sql("""
                        INSERT INTO connection.credential (company_id, connection_id, sealed, changed_at)
                        VALUES (:company, :connection, :sealed, :now)
                        ON CONFLICT (company_id, connection_id) DO UPDATE
                           SET sealed = excluded.sealed, changed_at = excluded.changed_at
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("sealed", sealed)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<byte[]> findCredential(CompanyId company, UUID connection) {
        return jdbc.sql("""
                        SELECT sealed FROM connection.credential
                         WHERE company_id = :company AND connection_id = :connection
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .query((row, number) -> row.getBytes("sealed"))
                .optional();
    }

    void removeCredential(CompanyId company, UUID connection) {
        jdbc.sql("DELETE FROM connection.credential WHERE company_id = :company AND connection_id = :connection")
                .param("company", company.value())
                .param("connection", connection)
                .update();
    }

    List<Connection> findAll(CompanyId company) {
        return jdbc.sql("SELECT " + COLUMNS + """
                         FROM connection.connection
                         WHERE company_id = :company
                         ORDER BY state = 'disconnected', made_at, id
                        """)
                .param("company", company.value())
                .query(ConnectionRepository::toConnection)
                .list();
    }

    Optional<Connection> find(CompanyId company, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM connection.connection WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(ConnectionRepository::toConnection)
                .optional();
    }

    /** Who made it; empty once that person is forgotten. */
    Optional<UserId> madeBy(CompanyId company, UUID id) {
        return jdbc.sql("SELECT made_by FROM connection.connection WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getObject("made_by", UUID.class)))
                .single()
                .map(UserId::new);
    }

    /** Where its stand-in is; null for the provider's own. */
    @Nullable
    String apiBase(CompanyId company, UUID id) {
        return jdbc.sql("SELECT api_base FROM connection.connection WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> Optional.ofNullable(row.getString("api_base")))
                .single()
                .orElse(null);
    }

    /** Those with a stand-in's address. */
    List<Connections.Simulated> findSimulated(CompanyId company) {
        return jdbc.sql("""
                        SELECT id, provider, made_at, api_base FROM connection.connection
                         WHERE company_id = :company AND api_base IS NOT NULL
                         ORDER BY made_at, id
                        """)
                .param("company", company.value())
                .query((row, number) -> new Connections.Simulated(
                        row.getObject("id", UUID.class),
                        row.getString("provider"),
                        instant(row, "made_at").orElseThrow(),
                        row.getString("api_base")))
                .list();
    }

    /** What failed at its old address counts no more. */
    void moveSimulated(CompanyId company, UUID id, String apiBase, Instant now) {
        jdbc.sql("""
                        UPDATE connection.connection
                           SET api_base = :base, failures = 0, next_run_at = :now
                         WHERE company_id = :company AND id = :id AND api_base IS NOT NULL
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("base", apiBase)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By a person: whoever is at work on it loses the lease with its next step. */
    void setState(CompanyId company, UUID id, String state, Instant nextRunAt) {
        jdbc.sql("""
                        UPDATE connection.connection
                           SET state = :state, reason = NULL, failures = 0, next_run_at = :next, lease = NULL,
                               leased_until = NULL
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("state", state)
                .param("next", nextRunAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** False when it was asked for a moment ago. */
    boolean askRefresh(CompanyId company, UUID id, Instant now, Instant notSince) {
        return jdbc.sql("""
                                UPDATE connection.connection
                                   SET next_run_at = :now, refresh_asked_at = :now
                                 WHERE company_id = :company AND id = :id AND state IN ('active', 'needsUser')
                                   AND (refresh_asked_at IS NULL OR refresh_asked_at < :notSince)
                                """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("notSince", notSince.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** False when the bank was asked a moment ago, or the link is stopped. */
    boolean askBank(CompanyId company, UUID id, Instant now, Instant notSince) {
        return jdbc.sql("""
                                UPDATE connection.connection SET bank_asked_at = :now
                                 WHERE company_id = :company AND id = :id AND state IN ('active', 'needsUser')
                                   AND (bank_asked_at IS NULL OR bank_asked_at < :notSince)
                                """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("notSince", notSince.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Not later than then. */
    void runAt(CompanyId company, UUID id, Instant at) {
        jdbc.sql("""
                        UPDATE connection.connection SET next_run_at = least(next_run_at, :at)
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void count(CompanyId company, UUID connection, Instant now, int calls) {
        jdbc.sql("""
                        INSERT INTO connection.call_counter AS counter (company_id, connection_id, day, calls)
                        VALUES (:company, :connection, :day, :calls)
                        ON CONFLICT (company_id, connection_id, day) DO UPDATE SET calls = counter.calls + :calls
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("day", LocalDate.ofInstant(now, BRUSSELS))
                .param("calls", calls)
                .update();
    }

    /** Calls of that day, those of the company's other links to the same domain included: a source counts them together. */
    int spent(CompanyId company, UUID connection, Instant now) {
        return jdbc.sql("""
                        SELECT coalesce(sum(counter.calls), 0)::integer
                          FROM connection.call_counter AS counter
                         WHERE counter.company_id = :company AND counter.day = :day
                           AND (counter.connection_id = :connection
                                OR counter.connection_id IN
                                   (SELECT other.connection_id
                                      FROM connection.books AS mine
                                      JOIN connection.books AS other
                                             ON (other.company_id, other.domain_id) = (mine.company_id, mine.domain_id)
                                     WHERE mine.company_id = :company AND mine.connection_id = :connection))
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("day", LocalDate.ofInstant(now, BRUSSELS))
                .query(Integer.class)
                .single();
    }

    /** By connection; one without calls that day is left out. */
    Map<UUID, Integer> calls(CompanyId company, Instant now) {
        Map<UUID, Integer> calls = new HashMap<>();
        jdbc.sql("SELECT connection_id, calls FROM connection.call_counter WHERE company_id = :company AND day = :day")
                .param("company", company.value())
                .param("day", LocalDate.ofInstant(now, BRUSSELS))
                .query(row -> {
                    calls.put(row.getObject("connection_id", UUID.class), row.getInt("calls"));
                });
        return calls;
    }

    /** The same thing once. */
    void addDeadLetter(
            CompanyId company, UUID connection, @Nullable UUID rawAnswer, Instant at, String code, String upstreamId) {
        jdbc.sql("""
                        INSERT INTO connection.dead_letter
                               (company_id, id, connection_id, raw_answer_id, at, code, upstream_id)
                        VALUES (:company, :id, :connection, :raw, :at, :code, :upstream)
                        ON CONFLICT (company_id, connection_id, code, upstream_id) DO UPDATE
                           SET raw_answer_id = excluded.raw_answer_id, at = excluded.at
                        """)
                .param("company", company.value())
                .param("id", UUID.randomUUID())
                .param("connection", connection)
                .param("raw", rawAnswer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("code", code)
                .param("upstream", upstreamId)
                .update();
    }

    /**
     * What could not be understood and has not been since.
     *
     * @param answerId the answer that it stood in; null when there was none
     * @param upstreamId which part of the answer; empty for all of it
     */
    record DeadLetter(
            UUID id, Instant at, String code, @Nullable UUID answerId, String upstreamId) {}

    List<DeadLetter> deadLetters(CompanyId company, UUID connection) {
        return jdbc.sql("""
                        SELECT id, at, code, raw_answer_id, upstream_id FROM connection.dead_letter
                         WHERE company_id = :company AND connection_id = :connection
                         ORDER BY at DESC, id
                         LIMIT 100
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .query((row, number) -> new DeadLetter(
                        row.getObject("id", UUID.class),
                        instant(row, "at").orElseThrow(),
                        row.getString("code"),
                        row.getObject("raw_answer_id", UUID.class),
                        row.getString("upstream_id")))
                .list();
    }

    /** To be tried anew: what is still not understood comes back. */
    void removeDeadLetters(CompanyId company, UUID connection) {
        jdbc.sql("DELETE FROM connection.dead_letter WHERE company_id = :company AND connection_id = :connection")
                .param("company", company.value())
                .param("connection", connection)
                .update();
    }

    /** Lines that are understood now. */
    void removeDeadLetters(CompanyId company, UUID connection, List<String> upstreamIds) {
        jdbc.sql("""
                        DELETE FROM connection.dead_letter
                         WHERE company_id = :company AND connection_id = :connection AND upstream_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("ids", upstreamIds.toArray(String[]::new))
                .update();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Connection toConnection(ResultSet row, int number) throws SQLException {
        return new Connection(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getString("name"),
                row.getString("api_base") != null,
                ConnectionState.of(row.getString("state")),
                row.getString("reason"),
                row.getInt("failures"),
                instant(row, "made_at").orElseThrow(),
                instant(row, "next_run_at").orElseThrow(),
                instant(row, "last_attempt_at").orElse(null),
                instant(row, "last_success_at").orElse(null),
                instant(row, "consent_expires_at").orElse(null),
                row.getBoolean("running"));
    }
}
