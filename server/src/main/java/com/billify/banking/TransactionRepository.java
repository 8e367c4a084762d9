package com.billify.banking;

import com.billify.banking.core.Period;
import com.billify.banking.core.StatedLine;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.tenancy.OrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TransactionRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    /** Lines in one statement of SQL: enough that its cost is theirs, few enough to be held in memory twice. */
    private static final int AT_ONCE = 10_000;

    TransactionRepository(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** A transaction with the day it counts for. */
    record Day(UUID id, LocalDate balanceDate, long amountMinor) {}

    /** A transaction that counts for another day than before. */
    record Move(UUID id, long amountMinor, LocalDate from, LocalDate to) {}

    /** A transaction with the periods of its statements, in the order in which they arrived. */
    record Placed(UUID id, LocalDate bookingDate, LocalDate balanceDate, long amountMinor, List<Period> periods) {}

    /** Adds the lines and the words under which they are found. */
    void add(CompanyId company, List<NewTransaction> added) {
        for (int from = 0; from < added.size(); from += AT_ONCE) {
            List<NewTransaction> part = added.subList(from, Math.min(added.size(), from + AT_ONCE));
            UUID tokenPart = OrderedIds.next();
            addPart(company, part, tokenPart);
            addTokens(company, part, tokenPart);
        }
    }

    /** Adds the lines alone, which is enough for what is taken back again. */
    void addLines(CompanyId company, List<NewTransaction> added) {
        for (int from = 0; from < added.size(); from += AT_ONCE) {
            addPart(company, added.subList(from, Math.min(added.size(), from + AT_ONCE)), null);
        }
    }

    private void addPart(CompanyId company, List<NewTransaction> added, @Nullable UUID tokenPart) {
        Columns<NewTransaction> columns = new Columns<>(added);
        jdbc.sql("""
                        INSERT INTO banking.transaction
                               (company_id, id, account_id, booking_date, value_date, balance_date, amount_minor,
                                currency, counterparty_name, counterparty_account, remittance_information,
                                structured_reference, bank_reference, end_to_end_id, parts, token_part)
                        SELECT :company, id, account_id, booking_date, value_date, balance_date, amount_minor, currency,
                               counterparty_name, counterparty_account, remittance_information, structured_reference,
                               bank_reference, end_to_end_id, parts::jsonb, :tokenPart::uuid
                          FROM unnest(:ids::uuid[], :accounts::uuid[], :bookingDates::date[], :valueDates::date[],
                                      :balanceDates::date[], :amounts::bigint[], :currencies::text[], :names::text[],
                                      :counterparties::text[], :texts::text[], :references::text[],
                                      :bankReferences::text[], :endToEndIds::text[], :parts::text[])
                               AS line (id, account_id, booking_date, value_date, balance_date, amount_minor, currency,
                                        counterparty_name, counterparty_account, remittance_information,
                                        structured_reference, bank_reference, end_to_end_id, parts)
                        """)
                .param("company", company.value())
                .param("tokenPart", tokenPart)
                .param("ids", columns.uuids(NewTransaction::id))
                .param("accounts", columns.uuids(NewTransaction::accountId))
                .param("bookingDates", columns.dates(one -> one.line().bookingDate()))
                .param("valueDates", columns.dates(one -> one.line().valueDate()))
                .param("balanceDates", columns.dates(NewTransaction::balanceDate))
                .param("amounts", columns.longs(one -> one.line().amount().minorUnits()))
                .param(
                        "currencies",
                        columns.texts(one -> one.line().amount().currency().getCurrencyCode()))
                .param("names", columns.texts(one -> one.line().counterpartyName()))
                .param("counterparties", columns.texts(one -> one.line().counterpartyAccount()))
                .param("texts", columns.texts(one -> one.line().remittanceInformation()))
                .param("references", columns.texts(one -> one.line().structuredReference()))
                .param("bankReferences", columns.texts(one -> one.line().bankReference()))
                .param("endToEndIds", columns.texts(one -> one.line().endToEndId()))
                .param(
                        "parts",
                        columns.texts(one -> one.line().parts().isEmpty()
                                ? null
                                : json.writeValueAsString(one.line().parts())))
                .update();
    }

    private void addTokens(CompanyId company, List<NewTransaction> added, UUID part) {
        Words words = new Words();
        for (NewTransaction transaction : added) {
            words(transaction.line()).forEach(token -> words.add(token, part, transaction.id()));
        }
        Columns<Map.Entry<Word, StringBuilder>> columns = words.columns();
        jdbc.sql("""
                        INSERT INTO banking.transaction_token (company_id, token, part, transaction_ids)
                        SELECT :company, word.token, :part, word.ids::uuid[]
                          FROM unnest(:tokens::text[], :ids::text[]) AS word (token, ids)
                        """)
                .param("company", company.value())
                .param("part", part)
                .param("tokens", columns.texts(word -> word.getKey().token()))
                .param("ids", columns.texts(word -> word.getValue() + "}"))
                .update();
    }

    /** A word of a part of a delivery. */
    private record Word(String token, UUID part) implements Comparable<Word> {
        @Override
        public int compareTo(Word other) {
            int byToken = token.compareTo(other.token);
            return byToken != 0 ? byToken : part.compareTo(other.part);
        }
    }

    /** Words in the order of their index, each with the lines that have it, written as PostgreSQL writes an array. */
    private static final class Words {
        private final NavigableMap<Word, StringBuilder> lines = new TreeMap<>();

        void add(String token, UUID part, UUID line) {
            Word word = new Word(token, part);
            StringBuilder ids = lines.get(word);
            if (ids == null) {
                lines.put(word, new StringBuilder(40).append('{').append(line));
            } else {
                ids.append(',').append(line);
            }
        }

        Columns<Map.Entry<Word, StringBuilder>> columns() {
            return new Columns<>(List.copyOf(lines.entrySet()));
        }
    }

    private static Set<String> words(StatedLine line) {
        return LineWords.of(
                line.counterpartyName(),
                line.structuredReference(),
                line.counterpartyAccount(),
                line.amount(),
                line.remittanceInformation());
    }

    List<BookedTransaction> find(CompanyId company, Collection<UUID> ids) {
        return jdbc.sql("""
                        SELECT id, account_id, booking_date, balance_date, amount_minor, currency, counterparty_name,
                               counterparty_account, remittance_information, structured_reference
                          FROM banking.transaction
                         WHERE company_id = :company AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(TransactionRepository::toBooked)
                .list();
    }

    List<Day> daysOf(CompanyId company, UUID account, Collection<UUID> ids) {
        return jdbc.sql("""
                        SELECT id, balance_date, amount_minor
                          FROM banking.transaction
                         WHERE company_id = :company AND account_id = :account AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new Day(
                        row.getObject("id", UUID.class),
                        row.getObject("balance_date", LocalDate.class),
                        row.getLong("amount_minor")))
                .list();
    }

    /** Lets the line say this from now on, under the words of what it says; its amount and its balance date stay. */
    void reword(CompanyId company, UUID id, StatedLine line) {
        removeTokens(company, new UUID[] {id});
        UUID part = OrderedIds.next();
        jdbc.sql("""
                        UPDATE banking.transaction
                           SET booking_date = :bookingDate, value_date = :valueDate, counterparty_name = :name,
                               counterparty_account = :counterparty, remittance_information = :text,
                               structured_reference = :reference, bank_reference = :bankReference,
                               end_to_end_id = :endToEndId, token_part = :part
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("bookingDate", line.bookingDate())
                .param("valueDate", line.valueDate())
                .param("name", line.counterpartyName())
                .param("counterparty", line.counterpartyAccount())
                .param("text", line.remittanceInformation())
                .param("reference", line.structuredReference())
                .param("bankReference", line.bankReference())
                .param("endToEndId", line.endToEndId())
                .param("part", part)
                .update();
        addTokens(company, List.of(new NewTransaction(id, id, line.bookingDate(), line)), part);
    }

    /** Removes the lines with their words. */
    int remove(CompanyId company, List<Day> removed) {
        int count = 0;
        for (int from = 0; from < removed.size(); from += AT_ONCE) {
            UUID[] ids = new Columns<>(removed.subList(from, Math.min(removed.size(), from + AT_ONCE))).uuids(Day::id);
            removeTokens(company, ids);
            count += jdbc.sql("DELETE FROM banking.transaction WHERE company_id = :company AND id = ANY (:ids)")
                    .param("company", company.value())
                    .param("ids", ids)
                    .update();
        }
        return count;
    }

    /** Takes the lines out of the rows of their words; a row that speaks of no other line goes. */
    private void removeTokens(CompanyId company, UUID[] ids) {
        Columns<Map.Entry<Word, StringBuilder>> words = findWords(company, ids).columns();
        jdbc.sql("""
                        WITH word AS MATERIALIZED (
                            SELECT token, part, ids::uuid[] AS ids
                              FROM unnest(:tokens::text[], :parts::uuid[], :ids::text[]) AS word (token, part, ids)),
                        emptied AS (
                            DELETE FROM banking.transaction_token AS stored
                             USING word
                             WHERE stored.company_id = :company AND stored.token = word.token
                               AND stored.part = word.part
                               AND cardinality(stored.transaction_ids) = cardinality(word.ids))
                        UPDATE banking.transaction_token AS stored
                           SET transaction_ids = ARRAY(SELECT unnest(stored.transaction_ids)
                                                       EXCEPT SELECT unnest(word.ids))
                          FROM word
                         WHERE stored.company_id = :company AND stored.token = word.token
                           AND stored.part = word.part
                           AND cardinality(stored.transaction_ids) <> cardinality(word.ids)
                        """)
                .param("company", company.value())
                .param("tokens", words.texts(word -> word.getKey().token()))
                .param("parts", words.uuids(word -> word.getKey().part()))
                .param("ids", words.texts(word -> word.getValue() + "}"))
                .update();
    }

    private Words findWords(CompanyId company, UUID[] ids) {
        Words words = new Words();
        jdbc.sql("""
                        SELECT id, token_part, amount_minor, currency, counterparty_name, counterparty_account,
                               remittance_information, structured_reference
                          FROM banking.transaction
                         WHERE company_id = :company AND id = ANY (:ids) AND token_part IS NOT NULL
                        """).param("company", company.value()).param("ids", ids).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            UUID part = row.getObject("token_part", UUID.class);
            for (String token : LineWords.of(
                    row.getString("counterparty_name"),
                    row.getString("structured_reference"),
                    row.getString("counterparty_account"),
                    new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                    row.getString("remittance_information"))) {
                words.add(token, part, id);
            }
        });
        return words;
    }

    /** Three plain look-ups rather than one join, as for the statements that overlap, and for the same reason. */
    List<Placed> findPlaced(CompanyId company, UUID account, Collection<UUID> ids) {
        Map<UUID, Placed> placed = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT id, booking_date, balance_date, amount_minor
                          FROM banking.transaction
                         WHERE company_id = :company AND account_id = :account AND id = ANY (:ids)
                         ORDER BY id
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    placed.put(row.getObject("id", UUID.class), toPlaced(row));
                });
        Map<UUID, List<UUID>> places = findPlaces(company, placed.keySet());
        findPeriods(company, places.keySet())
                .forEach((statement, period) -> places.getOrDefault(statement, List.of())
                        .forEach(id ->
                                Objects.requireNonNull(placed.get(id)).periods().add(period)));
        return List.copyOf(placed.values());
    }

    /** The lines by the statement that states them. */
    private Map<UUID, List<UUID>> findPlaces(CompanyId company, Collection<UUID> ids) {
        Map<UUID, List<UUID>> places = new HashMap<>();
        jdbc.sql("""
                        SELECT statement_id, transaction_id
                          FROM banking.statement_line
                         WHERE company_id = :company AND transaction_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    places.computeIfAbsent(row.getObject("statement_id", UUID.class), id -> new ArrayList<>())
                            .add(row.getObject("transaction_id", UUID.class));
                });
        return places;
    }

    /** The periods of those statements that have one, in the order in which they arrived. */
    private Map<UUID, Period> findPeriods(CompanyId company, Collection<UUID> statementIds) {
        Map<UUID, Period> periods = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT id, first_day, last_day
                          FROM banking.statement
                         WHERE company_id = :company AND id = ANY (:ids) AND first_day IS NOT NULL
                         ORDER BY arrival
                        """)
                .param("company", company.value())
                .param("ids", statementIds.toArray(UUID[]::new))
                .query(row -> {
                    periods.put(
                            row.getObject("id", UUID.class),
                            new Period(
                                    row.getObject("first_day", LocalDate.class),
                                    row.getObject("last_day", LocalDate.class)));
                });
        return periods;
    }

    void move(CompanyId company, List<Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        Columns<Move> columns = new Columns<>(moves);
        jdbc.sql("""
                        UPDATE banking.transaction AS line SET balance_date = moved.day
                          FROM unnest(:ids::uuid[], :days::date[]) AS moved (id, day)
                         WHERE line.company_id = :company AND line.id = moved.id
                        """)
                .param("company", company.value())
                .param("ids", columns.uuids(Move::id))
                .param("days", columns.dates(Move::to))
                .update();
    }

    private static Placed toPlaced(ResultSet row) throws SQLException {
        return new Placed(
                row.getObject("id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("balance_date", LocalDate.class),
                row.getLong("amount_minor"),
                new ArrayList<>());
    }

    private static BookedTransaction toBooked(ResultSet row, int number) throws SQLException {
        return new BookedTransaction(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("balance_date", LocalDate.class),
                new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                row.getString("counterparty_name"),
                row.getString("counterparty_account"),
                row.getString("remittance_information"),
                row.getString("structured_reference"));
    }
}
