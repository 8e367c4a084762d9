package com.billify.reconciliation;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Cursor;
import com.billify.kernel.Money;
import com.billify.kernel.Page;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bank lines of a company as lists, newest first. Reads what banking keeps, writes nothing. */
@Repository
class TransactionList {
    private static final String OWN_TRANSFER = """
            EXISTS (SELECT FROM banking.account AS own
                     WHERE own.company_id = line.company_id AND own.number = line.counterparty_account)
            """;
    /** Rows that the driver holds at once when all are read. */
    static final int FETCHED_ROWS = 500;

    private final JdbcClient jdbc;
    private final LineSearch search;

    TransactionList(JdbcClient jdbc, LineSearch search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /**
     * What to show; null leaves it open.
     *
     * @param from first day of the balance, as {@code to} is the last
     * @param comesIn true for money in, false for money out
     * @param ownTransfers true for own transfers only, false for all others
     * @param settled true for lines that settle something, false for those that settle nothing
     * @param importId lines that this import states
     * @param category lines that are for this
     * @param series lines that come back as this
     */
    record Filter(
            @Nullable UUID account,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean comesIn,
            @Nullable Boolean ownTransfers,
            @Nullable Boolean settled,
            @Nullable String search,
            @Nullable String currency,
            @Nullable UUID importId,
            @Nullable String category,
            @Nullable String series) {

        Filter withOwnTransfers(@Nullable Boolean wanted) {
            return new Filter(
                    account, from, to, comesIn, wanted, settled, search, currency, importId, category, series);
        }

        Filter withSearch(@Nullable String wanted) {
            return new Filter(
                    account, from, to, comesIn, ownTransfers, settled, wanted, currency, importId, category, series);
        }

        Filter withSettled(@Nullable Boolean wanted) {
            return new Filter(
                    account, from, to, comesIn, ownTransfers, wanted, search, currency, importId, category, series);
        }
    }

    /**
     * Sums of all that a filter lets through.
     *
     * @param perCurrency in the order of their codes, those with a line at all
     */
    record Totals(List<OfCurrency> perCurrency) {

        /** The lines of one currency. */
        record OfCurrency(Money sum, int count) {}

        static Totals of(Map<String, Long> sums, Map<String, Integer> counts) {
            return new Totals(counts.entrySet().stream()
                    .filter(entry -> entry.getValue() > 0)
                    .map(entry -> new OfCurrency(
                            new Money(sums.getOrDefault(entry.getKey(), 0L), Currency.getInstance(entry.getKey())),
                            entry.getValue()))
                    .toList());
        }

        List<Money> sums() {
            return perCurrency.stream().map(OfCurrency::sum).toList();
        }

        int count() {
            return perCurrency.stream().mapToInt(OfCurrency::count).sum();
        }

        /** Without those of a part. */
        Totals minus(Totals part) {
            Map<String, Long> sums = new TreeMap<>();
            Map<String, Integer> counts = new TreeMap<>();
            perCurrency.forEach(one -> {
                sums.put(one.sum().currency().getCurrencyCode(), one.sum().minorUnits());
                counts.put(one.sum().currency().getCurrencyCode(), one.count());
            });
            part.perCurrency.forEach(one -> {
                sums.merge(one.sum().currency().getCurrencyCode(), -one.sum().minorUnits(), Math::addExact);
                counts.merge(one.sum().currency().getCurrencyCode(), -one.count(), Math::addExact);
            });
            return of(sums, counts);
        }
    }

    /** What else is known of one line. */
    record More(
            @Nullable String bankReference,
            @Nullable String endToEndId,
            @Nullable String parts) {}

    Page<Transaction> page(CompanyId company, Filter filter, @Nullable String cursor, int limit) {
        Cursor after = cursor == null ? null : Cursor.parse(cursor, 2);
        LineSearch.Place place = after == null ? null : new LineSearch.Place(after.date(0), after.uuid(1));
        LineSearch.Words words = search.words(company, filter.search());
        Optional<UUID[]> newest = words.areAllCommon()
                ? search.newestWith(
                        company, words.common(), conditions(company, filter.withSearch(null)), place, limit + 1)
                : Optional.empty();
        Conditions conditions =
                newest.map(TransactionList::amongFound).orElseGet(() -> conditions(company, filter, words));
        if (place != null) {
            conditions
                    .and("(line.balance_date, line.id) < (:afterDate, :afterId)")
                    .with("afterDate", place.balanceDate())
                    .with("afterId", place.id());
        }
        // Which lines first, by an index alone where one knows enough; then all that is known of these few.
        Conditions shown = amongFound(ids(company, conditions, limit + 1).toArray(UUID[]::new));
        List<Transaction> found = shown.applyTo(
                        jdbc.sql(SELECT + shown + "\n ORDER BY line.balance_date DESC, line.id DESC"))
                .param("company", company.value())
                .query(TransactionList::toTransaction)
                .list();
        return Page.of(found, limit, last -> Cursor.of(last.balanceDate(), last.id()));
    }

    /** All lines, in the order of the pages, fetched while they are read; to be closed within the transaction. */
    Stream<Transaction> all(CompanyId company, Filter filter) {
        Conditions conditions = conditions(company, filter);
        return conditions
                .applyTo(jdbc.sql(SELECT + conditions + "\n ORDER BY line.balance_date DESC, line.id DESC")
                        .withFetchSize(FETCHED_ROWS))
                .param("company", company.value())
                .query(TransactionList::toTransaction)
                .stream();
    }

    /**
     * The sums of all that a filter lets through; empty where words are on so many lines that adding them up would keep the
     * list waiting.
     */
    Optional<Totals> quickTotals(CompanyId company, Filter filter) {
        LineSearch.Words words = search.words(company, filter.search());
        if (!words.areAllCommon()) {
            return Optional.of(totals(company, filter));
        }
        if (totalsOfDays(company, filter).count() > LineSearch.FURTHEST) {
            return Optional.empty();
        }
        return search.newestWith(
                        company, words.common(), conditions(company, filter.withSearch(null)), null, Integer.MAX_VALUE)
                .map(ids -> totalsOfLines(company, amongFound(ids)));
    }

    /**
     * The sums of all that a filter lets through. Of a million lines they are taken from the totals of the days, less the
     * few lines that a filter leaves out; what only single lines can tell is summed from these.
     */
    Totals totals(CompanyId company, Filter filter) {
        if (filter.search() != null
                || filter.importId() != null
                || filter.category() != null
                || filter.series() != null) {
            return totalsOfLines(company, filter);
        }
        if (Boolean.FALSE.equals(filter.ownTransfers())) {
            return totals(company, filter.withOwnTransfers(null)).minus(totals(company, filter.withOwnTransfers(true)));
        }
        if (Boolean.FALSE.equals(filter.settled())) {
            return totals(company, filter.withSettled(null)).minus(totals(company, filter.withSettled(true)));
        }
        return filter.ownTransfers() == null && filter.settled() == null
                ? totalsOfDays(company, filter)
                : totalsOfLines(company, filter);
    }

    private Totals totalsOfLines(CompanyId company, Filter filter) {
        return totalsOfLines(company, conditions(company, filter));
    }

    private Totals totalsOfLines(CompanyId company, Conditions conditions) {
        return totals(conditions
                .applyTo(jdbc.sql("""
                        SELECT line.currency, sum(line.amount_minor)::bigint AS sum_minor, count(*) AS count
                          FROM banking.transaction AS line
                         WHERE line.company_id = :company
                        """ + conditions + "\n GROUP BY line.currency ORDER BY line.currency"))
                .param("company", company.value()));
    }

    private Totals totalsOfDays(CompanyId company, Filter filter) {
        Conditions conditions = new Conditions()
                .andIf(filter.account(), "day.account_id = :account", "account")
                .andIf(filter.from(), "day.balance_date >= :from", "from")
                .andIf(filter.to(), "day.balance_date <= :to", "to")
                .andIf(filter.currency(), "account.currency = :currency", "currency");
        String sums = filter.comesIn() == null
                ? "sum(day.in_minor + day.out_minor)::bigint AS sum_minor, sum(day.line_count) AS count"
                : filter.comesIn()
                        ? "sum(day.in_minor)::bigint AS sum_minor, sum(day.in_count) AS count"
                        : "sum(day.out_minor)::bigint AS sum_minor, sum(day.out_count) AS count";
        return totals(conditions
                .applyTo(jdbc.sql("SELECT account.currency, " + sums + """

                          FROM banking.daily_total AS day
                          JOIN banking.account AS account
                                 ON (account.company_id, account.id) = (day.company_id, day.account_id)
                         WHERE day.company_id = :company
                        """ + conditions
                        + "\n GROUP BY account.currency ORDER BY account.currency"))
                .param("company", company.value()));
    }

    private static Totals totals(JdbcClient.StatementSpec statement) {
        Map<String, Long> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        statement.query(row -> {
            sums.put(row.getString("currency"), row.getLong("sum_minor"));
            counts.put(row.getString("currency"), row.getInt("count"));
        });
        return Totals.of(sums, counts);
    }

    /** The ids of all that a filter lets through, newest first, but no more than the limit. */
    List<UUID> ids(CompanyId company, Filter filter, int limit) {
        return ids(company, conditions(company, filter), limit);
    }

    private List<UUID> ids(CompanyId company, Conditions conditions, int limit) {
        return conditions
                .applyTo(jdbc.sql("SELECT line.id FROM banking.transaction AS line WHERE line.company_id = :company"
                        + conditions + "\n ORDER BY line.balance_date DESC, line.id DESC LIMIT :limit"))
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** What to call the lines in a sentence, those that are there. */
    Map<UUID, String> labels(CompanyId company, Collection<UUID> ids) {
        Map<UUID, String> labels = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT id, concat_ws(' ', counterparty_name, booking_date) AS label
                          FROM banking.transaction
                         WHERE company_id = :company AND id = ANY (:ids)
                         ORDER BY balance_date DESC, id DESC
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    labels.put(row.getObject("id", UUID.class), row.getString("label"));
                });
        return labels;
    }

