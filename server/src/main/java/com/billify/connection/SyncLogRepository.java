package com.billify.connection;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.OrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each run did. Runs in a row that brought nothing, with the same outcome, are one entry. */
@Repository
class SyncLogRepository {
    private final JdbcClient jdbc;

    SyncLogRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Counts(int added, int changed, int removed, int calls, long receivedBytes) {
        boolean isQuiet() {
            return added == 0 && changed == 0 && removed == 0;
        }
    }

    /**
     * @param outcome done, retry, wait, needsUser or broken
     * @param reason the code of the failure, or of something to know; null when all is well
     * @param runs in a row
     * @param duration of all of them
     */
    record Entry(
            UUID id,
            String outcome,
            @Nullable String reason,
            Instant startedAt,
            Instant endedAt,
            int runs,
            Duration duration,
            Counts counts) {}

    void add(
            CompanyId company,
            UUID connection,
            String outcome,
            @Nullable String reason,
            Instant startedAt,
            Instant endedAt,
            Counts counts) {
        Optional<Entry> last = counts.isQuiet() ? last(company, connection) : Optional.empty();
        if (last.isPresent()
                && last.get().counts().isQuiet()
                && last.get().outcome().equals(outcome)
                && java.util.Objects.equals(last.get().reason(), reason)) {
            jdbc.sql("""
                            UPDATE connection.sync_log
                               SET ended_at = :ended, runs = runs + 1, duration_ms = duration_ms + :duration,
                                   calls = calls + :calls, received_bytes = received_bytes + :bytes
                             WHERE company_id = :company AND id = :id
                            """)
                    .param("company", company.value())
                    .param("id", last.get().id())
                    .param("ended", endedAt.atOffset(ZoneOffset.UTC))
                    .param("duration", Duration.between(startedAt, endedAt).toMillis())
                    .param("calls", counts.calls())
                    .param("bytes", counts.receivedBytes())
                    .update();
            return;
        }
        jdbc.sql("""
                        INSERT INTO connection.sync_log
                               (company_id, id, connection_id, outcome, reason, started_at, ended_at, runs, duration_ms,
                                added, changed, removed, calls, received_bytes)
                        VALUES (:company, :id, :connection, :outcome, :reason, :started, :ended, 1, :duration,
                                :added, :changed, :removed, :calls, :bytes)
                        """)
                .param("company", company.value())
                .param("id", OrderedIds.next())
                .param("connection", connection)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("started", startedAt.atOffset(ZoneOffset.UTC))
                .param("ended", endedAt.atOffset(ZoneOffset.UTC))
                .param("duration", Duration.between(startedAt, endedAt).toMillis())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("removed", counts.removed())
                .param("calls", counts.calls())
                .param("bytes", counts.receivedBytes())
                .update();
    }

    private Optional<Entry> last(CompanyId company, UUID connection) {
        return before(company, connection, null, null, 1).stream().findFirst();
    }

    /** The latest first. */
    List<Entry> before(CompanyId company, UUID connection, @Nullable Instant endedAt, @Nullable UUID id, int most) {
        return jdbc.sql("""
                        SELECT id, outcome, reason, started_at, ended_at, runs, duration_ms, added, changed, removed,
                               calls, received_bytes
                          FROM connection.sync_log
                         WHERE company_id = :company AND connection_id = :connection
                           AND (:id::uuid IS NULL OR (ended_at, id) < (:ended::timestamptz, :id::uuid))
                         ORDER BY ended_at DESC, id DESC
                         LIMIT :most
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("ended", endedAt == null ? null : endedAt.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .param("most", most)
                .query(SyncLogRepository::toEntry)
                .list();
    }

    private static Entry toEntry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("outcome"),
                row.getString("reason"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getInt("runs"),
                Duration.ofMillis(row.getLong("duration_ms")),
                new Counts(
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("removed"),
                        row.getInt("calls"),
                        row.getLong("received_bytes")));
    }
}
