package com.billify.banking;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.core.StatedLine;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.SearchTokens;
import com.billify.testing.PostgresExtension;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is written many at a time is what would have been written one at a time. */
class BankBookInBulkTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private final CompanyId company = CompanyId.random();
    private final BankBook bankBook = bankBook();

    @Test
    void afterAnyTakingInAndBackALineIsFoundByItsWordsAndByNoOthers() {
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            List<UUID> deliveries = new ArrayList<>();
            for (int step = 0; step < 6; step++) {
                if (!deliveries.isEmpty() && random.nextInt(3) == 0) {
                    UUID back = deliveries.remove(random.nextInt(deliveries.size()));
                    in(() -> bankBook.withdraw(company, back));
                } else {
                    Delivery delivery = new Delivery(UUID.randomUUID(), document());
                    in(() -> bankBook.take(company, delivery, statements(random)));
                    deliveries.add(delivery.id());
                }
                assertThat(storedWords())
                        .as("seed %d step %d", seed, step)
                        .containsExactlyInAnyOrderElementsOf(wordsOfLines());
                assertThat(count("""
                                SELECT count(*) FROM banking.statement_line AS place
                                 WHERE NOT EXISTS (SELECT FROM banking.statement WHERE id = place.statement_id)
                                    OR NOT EXISTS (SELECT FROM banking.transaction WHERE id = place.transaction_id)
                                """))
                        .as("places that are left over, seed %d step %d", seed, step)
                        .isZero();
            }
        }
    }

    @Test
    void aRehearsalTellsOfEachLineWhatTakingInThenDoes() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            for (int delivery = 0; delivery < 3; delivery++) {
                List<StatedStatement> statements = statements(random);
                Delivery rehearsed = new Delivery(UUID.randomUUID(), document());
                long before = count("SELECT count(*) FROM banking.transaction");

                List<List<BankBook.TakenLine>> told =
                        postgres.companyTransaction().rehearse(company, () -> takeAll(rehearsed, statements));

                assertThat(count("SELECT count(*) FROM banking.transaction")).isEqualTo(before);
                assertThat(postgres.companyTransaction().call(company, () -> takeAll(rehearsed, statements)))
                        .as("seed %d delivery %d", seed, delivery)
                        .isEqualTo(told);
            }
        }
    }

    /** As files of one import do: what the first brought is known to the second, though none of it was taken in. */
    @Test
    void aRehearsalOfSeveralDeliveriesTellsOfEachLineWhatTakingThemInThenDoes() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<List<StatedStatement>> files = List.of(statements(random), statements(random), statements(random));
            List<Delivery> deliveries = files.stream()
                    .map(file -> new Delivery(UUID.randomUUID(), document()))
                    .toList();

            List<List<String>> told = postgres.companyTransaction().rehearse(company, () -> takeAll(deliveries, files));

            assertThat(postgres.companyTransaction().call(company, () -> takeAll(deliveries, files)))
                    .as("seed %d", seed)
                    .isEqualTo(told);
            removeAll(company);
        }
    }

    @Test
    void ofASingleFileARehearsalWritesNothing() {
        StatedStatement statement = statement("camt.053", List.of(line(0, 5_00, "one"), line(1, 7_00, "two")), 0L);
        Delivery delivery = new Delivery(UUID.randomUUID(), document());

        List<Long> written = postgres.companyTransaction().rehearse(company, () -> {
            takeAll(delivery, List.of(statement));
            long afterOne = countInRehearsal();
            takeAll(delivery, List.of(statement));
            return List.of(afterOne, countInRehearsal());
        });

        assertThat(written).containsExactly(0L, 2L);
    }

    /** A file of more lines than are taken at once: its parts cover days of their own, so none is compared with another. */
    @Test
    void ofAFileInSeveralPartsARehearsalWritesOnlyWhatALaterDeliveryCoversToo() {
        List<StatedStatement> days = IntStream.range(0, 3)
                .mapToObj(day -> statement("coda", Collections.nCopies(6_000, line(day, 1_00, "coffee")), 0L))
                .toList();
        Delivery delivery = new Delivery(UUID.randomUUID(), document());

        List<Long> written = postgres.companyTransaction().rehearse(company, () -> {
            takeAll(delivery, days);
            long afterOne = countInRehearsal();
            takeAll(delivery, List.of(days.getLast()));
            return List.of(afterOne, countInRehearsal());
        });

        assertThat(written).containsExactly(0L, 18_000L);
    }

    private static long countInRehearsal() {
        return postgres.jdbc()
                .sql("SELECT count(*) FROM banking.transaction")
                .query(Long.class)
                .single();
    }

    /** Worded otherwise by one channel than by another, and without balances: comparing lines alone would double it. */
    @Test
    void theVerySameStatementAgainAddsNothingWhateverTheBooksSayOfItsLines() {
        List<StatedLine> lines = List.of(line(0, -3_00, "coffee"), line(0, -3_00, "coffee"));
        List<StatedLine> otherwise = List.of(line(0, -3_00, "card 12:01"), line(0, -3_00, "card 12:02"));
        StatedStatement coda = statement("coda", lines, null);
        StatedStatement camt = statement("camt.053", otherwise, null);
        for (StatedStatement statement : List.of(coda, camt, camt, coda, camt)) {
            in(() -> bankBook.take(company, new Delivery(UUID.randomUUID(), document()), List.of(statement)));
        }

        assertThat(count("SELECT count(*) FROM banking.transaction")).isEqualTo(2);
    }

    @Test
    void undoingTheFirstOfTwoDeliveriesOfTheSameStatementKeepsItsLines() {
        StatedStatement statement = statement("camt.053", List.of(line(0, 5_00, "one"), line(1, 7_00, "two")), 0L);
        Delivery first = new Delivery(UUID.randomUUID(), document());
        Delivery second = new Delivery(UUID.randomUUID(), document());
        in(() -> bankBook.take(company, first, List.of(statement)));
        in(() -> bankBook.take(company, second, List.of(statement)));

        in(() -> bankBook.withdraw(company, first.id()));
        assertThat(count("SELECT count(*) FROM banking.transaction")).isEqualTo(2);

        in(() -> bankBook.withdraw(company, second.id()));
        assertThat(count("SELECT count(*) FROM banking.transaction")).isZero();
    }

    @Test
    void statementsTakenInTogetherComeToTheSameAsOneByOne() {
        CompanyId other = CompanyId.random();
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            for (int delivery = 0; delivery < 3; delivery++) {
                List<StatedStatement> statements = statements(random);
                Delivery together = new Delivery(UUID.randomUUID(), document());
                Delivery apart = new Delivery(together.id(), document(other));
                List<List<String>> verdicts =
                        postgres.companyTransaction().call(company, () -> verdicts(takeAll(together, statements)));

                assertThat(postgres.companyTransaction()
                                .call(
                                        other,
                                        () -> verdicts(statements.stream()
                                                .map(one -> bankBook.take(other, apart, List.of(one))
                                                        .getFirst()
                                                        .lines())
                                                .toList())))
                        .as("seed %d delivery %d", seed, delivery)
                        .isEqualTo(verdicts);
                assertThat(book(other))
                        .as("seed %d delivery %d", seed, delivery)
                        .isEqualTo(book(company));
            }
            removeAll(company);
            removeAll(other);
        }
    }

    private static List<List<String>> verdicts(List<List<BankBook.TakenLine>> lines) {
        return lines.stream()
                .map(statement -> statement.stream()
                        .map(line -> line.getClass().getSimpleName())
                        .toList())
                .toList();
    }

    /** Every statement as it arrived with its lines, the day each counts for, and the totals of the days. */
    private List<String> book(CompanyId of) {
        List<String> book = new ArrayList<>(
                postgres.jdbcFor(of).sql("""
                        SELECT concat_ws(' ', dense_rank() OVER (ORDER BY statement.arrival), statement.format,
                                         statement.reworded, place.position, line.balance_date, line.amount_minor,
                                         line.remittance_information,
                                         dense_rank() OVER (ORDER BY line.id))
                          FROM banking.statement
                          JOIN banking.statement_line AS place ON place.statement_id = statement.id
                          JOIN banking.transaction AS line ON line.id = place.transaction_id
                         ORDER BY statement.arrival, place.position
                        """).query(String.class).list());
        book.addAll(postgres.jdbcFor(of).sql("""
                        SELECT concat_ws(' ', balance_date, in_minor, out_minor, line_count, in_count, out_count)
                          FROM banking.daily_total ORDER BY balance_date
                        """).query(String.class).list());
        return book;
    }

    private void removeAll(CompanyId of) {
        postgres.jdbcFor(of)
                .sql("SELECT DISTINCT delivery_id FROM banking.statement")
                .query(UUID.class)
                .list()
                .forEach(delivery -> postgres.companyTransaction().run(of, () -> bankBook.withdraw(of, delivery)));
    }

    private List<List<String>> takeAll(List<Delivery> deliveries, List<List<StatedStatement>> files) {
        List<List<String>> verdicts = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            verdicts.addAll(verdicts(takeAll(deliveries.get(file), files.get(file))));
        }
        return verdicts;
    }

    private List<List<BankBook.TakenLine>> takeAll(Delivery delivery, List<StatedStatement> statements) {
        return bankBook.take(company, delivery, statements).stream()
                .map(BankBook.Taken::lines)
                .toList();
    }

    /** Stretches of one chain of lines in one of two formats, some with balances, often overlapping or the same. */
    private static List<StatedStatement> statements(Random random) {
        List<StatedLine> chain = new ArrayList<>();
        Random ofChain = new Random(1);
        for (int at = 0; at < 20; at++) {
            long amount = new long[] {5_00, -5_00, 7_00, 11_00}[ofChain.nextInt(4)];
            chain.add(line(at / 3, amount, "Betaling " + ofChain.nextInt(3) + " Café"));
        }
        List<StatedStatement> statements = new ArrayList<>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int from = random.nextInt(chain.size());
            int to = from + 1 + random.nextInt(chain.size() - from);
            long opening = sum(chain.subList(0, from));
            statements.add(statement(
                    random.nextBoolean() ? "coda" : "camt.053",
                    chain.subList(from, to),
                    random.nextInt(3) == 0 ? null : opening));
        }
        return statements;
    }

    private static StatedLine line(int day, long amountMinor, String text) {
        return new StatedLine(
                MONDAY.plusDays(day),
                null,
                new Money(amountMinor, EUR),
                "Jansen & Zoon",
                null,
                text,
                null,
                null,
                null,
                List.of());
    }

    private static StatedStatement statement(String format, List<StatedLine> lines, @Nullable Long openingMinor) {
        return new StatedStatement(
                "BE68539007547034",
                EUR,
                format,
                null,
                openingMinor == null
                        ? null
                        : new StatedStatement.Balance(lines.getFirst().bookingDate(), openingMinor),
                openingMinor == null
                        ? null
                        : new StatedStatement.Balance(lines.getLast().bookingDate(), openingMinor + sum(lines)),
                null,
                null,
                lines);
    }

    private static long sum(List<StatedLine> lines) {
        return lines.stream().mapToLong(line -> line.amount().minorUnits()).sum();
    }

    private List<String> storedWords() {
        return postgres.jdbcFor(company)
                .sql("SELECT token || ' ' || unnest(transaction_ids) FROM banking.transaction_token")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private List<String> wordsOfLines() {
        List<String> words = new ArrayList<>();
        postgres.jdbcFor(company).sql("SELECT * FROM banking.transaction").query(row -> {
            for (String word : SearchTokens.of(
                    row.getString("counterparty_name"),
                    row.getString("structured_reference"),
                    row.getString("counterparty_account"),
                    SearchTokens.ofAmount(new Money(row.getLong("amount_minor"), EUR)),
                    row.getString("remittance_information"))) {
                words.add(word + " " + row.getString("id"));
            }
        });
        return words;
    }

    private long count(String sql) {
        return postgres.jdbcFor(company).sql(sql).query(Long.class).single();
    }

    private UUID document() {
        return document(company);
    }

    private UUID document(CompanyId of) {
        UUID id = UUID.randomUUID();
        postgres.jdbcFor(of)
                .sql("""
                        INSERT INTO documents.document
                               (company_id, id, sha256, name, media_type, size_bytes, content, stored_at)
                        VALUES (:company, :id, :sha256, 'a file', 'text/plain', 0, '', now())
                        """)
                .param("company", of.value())
                .param("id", id)
                .param("sha256", id.toString().getBytes(StandardCharsets.US_ASCII))
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
