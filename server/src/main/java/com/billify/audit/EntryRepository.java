package com.billify.audit;

import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The two chains: one per company, one per user. They differ in whose they are, and in nothing else. */
class EntryRepository {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final String table;
    private final String subjectColumn;

    private EntryRepository(JdbcClient jdbc, String table, String subjectColumn) {
        this.jdbc = jdbc;
        this.table = table;
        this.subjectColumn = subjectColumn;
    }

    static EntryRepository ofCompanies(JdbcClient jdbc) {
        return new EntryRepository(jdbc, "audit.company_entry", "company_id");
    }

    static EntryRepository ofUsers(JdbcClient jdbc) {
        return new EntryRepository(jdbc, "audit.user_entry", "user_id");
    }

    /** An entry as it is kept: with the hash that binds it to the one before. */
    record Kept(AuditEntry entry, byte[] hash) {}

    void add(UUID subject, AuditEntry entry, byte[] hash) {
        jdbc.sql(inTable("""
                INSERT INTO %s (%s, number, at, by_user, action, details, hash)
                VALUES (:subject, :number, :at, :by, :action, :details::jsonb, :hash)
                """))
                .param("subject", subject)
                .param("number", entry.number())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("by", entry.by() == null ? null : entry.by().value(), java.sql.Types.OTHER)
                .param("action", entry.action())
                .param("details", JSON.writeValueAsString(entry.details()))
                .param("hash", hash)
                .update();
    }

    Optional<Kept> findLast(UUID subject) {
        return jdbc.sql(inTable("""
                SELECT number, at, by_user, action, details, hash FROM %s
                 WHERE %s = :subject ORDER BY number DESC LIMIT 1
                """))
                .param("subject", subject)
                .query(EntryRepository::toKept)
                .optional();
    }

    /** Newest first. */
    List<AuditEntry> findBefore(UUID subject, AuditFilter filter, long number, int limit) {
        UserId by = filter.by();
        return jdbc
                .sql(inTable("""
                SELECT number, at, by_user, action, details, hash FROM %s
                 WHERE %s = :subject AND number < :number
                   AND (CAST(:by AS uuid) IS NULL OR by_user = :by)
                   AND (:anyAction OR action IN (:actions))
                   AND at >= coalesce(CAST(:from AS timestamptz), '-infinity')
                   AND at < coalesce(CAST(:until AS timestamptz), 'infinity')
                 ORDER BY number DESC LIMIT :limit
                """))
                .param("subject", subject)
                .param("number", number)
                .param("by", by == null ? null : by.value(), java.sql.Types.OTHER)
                .param("anyAction", filter.actions().isEmpty())
                .param("actions", filter.actions().isEmpty() ? List.of("") : filter.actions())
                .param("from", inUtc(filter.from()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("until", inUtc(filter.until()), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("limit", limit)
                .query(EntryRepository::toKept)
                .stream()
                .map(Kept::entry)
                .toList();
    }

    /** Each once. */
    List<UserId> findActors(UUID subject) {
        return jdbc.sql(inTable("SELECT DISTINCT by_user FROM %s WHERE %s = :subject AND by_user IS NOT NULL"))
                .param("subject", subject)
                .query((row, number) -> new UserId(row.getObject("by_user", UUID.class)))
                .list();
    }

    private static @Nullable OffsetDateTime inUtc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** All of them, oldest first; to be closed. */
    Stream<Kept> findAll(UUID subject) {
        return jdbc.sql(inTable("""
                SELECT number, at, by_user, action, details, hash FROM %s WHERE %s = :subject ORDER BY number
                """)).param("subject", subject).query(EntryRepository::toKept).stream();
    }

    private String inTable(String sql) {
        return sql.formatted(table, subjectColumn);
    }

    private static Kept toKept(ResultSet row, int number) throws SQLException {
        @Nullable UUID by = row.getObject("by_user", UUID.class);
        return new Kept(
                new AuditEntry(
                        row.getLong("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        by == null ? null : new UserId(by),
                        row.getString("action"),
                        JSON.readValue(row.getString("details"), new TypeReference<TreeMap<String, String>>() {})),
                row.getBytes("hash"));
    }
}
