package com.billify.banking;

import com.billify.banking.core.Period;
import com.billify.banking.core.StatedLine;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.SearchTokens;
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
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class TransactionRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

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

    void add(CompanyId company, List<NewTransaction> added) {
        List<Object[]> rows = new ArrayList<>(added.size());
        List<Object[]> tokens = new ArrayList<>();
        for (NewTransaction transaction : added) {
            StatedLine line = transaction.line();
            rows.add(new Object[] {
                company.value(),
                transaction.id(),
                transaction.accountId(),
                line.bookingDate(),
                line.valueDate(),
                transaction.balanceDate(),
                line.amount().minorUnits(),
                line.amount().currency().getCurrencyCode(),
                line.counterpartyName(),
                line.counterpartyAccount(),
                line.remittanceInformation(),
                line.structuredReference(),
                line.bankReference(),
                line.endToEndId(),
                line.parts().isEmpty() ? null : json.writeValueAsString(line.parts())
            });
            for (String token : tokens(line)) {
                tokens.add(new Object[] {company.value(), token, transaction.balanceDate(), transaction.id()});
            }
        }
        template.batchUpdate("""
                INSERT INTO banking.transaction
                       (company_id, id, account_id, booking_date, value_date, balance_date, amount_minor, currency,
                        counterparty_name, counterparty_account, remittance_information, structured_reference,
                        bank_reference, end_to_end_id, parts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                """, rows);
        template.batchUpdate("""
                INSERT INTO banking.transaction_token (company_id, token, balance_date, transaction_id)
                VALUES (?, ?, ?, ?)
                """, tokens);
    }

    private static Iterable<String> tokens(StatedLine line) {
        return SearchTokens.of(
                line.counterpartyName(),
                line.structuredReference(),
                line.counterpartyAccount(),
                SearchTokens.ofAmount(line.amount()),
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

    int remove(CompanyId company, List<Day> removed) {
        return jdbc.sql("DELETE FROM banking.transaction WHERE company_id = :company AND id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", removed.stream().map(Day::id).toArray(UUID[]::new))
                .update();
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
        List<Object[]> rows = moves.stream()
                .map(move -> new Object[] {move.to(), company.value(), move.id()})
                .toList();
        template.batchUpdate("UPDATE banking.transaction SET balance_date = ? WHERE company_id = ? AND id = ?", rows);
        template.batchUpdate(
                "UPDATE banking.transaction_token SET balance_date = ? WHERE company_id = ? AND transaction_id = ?",
                rows);
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
