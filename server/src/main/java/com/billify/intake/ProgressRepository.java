package com.billify.intake;

import com.billify.kernel.CompanyId;
import com.billify.notification.LiveUpdates;
import com.billify.tenancy.CompanyTransaction;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How far the work on each import has come. It is written in transactions of its own, beside the one that does the work, so
 * that every node sees it; and it is how a person stops the work.
 */
@Repository
class ProgressRepository {
    private final CompanyTransaction transaction;
    private final JdbcClient jdbc;
    private final LiveUpdates live;
    private final Clock clock;

    ProgressRepository(CompanyTransaction transaction, JdbcClient jdbc, LiveUpdates live, Clock clock) {
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    /** Work was asked for: nothing of it is done yet. Within the transaction that sets the state. */
    void begin(CompanyId company, UUID importId) {
        jdbc.sql("""
                        INSERT INTO intake.progress (company_id, import_id, files, bytes, started_at)
                        SELECT :company, :import, count(*), coalesce(sum(document.size_bytes), 0), :now
                          FROM intake.import_file AS file
                          JOIN documents.document AS document
                                 ON (document.company_id, document.id) = (file.company_id, file.document_id)
                         WHERE file.company_id = :company AND file.import_id = :import
                        ON CONFLICT (company_id, import_id) DO UPDATE
                           SET files_done = 0, bytes_done = 0, lines_done = 0, started_at = excluded.started_at,
                               attempts = 0, cancelled = false
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * A node sets to work, from the beginning.
     *
     * @return how often that was tried, this time included
     */
    int attempt(CompanyId company, UUID importId) {
        return transaction.apart(
                company,
                () -> jdbc.sql("""
                        UPDATE intake.progress
                           SET attempts = attempts + 1, files_done = 0, bytes_done = 0, lines_done = 0
                         WHERE company_id = :company AND import_id = :import
                        RETURNING attempts
                        """)
                        .param("company", company.value())
                        .param("import", importId)
                        .query((row, number) -> row.getInt(1))
                        .optional()
                        .orElse(1));
    }

    /** @return true when somebody wants it to stop */
    boolean report(CompanyId company, UUID importId, int filesDone, long bytesDone, long linesDone) {
        return transaction.apart(company, () -> {
            live.publish(company, LiveUpdates.Topic.IMPORT, importId.toString());
            return jdbc.sql("""
                            UPDATE intake.progress
                               SET files_done = :files, bytes_done = :bytes, lines_done = :lines
                             WHERE company_id = :company AND import_id = :import
                            RETURNING cancelled
                            """)
                    .param("company", company.value())
                    .param("import", importId)
                    .param("files", filesDone)
                    .param("bytes", bytesDone)
                    .param("lines", linesDone)
                    .query((row, number) -> row.getBoolean(1))
                    .optional()
                    .orElse(false);
        });
    }

    void cancel(CompanyId company, UUID importId) {
        jdbc.sql("UPDATE intake.progress SET cancelled = true WHERE company_id = :company AND import_id = :import")
                .param("company", company.value())
                .param("import", importId)
                .update();
    }

    boolean isCancelled(CompanyId company, UUID importId) {
        return jdbc.sql("SELECT cancelled FROM intake.progress WHERE company_id = :company AND import_id = :import")
                .param("company", company.value())
                .param("import", importId)
                .query((row, number) -> row.getBoolean(1))
                .optional()
                .orElse(false);
    }

    /** The work has come to an end, whichever. */
    void end(CompanyId company, UUID importId) {
        jdbc.sql("DELETE FROM intake.progress WHERE company_id = :company AND import_id = :import")
                .param("company", company.value())
                .param("import", importId)
                .update();
    }

    Optional<Progress> find(CompanyId company, UUID importId) {
        return jdbc.sql("""
                        SELECT files, files_done, bytes, bytes_done, lines_done, started_at
                          FROM intake.progress
                         WHERE company_id = :company AND import_id = :import
                        """)
                .param("company", company.value())
                .param("import", importId)
                .query((row, number) -> new Progress(
                        row.getInt("files"),
                        row.getInt("files_done"),
                        row.getLong("bytes"),
                        row.getLong("bytes_done"),
                        row.getLong("lines_done"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
