package com.billify.insights;

import com.billify.kernel.CompanyId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When data last came in. Reads what intake keeps, writes nothing. */
@Repository
class LatestImport {
    private final JdbcClient jdbc;

    LatestImport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> at(CompanyId company) {
        return jdbc.sql("""
                        SELECT taken_in_at FROM intake.import
                         WHERE company_id = :company AND state = 'takenIn'
                         ORDER BY taken_in_at DESC
                         LIMIT 1
                        """)
                .param("company", company.value())
                .query((row, number) ->
                        row.getObject("taken_in_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
