package com.billify.demo;

import com.billify.demo.core.HandMatch;
import com.billify.demo.core.World;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Language;
import com.billify.reconciliation.MatchingByHand;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which world a demo company lives in, and how much of it has been taken in. */
@Repository
class WorldRepository {
    private final JdbcClient jdbc;

    WorldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param prepared the past has been taken in once, up to the day before the visit */
    record Told(World world, boolean prepared) {}

    void add(CompanyId company, World world) {
        jdbc.sql("""
                        INSERT INTO demo.world (company_id, seed, start_day, language, instant_from)
                        VALUES (:company, :seed, :start, :language, :instantFrom)
                        """)
                .param("company", company.value())
                .param("seed", world.seed())
                .param("start", world.start())
                .param("language", world.language().code())
                .param("instantFrom", world.instantFrom(), java.sql.Types.DATE)
                .update();
    }

    Optional<Told> find(CompanyId company) {
        return jdbc.sql("""
                        SELECT seed, start_day, language, instant_from, prepared FROM demo.world WHERE company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new Told(
                        new World(
                                row.getLong("seed"),
                                row.getObject("start_day", LocalDate.class),
                                Language.of(row.getString("language")),
                                row.getObject("instant_from", LocalDate.class)),
                        row.getBoolean("prepared")))
                .optional();
    }

    void setPrepared(CompanyId company) {
        jdbc.sql("UPDATE demo.world SET prepared = true WHERE company_id = :company AND NOT prepared")
                .param("company", company.value())
                .update();
    }

    /** Null before the first. */
    @Nullable
    LocalDate lastDay(CompanyId company) {
        return jdbc.sql("SELECT max(day) AS day FROM demo.delivered_day WHERE company_id = :company")
                .param("company", company.value())
                .query((row, number) -> Optional.ofNullable(row.getObject("day", LocalDate.class)))
                .single()
                .orElse(null);
    }

    /** Fails when one of them was delivered before. */
    void addDays(CompanyId company, LocalDate from, LocalDate to) {
        jdbc.sql("""
                        INSERT INTO demo.delivered_day (company_id, day)
                        SELECT :company, day::date FROM generate_series(:from::date, :to::date, interval '1 day') AS day
                        """)
                .param("company", company.value())
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Empty when a visitor took one of them back. */
    Optional<MatchingByHand.Pair> findPair(CompanyId company, HandMatch match) {
        return jdbc.sql("""
                        SELECT line.id AS transaction_id, invoice.id AS invoice_id
                          FROM banking.transaction AS line
                          JOIN invoicing.invoice AS invoice ON invoice.company_id = line.company_id
                         WHERE line.company_id = :company AND line.booking_date = :bookingDate
                           AND line.bank_reference = :bankReference
                           AND invoice.direction = 'receivable' AND invoice.number = :number
                        """)
                .param("company", company.value())
                .param("bookingDate", match.bookingDate())
                .param("bankReference", match.bankReference())
                .param("number", match.number())
                .query((row, number) -> new MatchingByHand.Pair(
                        row.getObject("transaction_id", UUID.class), row.getObject("invoice_id", UUID.class)))
                .optional();
    }
}
