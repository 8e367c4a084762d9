package com.billify.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.banking.LineWords;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.Page;
import com.billify.testing.PostgresExtension;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A search says the same whichever way it went: by the index of words, or by looking at lines. */
class LineSearchTest {
    @RegisterExtension
    static final PostgresExtension postgres = PostgresExtension.migrated();

    private static final int LINES = 21_000;
    private static final LocalDate LAST = LocalDate.of(2026, 10, 31);
    private static final CompanyId company = CompanyId.random();
    private static final List<Line> lines = new ArrayList<>();

    private final LineSearch search = new LineSearch(postgres.jdbcFor(company));
    private final TransactionList list = new TransactionList(postgres.jdbcFor(company), search);

    private record Line(UUID id, LocalDate day, long amountMinor, String text) {}

    /**
     * The newest first: every second one by card, every third by mandate, each thousandth with a word of its own; and one word that only
     * the oldest have. A hundred lines a day.
     */
    @BeforeAll
    static void manyLines() {
        for (int number = 0; number < LINES; number++) {
            String text = (number % 2 == 0 ? "Bancontact betaling " : "Overschrijving ")
                    + (number % 3 == 0 ? "domiciliëring " : "")
                    + (number % 1000 == 0 ? "zeldzaam " : "")
                    + (number >= LINES - 5_500 ? "vroeger" : "");
            lines.add(new Line(
                    new UUID(0x8000L, 0x8000_0000_0000_0000L | (LINES - number)),
                    LAST.minusDays(number / 100),
                    100 + number % 7,
                    text));
        }
        UUID account = UUID.randomUUID();
        postgres.ownerJdbc()
                .sql("""
                        INSERT INTO banking.account (company_id, id, number, currency, created_at)
                        VALUES (:company, :account, 'BE1', 'EUR', now())
                        """)
                .param("company", company.value())
                .param("account", account)
                .update();
        postgres.ownerJdbc()
                .sql("""
                        INSERT INTO banking.transaction (company_id, id, account_id, booking_date, balance_date,
                                                         amount_minor, currency, remittance_information)
                        SELECT :company, id, :account, day, day, amount, 'EUR', text
                          FROM unnest(:ids::uuid[], :days::date[], :amounts::bigint[], :texts::text[])
                               AS line (id, day, amount, text)
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("ids", lines.stream().map(Line::id).toArray(UUID[]::new))
                .param("days", lines.stream().map(line -> line.day().toString()).toArray(String[]::new))
                .param("amounts", lines.stream().map(Line::amountMinor).toArray(Long[]::new))
                .param("texts", lines.stream().map(Line::text).toArray(String[]::new))
                .update();
        postgres.ownerJdbc().sql("""
                        INSERT INTO banking.daily_total
                               (company_id, account_id, balance_date, in_minor, out_minor, line_count, in_count, out_count)
                        SELECT company_id, account_id, balance_date, sum(amount_minor), 0, count(*), count(*), 0
                          FROM banking.transaction
                         WHERE company_id = :company
                         GROUP BY company_id, account_id, balance_date
                        """).param("company", company.value()).update();
        Map<String, StringBuilder> words = new TreeMap<>();
        for (Line line : lines) {
            Money amount = new Money(line.amountMinor(), Currency.getInstance("EUR"));
            for (String word : LineWords.of(null, null, null, amount, line.text())) {
                StringBuilder ids = words.computeIfAbsent(word, first -> new StringBuilder("{"));
                ids.append(ids.length() == 1 ? "" : ",").append(line.id());
            }
        }
        postgres.ownerJdbc()
                .sql("""
                        INSERT INTO banking.transaction_token (company_id, token, part, transaction_ids)
                        SELECT :company, token, :account, ids::uuid[]
                          FROM unnest(:tokens::text[], :ids::text[]) AS word (token, ids)
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("tokens", words.keySet().toArray(String[]::new))
                .param("ids", words.values().stream().map(ids -> ids + "}").toArray(String[]::new))
                .update();
        postgres.ownerJdbc()
                .sql("ANALYZE banking.transaction, banking.transaction_token")
                .update();
    }

    @Test
    void aCommonWordIsFoundOnTheNewestLines() {
        assertThat(search.words(company, "bancontact").areAllCommon()).isTrue();
        assertFirstPages("bancontact", line -> line.text().startsWith("Bancontact"));
    }

    @Test
    void theBeginningOfManyWordsIsFoundOnTheNewestLines() {
        assertThat(search.words(company, "b").areAllCommon()).isTrue();
        assertFirstPages("b", line -> line.text().startsWith("Bancontact"));
    }

    @Test
    void commonWordsTogetherAreFoundWhereTheyMeet() {
        assertFirstPages(
                "domiciliering bancontact",
                line -> line.text().startsWith("Bancontact") && line.text().contains("domicili"));
    }

    @Test
    void aWordThatOnlyOldLinesHaveIsFoundByTheIndex() {
        assertThat(search.words(company, "vroeger").areAllCommon()).isTrue();
        assertFirstPages("vroeger", line -> line.text().endsWith("vroeger"));
    }

    @Test
    void commonWordsThatNeverMeetFindNothing() {
        assertThat(list.page(company, filter("bancontact overschrijving", null), null, 50)
                        .items())
                .isEmpty();
    }

    @Test
    void aRareWordLeavesFewLinesOfACommonOne() {
        assertThat(search.words(company, "bancontact zeldzaam").areMixed()).isTrue();
        assertFirstPages("bancontact zeldzaam", line -> line.text().contains("zeldzaam"));
        assertThat(list.quickTotals(company, filter("bancontact zeldzaam", null))
                        .orElseThrow()
                        .count())
                .isEqualTo(21);
        assertFirstPages("vroeger zeldzaam", line -> line.text().matches(".*zeldzaam.*vroeger"));
    }

    @Test
    void aNoteIsFoundAmongCommonWordsToo() {
        Line overschrijving = lines.get(7);
        UUID note = UUID.randomUUID();
        postgres.ownerJdbc()
                .sql("""
                        INSERT INTO reconciliation.note (company_id, id, transaction_id, text, written_at, written_by)
                        VALUES (:company, :note, :line, 'bancontact', now(), :note)
                        """)
                .param("company", company.value())
                .param("note", note)
                .param("line", overschrijving.id())
                .update();
        postgres.ownerJdbc()
                .sql("""
                        INSERT INTO reconciliation.note_token (company_id, token, note_id, transaction_id)
                        VALUES (:company, 'bancontact', :note, :line)
                        """)
                .param("company", company.value())
                .param("note", note)
                .param("line", overschrijving.id())
                .update();
        try {
            assertFirstPages("bancontact", line -> line.text().startsWith("Bancontact") || line.equals(overschrijving));
        } finally {
            postgres.ownerJdbc()
                    .sql("DELETE FROM reconciliation.note WHERE company_id = :company")
                    .param("company", company.value())
                    .update();
        }
    }

    /** Of all lines only when asked for; of a month at once. The sums are those of the lines either way. */
    @Test
    void veryManyLinesAreAddedUpWhenAskedFor() {
        assertThat(list.quickTotals(company, filter("bancontact", null))).isEmpty();
        assertThat(list.totals(company, filter("bancontact", null)).sums())
                .containsExactly(sum(line -> line.text().startsWith("Bancontact")));

        LocalDate from = LAST.minusDays(30);
        TransactionList.Totals ofMonth =
                list.quickTotals(company, filter("bancontact", from)).orElseThrow();
        assertThat(ofMonth.sums())
                .containsExactly(sum(line ->
                        line.text().startsWith("Bancontact") && !line.day().isBefore(from)));
        assertThat(ofMonth.count())
                .isEqualTo(list.totals(company, filter("bancontact", from)).count());
    }

    private void assertFirstPages(String words, Predicate<Line> expected) {
        List<UUID> found = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < 3; page++) {
            Page<Transaction> next = list.page(company, filter(words, null), cursor, 50);
            next.items().forEach(line -> found.add(line.id()));
            cursor = next.nextCursor();
            if (cursor == null) {
                break;
            }
        }
        assertThat(found)
                .isNotEmpty()
                .containsExactlyElementsOf(lines.stream()
                        .filter(expected)
                        .map(Line::id)
                        .limit(found.size())
                        .toList());
        assertThat(cursor == null).isEqualTo(lines.stream().filter(expected).count() <= found.size());
    }

    private static Money sum(Predicate<Line> which) {
        return new Money(
                lines.stream().filter(which).mapToLong(Line::amountMinor).sum(), Currency.getInstance("EUR"));
    }

    private static TransactionList.Filter filter(String words, @Nullable LocalDate from) {
        return new TransactionList.Filter(null, from, null, null, null, null, words, null, null, null, null);
    }
}
