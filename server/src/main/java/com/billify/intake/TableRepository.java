package com.billify.intake;

import com.billify.extraction.core.table.TableMapping;
import com.billify.kernel.CompanyId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What a company decided on how its tables are read: for a layout, and for one file. */
@Repository
class TableRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    TableRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What is known of a layout.
     *
     * @param account the own account last given for it; null where its files name theirs
     */
    record Layout(TableMapping mapping, @Nullable String account) {}

    Optional<Layout> findLayout(CompanyId company, String layout) {
        return jdbc.sql(
                        "SELECT mapping, account FROM intake.table_layout WHERE company_id = :company AND layout = :layout")
                .param("company", company.value())
                .param("layout", layout)
                .query((row, number) -> new Layout(
                        json.readValue(row.getString("mapping"), TableMapping.class), row.getString("account")))
                .optional();
    }

    /** Keeps what a file of the layout proved; what a person said of the layout stays. */
    void rememberProven(CompanyId company, String layout, TableMapping mapping) {
        jdbc.sql("""
                        INSERT INTO intake.table_layout (company_id, layout, mapping, answered)
                        VALUES (:company, :layout, :mapping::jsonb, false)
                        ON CONFLICT (company_id, layout) DO UPDATE SET mapping = excluded.mapping
                         WHERE NOT table_layout.answered
                        """)
                .param("company", company.value())
                .param("layout", layout)
                .param("mapping", json.writeValueAsString(mapping))
                .update();
    }

    /** Keeps what a person said of the layout. */
    void rememberAnswer(CompanyId company, String layout, TableMapping mapping, @Nullable String account) {
        jdbc.sql("""
                        INSERT INTO intake.table_layout (company_id, layout, mapping, answered, account)
                        VALUES (:company, :layout, :mapping::jsonb, true, :account)
                        ON CONFLICT (company_id, layout) DO UPDATE
                           SET mapping = excluded.mapping, answered = true, account = coalesce(excluded.account, table_layout.account)
                        """)
                .param("company", company.value())
                .param("layout", layout)
                .param("mapping", json.writeValueAsString(mapping))
                .param("account", account)
                .update();
    }

    Optional<TableMapping> findAnswer(CompanyId company, UUID documentId) {
        return jdbc.sql(
                        "SELECT mapping FROM intake.table_answer WHERE company_id = :company AND document_id = :document")
                .param("company", company.value())
                .param("document", documentId)
                .query(String.class)
                .optional()
                .map(mapping -> json.readValue(mapping, TableMapping.class));
    }

    void saveAnswer(CompanyId company, UUID documentId, TableMapping mapping) {
        jdbc.sql("""
                        INSERT INTO intake.table_answer (company_id, document_id, mapping)
                        VALUES (:company, :document, :mapping::jsonb)
                        ON CONFLICT (company_id, document_id) DO UPDATE SET mapping = excluded.mapping
                        """)
                .param("company", company.value())
                .param("document", documentId)
                .param("mapping", json.writeValueAsString(mapping))
                .update();
    }
}
