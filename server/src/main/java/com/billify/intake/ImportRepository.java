package com.billify.intake;

import com.billify.kernel.CompanyId;
import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class ImportRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
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
            ImportCounts counts,
            @Nullable EnterpriseNumber toldNumber,
            @Nullable String failure) {}

    /** A file of an import as it was brought in. */
    record Upload(int position, UUID documentId, String name, int sizeBytes, boolean alreadyTakenIn) {}

    void add(CompanyId company, UUID id, UserId user, Instant now) {
        jdbc.sql("""
                        INSERT INTO intake.import (company_id, id, state, created_at, created_by, counts)
                        VALUES (:company, :id, 'reading', :now, :user, :counts::jsonb)
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
                   import.counts, import.told_number, import.failure,
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

    /** The first time that the very same file was taken in by another import that is not undone. */
    Optional<Repetition.Repeated> findTakenIn(CompanyId company, UUID importId, Upload upload) {
        return jdbc.sql("""
                        SELECT file.import_id, file.position, file.report
                          FROM intake.import_file AS file
                          JOIN intake.import AS earlier
                                 ON (earlier.company_id, earlier.id) = (file.company_id, file.import_id)
                         WHERE file.company_id = :company AND file.document_id = :document
                           AND file.import_id <> :import AND earlier.state = 'takenIn' AND file.report IS NOT NULL
                         ORDER BY earlier.taken_in_at, earlier.id, file.position
                         LIMIT 1
                        """)
                .param("company", company.value())
                .param("document", upload.documentId())
                .param("import", importId)
                .query((row, number) -> new Repetition.Repeated(
                        upload,
                        row.getObject("import_id", UUID.class),
                        row.getInt("position"),
                        json.readValue(row.getString("report"), ImportFile.class)))
                .optional();
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

    /** What was found in a file; replaces what was found before. */
    void saveReport(CompanyId company, UUID importId, int position, ImportFile report) {
        jdbc.sql("""
                        UPDATE intake.import_file SET report = :report::jsonb
                         WHERE company_id = :company AND import_id = :import AND position = :position
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("position", position)
                .param("report", json.writeValueAsString(report))
                .update();
    }

    /** @param toldNumber what the files say is the company's own; null when they do not */
    void saveCounts(CompanyId company, UUID importId, ImportCounts counts, @Nullable EnterpriseNumber toldNumber) {
        jdbc.sql("""
                        UPDATE intake.import SET counts = :counts::jsonb, told_number = :toldNumber
                         WHERE company_id = :company AND id = :import
                        """)
                .param("company", company.value())
                .param("import", importId)
                .param("counts", json.writeValueAsString(counts))
                .param("toldNumber", toldNumber == null ? null : toldNumber.digits())
                .update();
    }

    /** Who asked for the work under way, and what that person answered. */
    record Asked(UserId by, Intake.Answers answers) {}

    /** As it is kept. */
    private record StoredAnswers(
            FileTaking.Decisions decisions, @Nullable String ownNumber) {}

    void setUnderWay(CompanyId company, UUID id, State state, UserId by, Intake.Answers answers) {
        EnterpriseNumber own = answers.ownNumber();
        jdbc.sql("""
                        UPDATE intake.import
                           SET state = :state, asked_by = :by, answers = :answers::jsonb, failure = NULL
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("state", state.wireName())
                .param("by", by.value())
                .param(
                        "answers",
                        json.writeValueAsString(
                                new StoredAnswers(answers.decisions(), own == null ? null : own.digits())))
                .update();
    }

    Asked asked(CompanyId company, UUID id) {
        return jdbc.sql("SELECT asked_by, answers FROM intake.import WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> {
                    StoredAnswers stored = json.readValue(row.getString("answers"), StoredAnswers.class);
                    return new Asked(
                            new UserId(row.getObject("asked_by", UUID.class)),
                            new Intake.Answers(
                                    stored.decisions(),
                                    stored.ownNumber() == null ? null : new EnterpriseNumber(stored.ownNumber())));
                })
                .single();
    }

    /**
     * Goes from one state to another.
     *
     * @param at when it was taken in or undone; null for the other states
     * @return false when it is not in the first
     */
    boolean set(CompanyId company, UUID id, State from, State to, @Nullable Instant at) {
        return jdbc.sql("""
                        UPDATE intake.import
                           SET state = :to,
                               taken_in_at = CASE WHEN :to = 'takenIn' THEN coalesce(:at, taken_in_at) ELSE taken_in_at END,
                               undone_at = CASE WHEN :to = 'undone' THEN :at ELSE undone_at END
                         WHERE company_id = :company AND id = :id AND state = :from
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("from", from.wireName())
                        .param("to", to.wireName())
                        .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }

    /** @param code why the last work came to nothing */
    void setFailure(CompanyId company, UUID id, String code) {
        jdbc.sql("UPDATE intake.import SET failure = :code WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .param("code", code)
                .update();
    }

    /** An import with work to be done, of any company. */
    record Begun(CompanyId company, UUID id) {}

    /** Those begun before, over all companies, in that order. */
    List<Begun> underWay(Instant begunBefore) {
        return jdbc.sql("SELECT company_id, import_id FROM intake.under_way(:before)")
                .param("before", begunBefore.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Begun(
                        new CompanyId(row.getObject("company_id", UUID.class)), row.getObject("import_id", UUID.class)))
                .list();
    }

    /** Of its files together. */
    long sizeBytes(CompanyId company, UUID importId) {
        return jdbc.sql("""
                        SELECT coalesce(sum(document.size_bytes), 0)
                          FROM intake.import_file AS file
                          JOIN documents.document AS document
                                 ON (document.company_id, document.id) = (file.company_id, file.document_id)
                         WHERE file.company_id = :company AND file.import_id = :import
                        """)
                .param("company", company.value())
                .param("import", importId)
                .query(Long.class)
                .single();
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
        String toldNumber = row.getString("told_number");
        return new Head(
                row.getObject("id", UUID.class),
                State.ofWireName(row.getString("state")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("created_by", UUID.class)),
                instant(row, "taken_in_at"),
                instant(row, "undone_at"),
                List.copyOf(names),
                json.readValue(row.getString("counts"), ImportCounts.class),
                toldNumber == null ? null : new EnterpriseNumber(toldNumber),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
