package com.billify.intake;

import com.billify.extraction.PagesRead;
import com.billify.extraction.core.Refusal;
import com.billify.extraction.core.RefusalCode;
import com.billify.extraction.core.page.PageText;
import com.billify.kernel.CompanyId;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What stands on the pages of documents, and what people said of it. */
@Repository
class PrintRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    PrintRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param how read or text */
    Optional<PagesRead> findPages(CompanyId company, UUID documentId, String how) {
        return jdbc.sql("""
                        SELECT pages, refusal, message
                          FROM intake.printed_pages
                         WHERE company_id = :company AND document_id = :document AND how = :how
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .param("how", how)
                .<PagesRead>query((row, number) -> {
                    String pages = row.getString("pages");
                    return pages != null
                            ? new PagesRead.Pages(PageText.read(pages))
                            : new PagesRead.NotRead(new Refusal(
                                    RefusalCode.valueOf(row.getString("refusal")), row.getString("message")));
                })
                .optional();
    }

    /** Replaces what came of an earlier attempt. */
    void savePages(CompanyId company, UUID documentId, String how, PagesRead read) {
        Refusal refusal = read instanceof PagesRead.NotRead(Refusal why) ? why : null;
        // a PDF can state the one character that PostgreSQL cannot keep
        String pages =
                read instanceof PagesRead.Pages(var all) ? PageText.write(all).replace('\0', ' ') : null;
        jdbc.sql("""
                        INSERT INTO intake.printed_pages (company_id, document_id, how, pages, refusal, message)
                        SELECT :company, :document, :how, :pages, :refusal, :message
                         WHERE EXISTS (SELECT FROM documents.document WHERE company_id = :company AND id = :document)
                        ON CONFLICT (company_id, document_id, how) DO UPDATE
                           SET pages = excluded.pages, refusal = excluded.refusal, message = excluded.message
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .param("how", how)
                .param("pages", pages, Types.VARCHAR)
                .param("refusal", refusal == null ? null : refusal.code().name(), Types.VARCHAR)
                .param("message", refusal == null ? null : refusal.message(), Types.VARCHAR)
                .update();
    }

    Optional<PrintAnswer> findAnswer(CompanyId company, UUID documentId) {
        return jdbc.sql(
                        "SELECT answer FROM intake.print_answer WHERE company_id = :company AND document_id = :document")
                .param("company", company.value())
                .param("document", documentId)
                .query(String.class)
                .optional()
                .map(answer -> json.readValue(answer, PrintAnswer.class));
    }

    void saveAnswer(CompanyId company, UUID documentId, PrintAnswer answer) {
        jdbc.sql("""
                        INSERT INTO intake.print_answer (company_id, document_id, answer)
                        VALUES (:company, :document, :answer::jsonb)
                        ON CONFLICT (company_id, document_id) DO UPDATE SET answer = excluded.answer
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .param("answer", json.writeValueAsString(answer))
                .update();
    }
}