    Optional<Transaction> find(CompanyId company, UUID id) {
        return jdbc.sql(SELECT + " AND line.id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(TransactionList::toTransaction)
                .optional();
    }

    /** Those of the lines that are there. */
    List<Transaction> find(CompanyId company, Collection<UUID> ids) {
        return jdbc.sql(SELECT + " AND line.id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(TransactionList::toTransaction)
                .list();
    }

    More more(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT bank_reference, end_to_end_id, parts
                          FROM banking.transaction
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new More(
                        row.getString("bank_reference"), row.getString("end_to_end_id"), row.getString("parts")))
                .single();
    }

    /** Every file that states the line, first one first. */
    List<Source> sources(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT statement.delivery_id, statement.document_id, statement.format, file.name,
                               import.taken_in_at
                          FROM banking.statement_line AS place
                          JOIN banking.statement AS statement
                                 ON (statement.company_id, statement.id) = (place.company_id, place.statement_id)
                          JOIN intake.import AS import
                                 ON (import.company_id, import.id) = (statement.company_id, statement.delivery_id)
                          JOIN intake.import_file AS file
                                 ON (file.company_id, file.import_id, file.document_id)
                                    = (import.company_id, import.id, statement.document_id)
                         WHERE place.company_id = :company AND place.transaction_id = :id
                         ORDER BY statement.arrival
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(Source::of)
                .list();
    }

    /** Every link that tells the line now, the first one first. */
    List<LinkSource> links(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT connection.id, connection.provider, connection.name, line.seen_at
                          FROM banking.feed_line AS line
                          JOIN connection.feed AS feed
                                 ON (feed.company_id, feed.id) = (line.company_id, line.feed_id)
                          JOIN connection.connection AS connection
                                 ON (connection.company_id, connection.id) = (feed.company_id, feed.connection_id)
                         WHERE line.company_id = :company AND line.transaction_id = :id
                         ORDER BY connection.made_at, connection.id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(LinkSource::of)
                .list();
    }

    private static final String FOUND = "found";
    private static final String AMONG_FOUND = "line.id = ANY (:found)";

    private static Conditions amongFound(UUID[] ids) {
        return new Conditions().and(AMONG_FOUND).with(FOUND, ids);
    }

    private Conditions conditions(CompanyId company, Filter filter) {
        return conditions(company, filter, search.words(company, filter.search()));
    }

    private Conditions conditions(CompanyId company, Filter filter, LineSearch.Words words) {
        Conditions conditions = new Conditions()
                .andIf(filter.account(), "line.account_id = :account", "account")
                .andIf(filter.from(), "line.balance_date >= :from", "from")
                .andIf(filter.to(), "line.balance_date <= :to", "to")
                .andIf(filter.currency(), "line.currency = :currency", "currency")
                .andIf(filter.importId(), """
                        line.id IN (SELECT place.transaction_id
                                      FROM banking.statement AS statement
                                      JOIN banking.statement_line AS place
                                             ON (place.company_id, place.statement_id)
                                                = (statement.company_id, statement.id)
                                     WHERE statement.company_id = :company AND statement.delivery_id = :import)""", "import")
                .andIf(filter.category(), """
                        line.id IN (SELECT transaction_id FROM reconciliation.category
                                     WHERE company_id = :company AND category = :category)""", "category")
                .andIf(filter.series(), """
                        line.id IN (SELECT transaction_id FROM reconciliation.series_line
                                     WHERE company_id = :company AND key = :series)""", "series");
        if (words.areMixed()) {
            conditions.and(AMONG_FOUND).with(FOUND, search.linesWith(company, words));
        } else {
            conditions.andWords(filter.search(), "line.id", LineSearch.TOKENS, LineSearch.NOTE_TOKENS);
        }
        if (filter.comesIn() != null) {
            conditions.and(filter.comesIn() ? "line.amount_minor > 0" : "line.amount_minor < 0");
        }
        if (filter.ownTransfers() != null) {
            conditions.and((filter.ownTransfers() ? "" : "NOT ") + OWN_TRANSFER);
        }
        if (filter.settled() != null) {
            // Few lines of many settle something: those are looked up, where the planner would go through all; but own
            // transfers are
            // fewer still.
            boolean isOfFew = Boolean.TRUE.equals(filter.ownTransfers());
            conditions.and(filter.settled() && !isOfFew ? """
                            line.id = ANY (ARRAY(SELECT DISTINCT transaction_id FROM reconciliation.settlement
                                                  WHERE company_id = :company))""" : (filter.settled() ? "" : "NOT ") + """
                            EXISTS (SELECT FROM reconciliation.settlement
                                     WHERE (company_id, transaction_id) = (line.company_id, line.id))""");
        }
        return conditions;
    }

    private static final String SELECT = """
            SELECT line.id, line.account_id, line.booking_date, line.value_date, line.balance_date, line.amount_minor,
                   line.currency, line.counterparty_name, line.counterparty_account, line.remittance_information,
                   line.structured_reference, %s AS own_transfer,
                   ARRAY(SELECT invoice.id::text || ' ' || invoice.number
                           FROM reconciliation.settlement AS settlement
                           JOIN invoicing.invoice AS invoice
                                  ON (invoice.company_id, invoice.id) = (settlement.company_id, settlement.invoice_id)
                          WHERE (settlement.company_id, settlement.transaction_id) = (line.company_id, line.id)
                          ORDER BY invoice.due_date, invoice.id) AS settles,
                   (SELECT count(*) FROM reconciliation.note
                     WHERE (company_id, transaction_id) = (line.company_id, line.id))::integer AS note_count,
                   (SELECT count(*) FROM reconciliation.attachment
                     WHERE (company_id, transaction_id) = (line.company_id, line.id))::integer AS attachment_count,
                   (SELECT category || ' ' || source FROM reconciliation.category
                     WHERE (company_id, transaction_id) = (line.company_id, line.id)) AS category
              FROM banking.transaction AS line
             WHERE line.company_id = :company
            """.formatted(OWN_TRANSFER);

    private static Transaction toTransaction(ResultSet row, int number) throws SQLException {
        String category = row.getString("category");
        String[] said = category == null ? null : category.split(" ");
        return new Transaction(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("value_date", LocalDate.class),
                row.getObject("balance_date", LocalDate.class),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getString("counterparty_name"),
                row.getString("counterparty_account"),
                row.getString("remittance_information"),
                row.getString("structured_reference"),
                "booked",
                row.getBoolean("own_transfer"),
                toSettled(row.getArray("settles")),
                row.getInt("note_count"),
                row.getInt("attachment_count"),
                said == null ? null : said[0],
                said == null ? null : said[1]);
    }

    /** An id and, after a space, a number: what one column can carry of two. */
    private static List<Transaction.SettledInvoice> toSettled(Array array) throws SQLException {
        List<Transaction.SettledInvoice> settled = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            String text = (String) element;
            int space = text.indexOf(' ');
            settled.add(new Transaction.SettledInvoice(
                    UUID.fromString(text.substring(0, space)), text.substring(space + 1)));
        }
        return List.copyOf(settled);
    }
}
