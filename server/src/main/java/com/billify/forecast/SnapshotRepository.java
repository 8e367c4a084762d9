package com.billify.forecast;

import com.billify.kernel.CompanyId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Forecasts as they stood on past days, with the position they began from. */
@Repository
class SnapshotRepository {
    private final JdbcClient jdbc;

    SnapshotRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A forecast as it stood. Amounts are minor units; the lists begin with the day after {@code asOf}.
     *
     * @param takenOn the day it was kept
     * @param asOf the last day of which the bank told then
     */
    record Snapshot(
            LocalDate takenOn,
            Instant takenAt,
            LocalDate asOf,
            Currency currency,
            long startMinor,
            List<Long> p10Minor,
            List<Long> p50Minor,
            List<Long> p90Minor) {}

    /** What one account held then. */
    record Account(UUID id, String number, long balanceMinor) {}

    /** Companies whose forecast was not kept yet that day. */
    List<CompanyId> without(LocalDate day) {
        return jdbc.sql("SELECT company_id FROM forecast.without_snapshot(:day)")
                .param("day", day)
                .query((row, number) -> new CompanyId(row.getObject("company_id", UUID.class)))
                .list();
    }

    /**
     * Keeps a forecast as that of a day. A second one of the same day changes nothing.
     *
     * @param rows what each row of the weeks adds to the mean until each day
     * @return whether it was the first
     */
    boolean keep(
            CompanyId company,
            LocalDate day,
            Instant now,
            OutlookRepository.Run run,
            List<OutlookRepository.Day> days,
            List<Account> accounts,
            Map<Weeks.RowKind, List<Long>> rows) {
        int kept = jdbc.sql("""
                        INSERT INTO forecast.snapshot
                               (company_id, taken_on, taken_at, as_of, currency, start_minor, minor_p10, minor_p50, minor_p90)
                        VALUES (:company, :day, :now, :asOf, :currency, :start, :p10, :p50, :p90)
                        ON CONFLICT DO NOTHING
                        """)
                .param("company", company.value())
                .param("day", day)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("asOf", run.asOf())
                .param("currency", run.currency().getCurrencyCode())
                .param("start", run.startMinor())
                .param("p10", all(days, OutlookRepository.Day::p10Minor))
                .param("p50", all(days, OutlookRepository.Day::p50Minor))
                .param("p90", all(days, OutlookRepository.Day::p90Minor))
                .update();
        if (kept == 0) {
            return false;
        }
        for (Account account : accounts) {
            jdbc.sql("""
                            INSERT INTO forecast.snapshot_account (company_id, taken_on, account_id, number, balance_minor)
                            VALUES (:company, :day, :account, :number, :balance)
                            """)
                    .param("company", company.value())
                    .param("day", day)
                    .param("account", account.id())
                    .param("number", account.number())
                    .param("balance", account.balanceMinor())
                    .update();
        }
        rows.forEach((kind, untilMinor) -> jdbc.sql("""
                        INSERT INTO forecast.snapshot_row (company_id, taken_on, kind, minor_until)
                        VALUES (:company, :day, :kind, :until)
                        """)
                .param("company", company.value())
                .param("day", day)
                .param("kind", OutlookRepository.wireName(kind))
                .param("until", untilMinor.toArray(Long[]::new))
                .update());
        return true;
    }

    private static Long[] all(List<OutlookRepository.Day> days, ToLongFunction<OutlookRepository.Day> of) {
        return days.stream().map(day -> of.applyAsLong(day)).toArray(Long[]::new);
    }

    /** Lets go of what is older than that, but for Mondays, and of Mondays older than the other. */
    void thin(CompanyId company, LocalDate daysFrom, LocalDate mondaysFrom) {
        jdbc.sql("""
                        DELETE FROM forecast.snapshot
                         WHERE company_id = :company
                           AND (taken_on < :mondaysFrom OR (taken_on < :daysFrom AND extract(isodow FROM taken_on) <> 1))
                        """)
                .param("company", company.value())
                .param("daysFrom", daysFrom)
                .param("mondaysFrom", mondaysFrom)
                .update();
    }

    /** The one of a day, if it was kept. */
    Optional<Snapshot> on(CompanyId company, LocalDate day) {
        return jdbc.sql("SELECT * FROM forecast.snapshot WHERE company_id = :company AND taken_on = :day")
                .param("company", company.value())
                .param("day", day)
                .query(SnapshotRepository::toSnapshot)
                .optional();
    }

    List<Account> accounts(CompanyId company, LocalDate takenOn) {
        return jdbc.sql("""
                        SELECT * FROM forecast.snapshot_account WHERE company_id = :company AND taken_on = :day
                         ORDER BY number, account_id
                        """)
                .param("company", company.value())
                .param("day", takenOn)
                .query((row, number) -> new Account(
                        row.getObject("account_id", UUID.class), row.getString("number"), row.getLong("balance_minor")))
                .list();
    }

    /** What each row of the weeks added to the mean until each day; a row that added nothing is absent. */
    Map<Weeks.RowKind, List<Long>> rows(CompanyId company, LocalDate takenOn) {
        Map<Weeks.RowKind, List<Long>> rows = new EnumMap<>(Weeks.RowKind.class);
        jdbc.sql("SELECT kind, minor_until FROM forecast.snapshot_row WHERE company_id = :company AND taken_on = :day")
                .param("company", company.value())
                .param("day", takenOn)
                .query(row -> {
                    List<Long> until = longs(row.getArray("minor_until"));
                    Weeks.RowKind.ofWireName(row.getString("kind")).ifPresent(kind -> rows.put(kind, until));
                });
        return rows;
    }

    private static Snapshot toSnapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(
                row.getObject("taken_on", LocalDate.class),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                row.getObject("as_of", LocalDate.class),
                Currency.getInstance(row.getString("currency")),
                row.getLong("start_minor"),
                longs(row.getArray("minor_p10")),
                longs(row.getArray("minor_p50")),
                longs(row.getArray("minor_p90")));
    }

    private static List<Long> longs(Array array) throws SQLException {
        return new ArrayList<>(Arrays.asList((Long[]) array.getArray()));
    }
}
