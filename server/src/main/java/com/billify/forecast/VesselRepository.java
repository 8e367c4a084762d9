package com.billify.forecast;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people plan to come or leave again and again. */
@Repository
class VesselRepository {
    private final JdbcClient jdbc;

    VesselRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something planned.
     *
     * @param amount of each time, signed as cash
     * @param months from one time to the next: 1, 3 or 12
     * @param from the first day
     * @param until the last day; null for ever
     * @param party words of the name whose lines and invoices fill it; null where nothing does
     */
    record Vessel(
            UUID id,
            String label,
            Money amount,
            int months,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String party) {}

    /** The oldest first. */
    List<Vessel> all(CompanyId company) {
        return jdbc.sql("SELECT * FROM forecast.vessel WHERE company_id = :company ORDER BY made_at, id")
                .param("company", company.value())
                .query((row, number) -> new Vessel(
                        row.getObject("id", UUID.class),
                        row.getString("label"),
                        new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                        row.getInt("months"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("until_day", LocalDate.class),
                        row.getString("party")))
                .list();
    }

    void add(CompanyId company, Vessel vessel, Instant now) {
        jdbc.sql("""
                        INSERT INTO forecast.vessel
                               (company_id, id, label, amount_minor, currency, months, from_day, until_day, party, made_at)
                        VALUES (:company, :id, :label, :amount, :currency, :months, :from, :until, :party, :now)
                        """)
                .param("company", company.value())
                .param("id", vessel.id())
                .param("label", vessel.label())
                .param("amount", vessel.amount().minorUnits())
                .param("currency", vessel.amount().currency().getCurrencyCode())
                .param("months", vessel.months())
                .param("from", vessel.from())
                .param("until", vessel.until(), Types.DATE)
                .param("party", vessel.party(), Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether it was there */
    boolean remove(CompanyId company, UUID id) {
        return jdbc.sql("DELETE FROM forecast.vessel WHERE company_id = :company AND id = :id")
                        .param("company", company.value())
                        .param("id", id)
                        .update()
                > 0;
    }
}
