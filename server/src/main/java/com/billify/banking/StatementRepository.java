package com.billify.banking;

import com.billify.banking.core.BalanceProof;
import com.billify.banking.core.Evidence;
import com.billify.banking.core.KnownStatement;
import com.billify.banking.core.Period;
import com.billify.banking.core.StatedStatement;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.OrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StatementRepository {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    StatementRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** A statement that a delivery brought. */
    record Brought(UUID id, UUID accountId, int lineCount) {}

    /**
     * The statements that may hold lines of these days, each with all its lines in order. Three plain look-ups rather
     * than one join: right after a large delivery the planner knows nothing of it yet and joins it line by line.
     */
    List<KnownStatement> findOverlapping(CompanyId company, UUID account, Period days) {
        Map<UUID, KnownStatement> heads = findHeads(company, account, days);
        Map<UUID, List<UUID>> lineIds = findLineIds(company, heads.keySet());
        Map<UUID, KnownStatement.Line> lines = findLines(company, lineIds.values());
        List<KnownStatement> known = new ArrayList<>();
        heads.forEach((id, head) -> known.add(head.with(lineIds.getOrDefault(id, List.of()).stream()
                .map(lines::get)
                .filter(Objects::nonNull)
                .toList())));
        return known;
    }

    private Map<UUID, KnownStatement> findHeads(CompanyId company, UUID account, Period days) {
        Map<UUID, KnownStatement> heads = new LinkedHashMap<>();
        jdbc.sql("""
                        SELECT id, format, number, opening_minor, closing_minor
                          FROM banking.statement
                         WHERE company_id = :company AND account_id = :account
                           AND first_day <= :last AND last_day >= :first
                         ORDER BY arrival
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("first", days.first())
                .param("last", days.last())
                .query(row -> {
                    heads.put(row.getObject("id", UUID.class), toHead(row));
                });
        return heads;
    }

    private Map<UUID, List<UUID>> findLineIds(CompanyId company, Collection<UUID> statementIds) {
        Map<UUID, List<UUID>> ids = new HashMap<>();
        jdbc.sql("""
                        SELECT statement_id, transaction_id
                          FROM banking.statement_line
                         WHERE company_id = :company AND statement_id = ANY (:ids)
                         ORDER BY statement_id, position
                        """)
                .param("company", company.value())
                .param("ids", statementIds.toArray(UUID[]::new))
                .query(row -> {
                    ids.computeIfAbsent(row.getObject("statement_id", UUID.class), id -> new ArrayList<>())
                            .add(row.getObject("transaction_id", UUID.class));
                });
        return ids;
    }

    private Map<UUID, KnownStatement.Line> findLines(CompanyId company, Collection<List<UUID>> ids) {
        Map<UUID, KnownStatement.Line> lines = new HashMap<>();
        jdbc.sql("""
                        SELECT id, booking_date, amount_minor, remittance_information, structured_reference,
                               counterparty_account, bank_reference, end_to_end_id
                          FROM banking.transaction
                         WHERE company_id = :company AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", ids.stream().flatMap(List::stream).distinct().toArray(UUID[]::new))
                .query(row -> {
                    lines.put(row.getObject("id", UUID.class), toLine(row));
                });
        return lines;
    }

    /** @param reworded it says some line otherwise than the same channel did before */
    void add(
            CompanyId company,
            UUID account,
            Delivery delivery,
            StatedStatement stated,
            byte[] digest,
            boolean reworded,
            List<UUID> transactionIds) {
        UUID id = OrderedIds.next();
        Period period = stated.period();
        StatedStatement.Balance opening = stated.opening();
        StatedStatement.Balance closing = stated.closing();
        jdbc.sql("""
                        INSERT INTO banking.statement
                               (company_id, id, account_id, delivery_id, document_id, format, number, first_day, last_day,
                                opening_date, opening_minor, closing_date, closing_minor, digest, reworded)
                        VALUES (:company, :id, :account, :delivery, :document, :format, :number, :firstDay, :lastDay,
                                :openingDate, :openingMinor, :closingDate, :closingMinor, :digest, :reworded)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("account", account)
                .param("delivery", delivery.id())
                .param("document", delivery.documentId())
                .param("format", stated.format())
                .param("number", stated.number())
                .param("firstDay", period == null ? null : period.first())
                .param("lastDay", period == null ? null : period.last())
                .param("openingDate", opening == null ? null : opening.date())
                .param("openingMinor", opening == null ? null : opening.minorUnits())
                .param("closingDate", closing == null ? null : closing.date())
                .param("closingMinor", closing == null ? null : closing.minorUnits())
                .param("digest", digest)
                .param("reworded", reworded)
                .update();
        jdbc.sql("""
                        INSERT INTO banking.statement_line (company_id, statement_id, position, transaction_id)
                        SELECT :company, :id, (line.place - 1)::integer, line.transaction_id
                          FROM unnest(:ids::uuid[]) WITH ORDINALITY AS line (transaction_id, place)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("ids", transactionIds.toArray(UUID[]::new))
                .update();
    }

    /**
     * The lines of the very same statement as it was taken in before, in its order; empty when it was not, or when it says
     * a line otherwise than is known, which has to be looked at line by line.
     */
    Optional<List<UUID>> linesOfSame(CompanyId company, UUID account, Period days, byte[] digest) {
        return jdbc.sql("""
                        SELECT id
                          FROM banking.statement
                         WHERE company_id = :company AND account_id = :account
                           AND first_day = :first AND last_day = :last AND digest = :digest AND NOT reworded
                         ORDER BY arrival LIMIT 1
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("first", days.first())
                .param("last", days.last())
                .param("digest", digest)
                .query((row, number) -> row.getObject("id", UUID.class))
                .optional()
                .map(id -> findLineIds(company, Set.of(id)).getOrDefault(id, List.of()));
    }

    /** The statements of a delivery by account, each with the number of its lines, in the order in which they arrived. */
    List<Brought> broughtBy(CompanyId company, UUID deliveryId) {
        return jdbc.sql("""
                        SELECT statement.id, statement.account_id,
                               (SELECT count(*) FROM banking.statement_line
                                 WHERE (company_id, statement_id) = (statement.company_id, statement.id)) AS line_count
                          FROM banking.statement AS statement
                         WHERE statement.company_id = :company AND statement.delivery_id = :delivery
                         ORDER BY statement.account_id, statement.arrival
                        """)
                .param("company", company.value())
                .param("delivery", deliveryId)
                .query((row, number) -> new Brought(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getInt("line_count")))
                .list();
    }

    /** Removes the statements with their places, and answers the lines that they stated. */
    Set<UUID> remove(CompanyId company, Collection<UUID> ids) {
        UUID[] removed = ids.toArray(UUID[]::new);
        List<UUID> lines = jdbc.sql("""
                        DELETE FROM banking.statement_line
                         WHERE company_id = :company AND statement_id = ANY (:ids)
                        RETURNING transaction_id
                        """)
                .param("company", company.value())
                .param("ids", removed)
                .query((row, number) -> row.getObject("transaction_id", UUID.class))
                .list();
        jdbc.sql("DELETE FROM banking.statement WHERE company_id = :company AND id = ANY (:ids)")
                .param("company", company.value())
                .param("ids", removed)
                .update();
        return new HashSet<>(lines);
    }

    /** Those of the transactions that some statement still says. */
    Set<UUID> stated(CompanyId company, Collection<UUID> transactionIds) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT transaction_id
                          FROM banking.statement_line
                         WHERE company_id = :company AND transaction_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("transaction_id", UUID.class))
                .list());
    }

    Map<UUID, BalanceProof> proofs(CompanyId company, Map<UUID, NavigableMap<LocalDate, Long>> nets) {
        Map<UUID, List<BalanceProof.Stated>> stated = new HashMap<>();
        nets.keySet().forEach(account -> stated.put(account, new ArrayList<>()));
        jdbc.sql("""
                        SELECT account_id, first_day, last_day, opening_minor, closing_minor
                          FROM banking.statement
                         WHERE company_id = :company AND first_day IS NOT NULL
                         ORDER BY arrival
                        """).param("company", company.value()).query(row -> {
            stated.computeIfAbsent(row.getObject("account_id", UUID.class), id -> new ArrayList<>())
                    .add(new BalanceProof.Stated(
                            new Period(
                                    row.getObject("first_day", LocalDate.class),
                                    row.getObject("last_day", LocalDate.class)),
                            nullableLong(row, "opening_minor"),
                            nullableLong(row, "closing_minor")));
        });
        Map<UUID, BalanceProof> proofs = new HashMap<>();
        stated.forEach((account, list) ->
                proofs.put(account, BalanceProof.of(list, nets.getOrDefault(account, new TreeMap<>()))));
        return proofs;
    }

    private static KnownStatement toHead(ResultSet row) throws SQLException {
        return new KnownStatement(
                row.getString("format"),
                row.getString("number"),
                nullableLong(row, "opening_minor"),
                nullableLong(row, "closing_minor"),
                List.of());
    }

    private static KnownStatement.Line toLine(ResultSet row) throws SQLException {
        return new KnownStatement.Line(
                row.getObject("id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                row.getLong("amount_minor"),
                Evidence.of(
                        row.getString("remittance_information"),
                        row.getString("structured_reference"),
                        row.getString("counterparty_account"),
                        row.getString("bank_reference"),
                        row.getString("end_to_end_id")));
    }

    private static @Nullable Long nullableLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
