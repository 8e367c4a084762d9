package com.billify.connection;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Browsers that were sent to a source and are to come back. */
@Repository
class GrantingRepository {
    private final JdbcClient jdbc;

    GrantingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param connection that is granted anew; null for a new one
     * @param sealed what it is held to when it comes back
     */
    record Granting(String provider, @Nullable UUID connection, byte[] sealed) {}

    void add(CompanyId company, byte[] stateDigest, UserId user, Granting granting, Instant now) {
        jdbc.sql("""
                        INSERT INTO connection.granting
                               (company_id, state_digest, provider, connection_id, user_id, sealed, made_at)
                        VALUES (:company, :state, :provider, :connection, :user, :sealed, :now)
                        """)
                .param("company", company.value())
                .param("state", stateDigest)
                .param("provider", granting.provider())
                .param("connection", granting.connection())
                .param("user", user.value())
                .param("sealed", granting.sealed())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Once, by the one who was sent, and not for one sent before then. */
    Optional<Granting> take(CompanyId company, byte[] stateDigest, UserId user, Instant notBefore) {
        return jdbc.sql("""
                        DELETE FROM connection.granting
                         WHERE company_id = :company AND state_digest = :state AND user_id = :user
                           AND made_at > :notBefore
                        RETURNING provider, connection_id, sealed
                        """)
                .param("company", company.value())
                .param("state", stateDigest)
                .param("user", user.value())
                .param("notBefore", notBefore.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Granting(
                        row.getString("provider"), row.getObject("connection_id", UUID.class), row.getBytes("sealed")))
                .optional();
    }

    void removeBefore(CompanyId company, Instant before) {
        jdbc.sql("DELETE FROM connection.granting WHERE company_id = :company AND made_at <= :before")
                .param("company", company.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }
}
