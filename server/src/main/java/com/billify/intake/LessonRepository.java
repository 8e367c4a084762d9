package com.billify.intake;

import com.billify.extraction.core.fields.Lesson;
import com.billify.kernel.CompanyId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What confirmed documents taught about the suppliers of a company. */
@Repository
class LessonRepository {
    /** How a supplier's papers look changes with the years. */
    private static final int LATEST = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LessonRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Replaces what the same document taught before. */
    void save(CompanyId company, UUID documentId, Lesson lesson, Instant at) {
        jdbc.sql("DELETE FROM intake.lesson WHERE company_id = :company AND document_id = :document")
                .param("company", company.value())
                .param("document", documentId)
                .update();
        jdbc.sql("""
                        INSERT INTO intake.lesson (company_id, document_id, taught_at, lesson)
                        VALUES (:company, :document, :at, :lesson::jsonb)
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("lesson", json.writeValueAsString(lesson))
                .update();
        jdbc.sql("""
                        INSERT INTO intake.lesson_number (company_id, number, document_id)
                        SELECT :company, number, :document FROM unnest(:numbers::text[]) AS told (number)
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .param("numbers", lesson.identities().toArray(String[]::new))
                .update();
    }

    /** The latest lessons that speak of one of these numbers, the oldest first. */
    List<Lesson> find(CompanyId company, Collection<String> numbers) {
        return jdbc.sql("""
                        SELECT lesson
                          FROM intake.lesson
                         WHERE company_id = :company
                           AND document_id IN (SELECT document_id FROM intake.lesson_number
                                                WHERE company_id = :company AND number = ANY (:numbers))
                         ORDER BY taught_at DESC, document_id DESC
                         LIMIT :latest
                        """)
                .param("company", company.value())
                .param("numbers", numbers.toArray(String[]::new))
                .param("latest", LATEST)
                .query((row, number) -> json.readValue(row.getString("lesson"), Lesson.class))
                .list()
                .reversed();
    }
}
