package com.billify.platform.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What became of the backups that were made without being asked. */
@Repository
class BackupRepository {
    private static final long LOCK = 0x6261636b7570L; // "backup"

    private final JdbcClient jdbc;

    BackupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param endedAt null while it is under way, or when the program was ended in the middle of it
     * @param isLacking original files were gone from their folder or bucket
     */
    record Attempt(
            UUID id,
            Instant begunAt,
            @Nullable Instant endedAt,
            String file,
            @Nullable Long sizeBytes,
            @Nullable String failure,
            boolean isLacking) {

        boolean isDone() {
            return endedAt != null && failure == null;
        }
    }

    /** For as long as the transaction lasts no other node makes one. @return false when one does */
    boolean takeTurn() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    Optional<Attempt> findLast() {
        return jdbc.sql("""
                        SELECT id, begun_at, ended_at, file, size_bytes, failure, missing_files <> '{}' AS lacking
                          FROM platform.backup ORDER BY begun_at DESC, id LIMIT 1
                        """).query(BackupRepository::toAttempt).optional();
    }

    List<Attempt> findLatest(int count) {
        return jdbc.sql("""
                        SELECT id, begun_at, ended_at, file, size_bytes, failure, missing_files <> '{}' AS lacking
                          FROM platform.backup ORDER BY begun_at DESC, id LIMIT :count
                        """)
                .param("count", count)
                .query(BackupRepository::toAttempt)
                .list();
    }

    Optional<Attempt> findLastDone() {
        return jdbc.sql("""
                        SELECT id, begun_at, ended_at, file, size_bytes, failure, missing_files <> '{}' AS lacking
                          FROM platform.backup WHERE ended_at IS NOT NULL AND failure IS NULL
                         ORDER BY begun_at DESC, id LIMIT 1
                        """).query(BackupRepository::toAttempt).optional();
    }

    /** When the first was tried. */
    Optional<Instant> findFirstBegun() {
        return jdbc.sql("SELECT begun_at FROM platform.backup ORDER BY begun_at LIMIT 1")
                .query((row, number) -> instant(row, "begun_at"))
                .optional();
    }

    void begin(UUID id, Instant at, String file) {
        jdbc.sql("INSERT INTO platform.backup (id, begun_at, file) VALUES (:id, :at, :file)")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("file", file)
                .update();
    }

    /** @param missing the files that it lacks, in words */
    void done(UUID id, Instant at, long sizeBytes, List<String> missing) {
        jdbc.sql(
                        "UPDATE platform.backup SET ended_at = :at, size_bytes = :size, missing_files = :missing WHERE id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("size", sizeBytes)
                .param("missing", missing.toArray(String[]::new))
                .update();
    }

    void failed(UUID id, Instant at, String why) {
        jdbc.sql("UPDATE platform.backup SET ended_at = :at, failure = :why WHERE id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .update();
    }

    private static Attempt toAttempt(ResultSet row, int number) throws SQLException {
        long size = row.getLong("size_bytes");
        return new Attempt(
                row.getObject("id", UUID.class),
                java.util.Objects.requireNonNull(instant(row, "begun_at")),
                instant(row, "ended_at"),
                row.getString("file"),
                size == 0 ? null : size,
                row.getString("failure"),
                row.getBoolean("lacking"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
