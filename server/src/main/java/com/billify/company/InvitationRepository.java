package com.billify.company;

import com.billify.kernel.CompanyId;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InvitationRepository {
    private static final String COLUMNS = "id, email, role, digest, mailed, made_by, made_at, expires_at";

    private final JdbcClient jdbc;

    InvitationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param digest of what opens it
     * @param mailed whether the link went to the address and was shown to nobody
     */
    record Kept(
            UUID id,
            String email,
            Role role,
            byte[] digest,
            boolean mailed,
            UserId madeBy,
            Instant madeAt,
            Instant expiresAt) {}

    /** In place of an earlier one for the same address. */
    void put(CompanyId company, Kept invitation) {
        jdbc.sql("DELETE FROM company.invitation WHERE company_id = :company AND lower(email) = lower(:email)")
                .param("company", company.value())
                .param("email", invitation.email())
                .update();
        jdbc.sql("""
                INSERT INTO company.invitation
                       (company_id, id, email, role, digest, mailed, made_by, made_at, expires_at)
                VALUES (:company, :id, :email, :role, :digest, :mailed, :madeBy, :madeAt, :expiresAt)
                """)
                .param("company", company.value())
                .param("id", invitation.id())
                .param("email", invitation.email())
                .param("role", invitation.role().code())
                .param("digest", invitation.digest())
                .param("mailed", invitation.mailed())
                .param("madeBy", invitation.madeBy().value())
                .param("madeAt", invitation.madeAt().atOffset(ZoneOffset.UTC))
                .param("expiresAt", invitation.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By address. */
    List<Kept> findAll(CompanyId company) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM company.invitation WHERE company_id = :company"
                        + " ORDER BY lower(email)")
                .param("company", company.value())
                .query(InvitationRepository::toKept)
                .list();
    }

    Optional<Kept> find(CompanyId company, UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM company.invitation WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(InvitationRepository::toKept)
                .optional();
    }

    /** False when there is none, perhaps since it was used at this moment. */
    boolean remove(CompanyId company, UUID id) {
        return jdbc.sql("DELETE FROM company.invitation WHERE company_id = :company AND id = :id")
                        .param("company", company.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Those that this person made. */
    void removeOf(CompanyId company, UserId madeBy) {
        jdbc.sql("DELETE FROM company.invitation WHERE company_id = :company AND made_by = :madeBy")
                .param("company", company.value())
                .param("madeBy", madeBy.value())
                .update();
    }

    private static Kept toKept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getBytes("digest"),
                row.getBoolean("mailed"),
                new UserId(row.getObject("made_by", UUID.class)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant());
    }
}
