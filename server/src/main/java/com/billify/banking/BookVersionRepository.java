package com.billify.banking;

import com.billify.kernel.CompanyId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The version of a company's bank book: another one after each change, and never one that was there before. */
@Repository
class BookVersionRepository {
    private final JdbcClient jdbc;

    BookVersionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty as long as nothing was taken in. */
    Optional<UUID> find(CompanyId company) {
        return jdbc.sql("SELECT version FROM banking.book WHERE company_id = :company")
                .param("company", company.value())
                .query(UUID.class)
                .optional();
    }

    void renew(CompanyId company) {
        jdbc.sql("""
                        INSERT INTO banking.book (company_id, version) VALUES (:company, gen_random_uuid())
                        ON CONFLICT (company_id) DO UPDATE SET version = excluded.version
                        """).param("company", company.value()).update();
    }
}
