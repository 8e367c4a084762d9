package com.billify.intake;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ImportRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    ImportRepository(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** An import without its files. */
    record Head(
            UUID id,
            State state,
            Instant createdAt,
            UserId createdBy,
            @Nullable Instant takenInAt,
            @Nullable Instant undoneAt,
            List<String> fileNames,
            ImportCounts counts) {}

    /** A file of an import as it was brought in. */
    record Upload(int position, UUID documentId, String name, int sizeBytes, boolean alreadyTakenIn) {}

    /** A row of an import, with where it stands. */
    record PlacedRow(int file, int position, ImportRow row) {}

    void add(CompanyId company, UUID id, UserId user, Instant now) {
        jdbc.sql("""
                        INSERT INTO intake.import (company_id, id, state, created_at, created_by, counts)
                        VALUES (:company, :id, 'preview', :now, :user, :counts::jsonb)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("user", user.value())
                .param("counts", json.writeValueAsString(ImportCounts.NONE))
                .update();
    }

    void addFile(CompanyId company, UUID importId, int position, UUID documentId, String name) {
        jdbc.sql("""
                        INSERT INTO intake.import_file (company_id, import_id, position, document_id, name)
                        VALUES (:company, :import, :position, :document, :name)
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("position", position)
                .param("document", documentId)
                .param("name", name)
                .update();
    }

    Optional<Head> find(CompanyId company, UUID id) {
        return jdbc.sql(HEADS + " AND import.id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(this::toHead)
                .optional();
    }

    /** Newest first. */
    List<Head> findAll(CompanyId company, @Nullable Instant before, @Nullable UUID beforeId, int limit) {
        return jdbc.sql(HEADS + """
                           AND (:before::timestamptz IS NULL OR (import.created_at, import.id) < (:before, :beforeId))
                         ORDER BY import.created_at DESC, import.id DESC
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("before", before == null ? null : before.atOffset(ZoneOffset.UTC))
                .param("beforeId", beforeId)
                .param("limit", limit)
                .query(this::toHead)
                .list();
    }

    private static final String HEADS = """
            SELECT import.id, import.state, import.created_at, import.created_by, import.taken_in_at, import.undone_at,
                   import.counts,
                   ARRAY(SELECT name FROM intake.import_file
                          WHERE (company_id, import_id) = (import.company_id, import.id)
                          ORDER BY position) AS file_names
              FROM intake.import AS import
             WHERE import.company_id = :company
            """;

    List<Upload> uploads(CompanyId company, UUID importId) {
        return jdbc.sql("""
                        SELECT file.position, file.document_id, file.name, document.size_bytes,
                               EXISTS (SELECT FROM intake.import_file AS other
                                         JOIN intake.import AS earlier
                                                ON (earlier.company_id, earlier.id) = (other.company_id, other.import_id)
                                        WHERE (other.company_id, other.document_id) = (file.company_id, file.document_id)
                                          AND other.import_id <> file.import_id AND earlier.state = 'takenIn') AS taken_in
                          FROM intake.import_file AS file
                          JOIN documents.document AS document
                                 ON (document.company_id, document.id) = (file.company_id, file.document_id)
                         WHERE file.company_id = :company AND file.import_id = :import
                         ORDER BY file.position
                        """)
                .param("company", company.value())
                .param("import", importId)
                .query((row, number) -> new Upload(
                        row.getInt("position"),
                        row.getObject("document_id", UUID.class),
                        row.getString("name"),
                        row.getInt("size_bytes"),
                        row.getBoolean("taken_in")))
                .list();
    }

    List<ImportFile> files(CompanyId company, UUID importId) {
        return jdbc.sql("""
                        SELECT report
                          FROM intake.import_file
                         WHERE company_id = :company AND import_id = :import AND report IS NOT NULL
                         ORDER BY position
                        """)
                .param("company", company.value())
                .param("import", importId)
                .query((row, number) -> json.readValue(row.getString("report"), ImportFile.class))
                .list();
    }

    List<PlacedRow> rows(
            CompanyId company,
            UUID importId,
            @Nullable UUID documentId,
            @Nullable String verdict,
            int afterFile,
            int afterPosition,
            int limit) {
        return jdbc.sql("""
                        SELECT row.file_position, row.row_position, row.content
                          FROM intake.import_row AS row
                          JOIN intake.import_file AS file
                                 ON (file.company_id, file.import_id, file.position)
                                    = (row.company_id, row.import_id, row.file_position)
                         WHERE row.company_id = :company AND row.import_id = :import
                           AND (row.file_position, row.row_position) > (:afterFile, :afterPosition)
                           AND (:document::uuid IS NULL OR file.document_id = :document)
                           AND (:verdict::text IS NULL OR row.verdict = :verdict)
                         ORDER BY row.file_position, row.row_position
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("document", documentId)
                .param("verdict", verdict)
                .param("afterFile", afterFile)
                .param("afterPosition", afterPosition)
                .param("limit", limit)
                .query((row, number) -> new PlacedRow(
                        row.getInt("file_position"),
                        row.getInt("row_position"),
                        json.readValue(row.getString("content"), ImportRow.class)))
                .list();
    }

    /** Replaces what was found before. */
    void saveReports(CompanyId company, UUID importId, List<FileTaking.Report> reports, ImportCounts counts) {
        jdbc.sql("DELETE FROM intake.import_row WHERE company_id = :company AND import_id = :import")
                .param("company", company.value())
                .param("import", importId)
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (int file = 0; file < reports.size(); file++) {
            FileTaking.Report report = reports.get(file);
            jdbc.sql("""
                            UPDATE intake.import_file SET report = :report::jsonb
                             WHERE company_id = :company AND import_id = :import AND position = :position
                            """)
                    .param("company", company.value())
                    .param("import", importId)
                    .param("position", file)
                    .param("report", json.writeValueAsString(report.file()))
                    .update();
            for (int position = 0; position < report.rows().size(); position++) {
                ImportRow row = report.rows().get(position);
                rows.add(new Object[] {
                    company.value(), importId, file, position, row.verdict().wireName(), json.writeValueAsString(row)
                });
            }
        }
        template.batchUpdate("""
                INSERT INTO intake.import_row
                       (company_id, import_id, file_position, row_position, verdict, content)
                VALUES (?, ?, ?, ?, ?, ?::jsonb)
                """, rows);
        jdbc.sql("UPDATE intake.import SET counts = :counts::jsonb WHERE company_id = :company AND id = :import")
                .param("company", company.value())
                .param("import", importId)
                .param("counts", json.writeValueAsString(counts))
                .update();
    }

    void setTakenIn(CompanyId company, UUID id, Instant now) {
        setState(company, id, "UPDATE intake.import SET state = 'takenIn', taken_in_at = :now", now);
    }

    void setUndone(CompanyId company, UUID id, Instant now) {
        setState(company, id, "UPDATE intake.import SET state = 'undone', undone_at = :now", now);
    }

    private void setState(CompanyId company, UUID id, String update, Instant now) {
        jdbc.sql(update + " WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(CompanyId company, UUID id) {
        jdbc.sql("DELETE FROM intake.import WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .update();
    }

    /** Those of the documents that no import speaks of. */
    List<UUID> unreferenced(CompanyId company, List<UUID> documentIds) {
        return jdbc.sql("""
                        SELECT document.id
                          FROM documents.document AS document
                         WHERE document.company_id = :company AND document.id = ANY (:ids)
                           AND NOT EXISTS (SELECT FROM intake.import_file
                                            WHERE (company_id, document_id) = (document.company_id, document.id))
                        """)
                .param("company", company.value())
                .param("ids", documentIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    private Head toHead(ResultSet row, int number) throws SQLException {
        List<String> names = new ArrayList<>();
        for (Object name : (Object[]) row.getArray("file_names").getArray()) {
            names.add((String) name);
        }
        return new Head(
                row.getObject("id", UUID.class),
                State.ofWireName(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("created_by", UUID.class)),
                instant(row, "taken_in_at"),
                instant(row, "undone_at"),
                List.copyOf(names),
                json.readValue(row.getString("counts"), ImportCounts.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
