package com.billify.banking;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.BalanceProof;
import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.testing.PostgresExtension;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class BankBookTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private final CompanyId company = CompanyId.random();
    private final BankBook bankBook = bankBook();

    /**
     * One chain of lines, cut into overlapping statements that are taken in and taken back in any order: the totals kept
     * along the way are those that summing all lines gives, no line is doubled or lost, and what is left at last is what
     * the statements that were not taken back say.
     */
    @Test
    void anyOrderOfTakingInAndBackKeepsTheBookInStep() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<StatedLine> chain = chain(random, seed % 2 == 0 ? 1 : -1);
            String account = "account of seed " + seed;
            List<Cut> taken = new ArrayList<>();
            for (int step = 0; step < 8; step++) {
                if (!taken.isEmpty() && random.nextInt(3) == 0) {
                    Cut back = taken.remove(random.nextInt(taken.size()));
                    in(() -> bankBook.withdraw(company, back.delivery()));
                } else {
                    Cut cut = cut(random, chain.size());
                    in(() -> bankBook.take(
                            company,
                            new Delivery(cut.delivery(), document()),
                            List.of(statement(account, chain, cut))));
                    taken.add(cut);
                }
                long covered = taken.stream()
                        .flatMapToInt(cut -> IntStream.range(cut.from(), cut.to()))
                        .distinct()
                        .count();
                assertThat(countLines(account))
                        .as("lines, seed %d step %d", seed, step)
                        .isEqualTo(covered);
                assertThat(proofs())
                        .as("proofs kept in memory, seed %d step %d", seed, step)
                        .isEqualTo(proofsWorkedOutAnew());
                assertThat(totals(account, "kept"))
                        .as("totals, seed %d step %d", seed, step)
                        .isEqualTo(totals(account, "summed"));
            }
        }
    }

    @Test
    void whatIsTakenBackLeavesNothingBehind() {
        List<StatedLine> chain = chain(new Random(1), 1);
        Cut all = new Cut(UUID.randomUUID(), 0, chain.size());
        in(() -> bankBook.take(
                company, new Delivery(all.delivery(), document()), List.of(statement("BE1", chain, all))));

        in(() -> bankBook.withdraw(company, all.delivery()));

        for (String table :
                List.of("account", "statement", "statement_line", "transaction", "transaction_token", "daily_total")) {
            assertThat(count("SELECT count(*) FROM banking." + table)).as(table).isZero();
        }
    }

    private Map<UUID, BalanceProof> proofs() {
        return postgres.companyTransaction().read(company, () -> bankBook.proofs(company));
    }

    private Map<UUID, BalanceProof> proofsWorkedOutAnew() {
        BankBook fresh = bankBook();
        return postgres.companyTransaction().read(company, () -> fresh.proofs(company));
    }

    private record Cut(UUID delivery, int from, int to) {}

    private static Cut cut(Random random, int length) {
        int from = random.nextInt(length);
        return new Cut(UUID.randomUUID(), from, from + 1 + random.nextInt(length - from));
    }

    /** @param sign all lines of a chain go one way: balances that come back to where they were leave open which twin is which */
    private static List<StatedLine> chain(Random random, int sign) {
        List<StatedLine> chain = new ArrayList<>();
        LocalDate day = MONDAY;
        for (int at = 0; at < 12; at++) {
            day = day.plusDays(random.nextInt(2));
            long amount = sign * new long[] {5_00, 5_00, 7_00, 11_00}[random.nextInt(4)];
            chain.add(new StatedLine(
                    day, day, new Money(amount, EUR), "Jansen", null, "card", null, null, null, List.of()));
        }
        return chain;
    }

    private static StatedStatement statement(String account, List<StatedLine> chain, Cut cut) {
        List<StatedLine> lines = chain.subList(cut.from(), cut.to());
        long opening = sum(chain.subList(0, cut.from()));
        return new StatedStatement(
                account,
                EUR,
                "coda",
                null,
                new StatedStatement.Balance(lines.getFirst().bookingDate().minusDays(1), opening),
                new StatedStatement.Balance(lines.getLast().bookingDate(), opening + sum(lines)),
                null,
                null,
                lines);
    }

    private static long sum(List<StatedLine> lines) {
        return lines.stream().mapToLong(line -> line.amount().minorUnits()).sum();
    }

    private long countLines(String account) {
        return postgres.jdbcFor(company)
                .sql("""
                        SELECT count(*) FROM banking.transaction AS line
                          JOIN banking.account ON (account.company_id, account.id) = (line.company_id, line.account_id)
                         WHERE account.number = :number
                        """)
                .param("number", account)
                .query(Long.class)
                .single();
    }

    /** Per day the total kept along the way, or what summing the lines gives. */
    private List<String> totals(String account, String which) {
        String from = which.equals("kept") ? "SELECT * FROM banking.daily_total" : """
                  SELECT balance_date, coalesce(sum(amount_minor) FILTER (WHERE amount_minor > 0), 0)::bigint AS in_minor,
                         coalesce(sum(amount_minor) FILTER (WHERE amount_minor < 0), 0)::bigint AS out_minor,
                         count(*)::integer AS line_count, count(*) FILTER (WHERE amount_minor > 0)::integer AS in_count,
                         count(*) FILTER (WHERE amount_minor < 0)::integer AS out_count, account_id
                    FROM banking.transaction GROUP BY balance_date, account_id
                  """;
        return postgres.jdbcFor(company)
                .sql("SELECT day.* FROM (" + from + ") AS day"
                        + " JOIN banking.account ON account.id = day.account_id"
                        + " WHERE account.number = :number ORDER BY balance_date")
                .param("number", account)
                .query((row, number) -> row.getString("balance_date") + " " + row.getLong("in_minor") + " "
                        + row.getLong("out_minor") + " " + row.getInt("line_count") + " " + row.getInt("in_count") + " "
                        + row.getInt("out_count"))
                .list();
    }

    private long count(String sql) {
        return postgres.jdbcFor(company).sql(sql).query(Long.class).single();
    }

    private UUID document() {
        UUID id = UUID.randomUUID();
        postgres.jdbcFor(company)
                .sql("""
                        INSERT INTO documents.document
                               (company_id, id, sha256, name, media_type, size_bytes, content, stored_at)
                        VALUES (:company, :id, :sha256, 'a file', 'text/plain', 0, '', now())
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("sha256", id.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .update();
        return id;
    }

    private void in(Runnable work) {
        postgres.companyTransaction().run(company, work);
    }

    private static BankBook bankBook() {
        JdbcClient jdbc = postgres.jdbc();
        JdbcTemplate template = new JdbcTemplate(postgres.appDataSource());
        StatementRepository statements = new StatementRepository(jdbc, template);
        DailyTotalRepository dailyTotals = new DailyTotalRepository(jdbc, template);
        BookVersionRepository versions = new BookVersionRepository(jdbc);
        return new BankBook(
                postgres.companyTransaction(),
                new AccountRepository(jdbc, Clock.systemUTC()),
                statements,
                new TransactionRepository(jdbc, template, JsonMapper.shared()),
                dailyTotals,
                versions,
                new Proofs(versions, statements, dailyTotals),
                event -> {});
    }
}
