package com.billify.banking;

import com.billify.kernel.CompanyId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each account took in and gave out per day; kept in step with every line in the same transaction. */
@Repository
class DailyTotalRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    DailyTotalRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void add(CompanyId company, UUID account, List<NewTransaction> added) {
        Sums sums = new Sums();
        added.forEach(
                line -> sums.count(line.balanceDate(), line.line().amount().minorUnits(), 1));
        apply(company, account, sums);
    }

    void subtract(CompanyId company, UUID account, List<TransactionRepository.Day> removed) {
        Sums sums = new Sums();
        removed.forEach(line -> sums.count(line.balanceDate(), line.amountMinor(), -1));
        apply(company, account, sums);
        removeEmpty(company, account);
    }

    void move(CompanyId company, UUID account, List<TransactionRepository.Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        Sums sums = new Sums();
        moves.forEach(move -> {
            sums.count(move.from(), move.amountMinor(), -1);
            sums.count(move.to(), move.amountMinor(), 1);
        });
        apply(company, account, sums);
        removeEmpty(company, account);
    }

    NavigableMap<LocalDate, DailyTotal> find(CompanyId company, UUID account) {
        NavigableMap<LocalDate, DailyTotal> totals = new TreeMap<>();
        jdbc.sql("""
                        SELECT balance_date, in_minor, out_minor, line_count
                          FROM banking.daily_total
                         WHERE company_id = :company AND account_id = :account
                        """)
                .param("company", company.value())
                .param("account", account)
                .query(row -> {
                    totals.put(
                            row.getObject("balance_date", LocalDate.class),
                            new DailyTotal(
                                    row.getLong("in_minor"), row.getLong("out_minor"), row.getInt("line_count")));
                });
        return totals;
    }

    Map<UUID, Integer> lineCounts(CompanyId company) {
        Map<UUID, Integer> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT account_id, sum(line_count)::integer AS line_count
                          FROM banking.daily_total
                         WHERE company_id = :company
                         GROUP BY account_id
                        """).param("company", company.value()).query(row -> {
            counts.put(row.getObject("account_id", UUID.class), row.getInt("line_count"));
        });
        return counts;
    }

    /** Sum of the lines per day, signed, by account. */
    Map<UUID, NavigableMap<LocalDate, Long>> nets(CompanyId company) {
        Map<UUID, NavigableMap<LocalDate, Long>> nets = new HashMap<>();
        jdbc.sql("""
                        SELECT account_id, balance_date, in_minor + out_minor AS net_minor
                          FROM banking.daily_total
                         WHERE company_id = :company
                        """).param("company", company.value()).query(row -> {
            nets.computeIfAbsent(row.getObject("account_id", UUID.class), id -> new TreeMap<>())
                    .put(row.getObject("balance_date", LocalDate.class), row.getLong("net_minor"));
        });
        return nets;
    }

    private void apply(CompanyId company, UUID account, Sums sums) {
        if (sums.perDay.isEmpty()) {
            return;
        }
        Columns<Map.Entry<LocalDate, long[]>> columns = new Columns<>(List.copyOf(sums.perDay.entrySet()));
        jdbc.sql("""
                        INSERT INTO banking.daily_total AS total
                               (company_id, account_id, balance_date, in_minor, out_minor, line_count, in_count, out_count)
                        SELECT :company, :account, day, in_minor, out_minor, line_count, in_count, out_count
                          FROM unnest(:days::date[], :ins::bigint[], :outs::bigint[], :counts::integer[],
                                      :inCounts::integer[], :outCounts::integer[])
                               AS sums (day, in_minor, out_minor, line_count, in_count, out_count)
                        ON CONFLICT (company_id, account_id, balance_date) DO UPDATE
                           SET in_minor = total.in_minor + excluded.in_minor,
                               out_minor = total.out_minor + excluded.out_minor,
                               line_count = total.line_count + excluded.line_count,
                               in_count = total.in_count + excluded.in_count,
                               out_count = total.out_count + excluded.out_count
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("days", columns.dates(Map.Entry::getKey))
                .param("ins", columns.longs(sum -> sum.getValue()[0]))
                .param("outs", columns.longs(sum -> sum.getValue()[1]))
                .param("counts", columns.integers(sum -> Math.toIntExact(sum.getValue()[2])))
                .param("inCounts", columns.integers(sum -> Math.toIntExact(sum.getValue()[3])))
                .param("outCounts", columns.integers(sum -> Math.toIntExact(sum.getValue()[4])))
                .update();
    }

    private void removeEmpty(CompanyId company, UUID account) {
        jdbc.sql("""
                        DELETE FROM banking.daily_total
                         WHERE company_id = :company AND account_id = :account AND line_count = 0
                        """)
                .param("company", company.value())
                .param("account", account)
                .update();
    }

    /** Per day: in, out, count, count of those in and of those out, to be added to what is there. */
    private static final class Sums {
        private final Map<LocalDate, long[]> perDay = new TreeMap<>();

        void count(LocalDate day, long amountMinor, int times) {
            long[] sum = perDay.computeIfAbsent(day, d -> new long[5]);
            int side = amountMinor < 0 ? 1 : 0;
            sum[side] = Math.addExact(sum[side], times * amountMinor);
            sum[2] += times;
            if (amountMinor != 0) {
                sum[3 + side] += times;
            }
        }
    }
}
