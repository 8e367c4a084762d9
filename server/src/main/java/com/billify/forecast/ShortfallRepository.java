package com.billify.forecast;

import com.billify.forecast.core.Shortfall;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Episodes in which the balance was likely to become too low. */
@Repository
class ShortfallRepository {
    private final JdbcClient jdbc;

    ShortfallRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param limit below it the balance is too low; {@code byFloor} whether a floor was set */
    record Kept(
            UUID id,
            Money limit,
            boolean byFloor,
            LocalDate on,
            Money missing,
            int chancePermille,
            int withinDays,
            Instant begunAt,
            boolean dismissed) {}

    /** The one that goes on. */
    Optional<Kept> goingOn(CompanyId company) {
        return jdbc.sql("SELECT * FROM forecast.shortfall WHERE company_id = :company AND ended_at IS NULL")
                .param("company", company.value())
                .query(ShortfallRepository::toKept)
                .optional();
    }

    UUID begin(CompanyId company, Money limit, boolean byFloor, Shortfall found, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO forecast.shortfall
                               (company_id, id, currency, limit_minor, by_floor, on_day, missing_minor, chance_permille,
                                within_days, begun_at)
                        VALUES (:company, :id, :currency, :limit, :byFloor, :on, :missing, :chance, :within, :now)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("currency", limit.currency().getCurrencyCode())
                .param("limit", limit.minorUnits())
                .param("byFloor", byFloor)
                .param("on", found.on())
                .param("missing", found.missingMinor())
                .param("chance", permille(found))
                .param("within", found.withinDays())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    void goOn(CompanyId company, UUID id, Money limit, boolean byFloor, Shortfall found) {
        jdbc.sql("""
                        UPDATE forecast.shortfall
                           SET limit_minor = :limit, by_floor = :byFloor, on_day = :on, missing_minor = :missing,
                               chance_permille = :chance, within_days = :within
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("limit", limit.minorUnits())
                .param("byFloor", byFloor)
                .param("on", found.on())
                .param("missing", found.missingMinor())
                .param("chance", permille(found))
                .param("within", found.withinDays())
                .update();
    }

    void end(CompanyId company, UUID id, Instant now) {
        jdbc.sql("UPDATE forecast.shortfall SET ended_at = :now WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether it was there and not dismissed yet */
    boolean dismiss(CompanyId company, UUID id, UserId by, Instant now) {
        return jdbc.sql("""
                        UPDATE forecast.shortfall SET dismissed_at = :now, dismissed_by = :by
                         WHERE company_id = :company AND id = :id AND dismissed_at IS NULL
                        """)
                        .param("company", company.value())
                        .param("id", id)
                        .param("by", by.value())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    boolean exists(CompanyId company, UUID id) {
        return jdbc.sql("SELECT FROM forecast.shortfall WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> true)
                .optional()
                .isPresent();
    }

    private static int permille(Shortfall found) {
        return (int) Math.round(1000 * found.chance());
    }

    private static Kept toKept(ResultSet row, int number) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Kept(
                row.getObject("id", UUID.class),
                new Money(row.getLong("limit_minor"), currency),
                row.getBoolean("by_floor"),
                row.getObject("on_day", LocalDate.class),
                new Money(row.getLong("missing_minor"), currency),
                row.getInt("chance_permille"),
                row.getInt("within_days"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                row.getObject("dismissed_at", OffsetDateTime.class) != null);
    }
}
