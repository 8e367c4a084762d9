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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
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

    /** A statement without its lines. The digest is null for one that was taken in before there were digests. */
    record Head(UUID id, Period period, byte @Nullable [] digest, boolean reworded, KnownStatement statement) {}

    /**
     * A statement to be written.
     *
     * @param reworded it says some line otherwise than the same channel did before
     * @param transactionIds its lines, in its order
     */
    record NewStatement(StatedStatement stated, byte[] digest, boolean reworded, List<UUID> transactionIds) {
        @Nullable
        LocalDate firstDay() {
            Period period = stated.period();
            return period == null ? null : period.first();
        }

        @Nullable
        LocalDate lastDay() {
            Period period = stated.period();
            return period == null ? null : period.last();
        }
    }

    /** The statements that cover a day of these, in the order in which they arrived. */
    List<Head> findHeads(CompanyId company, UUID account, Period days) {
        return jdbc.sql("""
                        SELECT id, first_day, last_day, format, number, opening_minor, closing_minor, digest, reworded
                          FROM banking.statement
                         WHERE company_id = :company AND account_id = :account
                           AND first_day <= :last AND last_day >= :first
                         ORDER BY arrival
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("first", days.first())
                .param("last", days.last())
                .query(StatementRepository::toHead)
                .list();
    }

    /** Takes each of the statements with all its lines in order. */
    void withLines(CompanyId company, List<Head> heads, BiConsumer<Period, KnownStatement> taker) {
        if (heads.isEmpty()) {
            return;
        }
        // Plain look-ups rather than one join: right after a large delivery the planner knows nothing of it yet and
        // joins it
        // line by line.
        Map<UUID, List<UUID>> lineIds =
                findLineIds(company, heads.stream().map(Head::id).toList());
        Map<UUID, KnownStatement.Line> lines = findLines(company, lineIds.values());
        for (Head head : heads) {
            taker.accept(
                    head.period(),
                    head.statement()
                            .with(lineIds.getOrDefault(head.id(), List.of()).stream()
                                    .map(lines::get)
                                    .filter(Objects::nonNull)
                                    .toList()));
        }
    }

    /** The transactions that statements state, in the order of each; a statement without lines is left out. */
    Map<UUID, List<UUID>> findLineIds(CompanyId company, Collection<UUID> statementIds) {
        Map<UUID, List<UUID>> ids = new HashMap<>();
        if (statementIds.isEmpty()) {
            return ids;
        }
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

    /** Writes the statements, which arrive in this order, and the places of their lines. */
    void add(CompanyId company, UUID account, Delivery delivery, List<NewStatement> added) {
        Columns<NewStatement> columns = new Columns<>(added);
        UUID[] ids = columns.uuids(statement -> OrderedIds.next());
        jdbc.sql("""
                        INSERT INTO banking.statement
                               (company_id, id, account_id, delivery_id, document_id, format, number, first_day, last_day,
                                opening_date, opening_minor, closing_date, closing_minor, digest, reworded)
                        SELECT :company, id, :account, :delivery, :document, format, number, first_day, last_day,
                               opening_date, opening_minor, closing_date, closing_minor, decode(digest, 'hex'), reworded
                          FROM unnest(:ids::uuid[], :formats::text[], :numbers::text[], :firstDays::date[],
                                      :lastDays::date[], :openingDates::date[], :openings::bigint[],
                                      :closingDates::date[], :closings::bigint[], :digests::text[], :reworded::boolean[])
                               WITH ORDINALITY
                               AS stated (id, format, number, first_day, last_day, opening_date, opening_minor,
                                          closing_date, closing_minor, digest, reworded, place)
                         ORDER BY place
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("delivery", delivery.id())
                .param("document", delivery.documentId())
                .param("ids", ids)
                .param("formats", columns.texts(one -> one.stated().format()))
                .param("numbers", columns.texts(one -> one.stated().number()))
                .param("firstDays", columns.dates(NewStatement::firstDay))
                .param("lastDays", columns.dates(NewStatement::lastDay))
                .param("openingDates", columns.dates(one -> dateOf(one.stated().opening())))
                .param("openings", columns.texts(one -> minorOf(one.stated().opening())))
                .param("closingDates", columns.dates(one -> dateOf(one.stated().closing())))
                .param("closings", columns.texts(one -> minorOf(one.stated().closing())))
                .param("digests", columns.texts(one -> HexFormat.of().formatHex(one.digest())))
                .param("reworded", columns.texts(one -> String.valueOf(one.reworded())))
                .update();
        addPlaces(company, ids, added);
    }

    private void addPlaces(CompanyId company, UUID[] ids, List<NewStatement> added) {
        List<Place> places = new ArrayList<>();
        for (int index = 0; index < ids.length; index++) {
            List<UUID> lines = added.get(index).transactionIds();
            for (int position = 0; position < lines.size(); position++) {
                places.add(new Place(ids[index], position, lines.get(position)));
            }
        }
        Columns<Place> columns = new Columns<>(places);
        jdbc.sql("""
                        INSERT INTO banking.statement_line (company_id, statement_id, position, transaction_id)
                        SELECT :company, statement_id, position, transaction_id
                          FROM unnest(:statements::uuid[], :positions::integer[], :lines::uuid[])
                               AS line (statement_id, position, transaction_id)
                        """)
                .param("company", company.value())
                .param("statements", columns.uuids(Place::statementId))
                .param("positions", columns.integers(Place::position))
                .param("lines", columns.uuids(Place::transactionId))
                .update();
    }

    private record Place(UUID statementId, int position, UUID transactionId) {}

    private static @Nullable LocalDate dateOf(StatedStatement.@Nullable Balance balance) {
        return balance == null ? null : balance.date();
    }

    /** As text, since an array of numbers holds no null. */
    private static @Nullable String minorOf(StatedStatement.@Nullable Balance balance) {
        return balance == null ? null : Long.toString(balance.minorUnits());
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

    /** The statements of a document that a delivery brought, in the order in which they arrived. */
    List<UUID> broughtBy(CompanyId company, UUID deliveryId, UUID documentId) {
        return jdbc.sql("""
                        SELECT id FROM banking.statement
                         WHERE company_id = :company AND delivery_id = :delivery AND document_id = :document
                         ORDER BY arrival
                        """)
                .param("company", company.value())
                .param("delivery", deliveryId)
                .param("document", documentId)
                .query((row, number) -> row.getObject("id", UUID.class))
                .list();
    }

    /** Writes the same statements as another delivery's, which arrive in this order, with the places of their lines. */
    void copy(CompanyId company, Delivery delivery, List<UUID> originals) {
        Columns<UUID> columns = new Columns<>(originals);
        UUID[] from = columns.uuids(id -> id);
        UUID[] to = columns.uuids(id -> OrderedIds.next());
        jdbc.sql("""
                        INSERT INTO banking.statement
                               (company_id, id, account_id, delivery_id, document_id, format, number, first_day, last_day,
                                opening_date, opening_minor, closing_date, closing_minor, digest, reworded)
                        SELECT company_id, copy.id, account_id, :delivery, :document, format, number, first_day, last_day,
                               opening_date, opening_minor, closing_date, closing_minor, digest, reworded
                          FROM unnest(:from::uuid[], :to::uuid[]) WITH ORDINALITY AS copy (original_id, id, place)
                          JOIN banking.statement AS original
                                 ON original.company_id = :company AND original.id = copy.original_id
                         ORDER BY place
                        """)
                .param("company", company.value())
                .param("delivery", delivery.id())
                .param("document", delivery.documentId())
                .param("from", from)
                .param("to", to)
                .update();
        jdbc.sql("""
                        INSERT INTO banking.statement_line (company_id, statement_id, position, transaction_id)
                        SELECT company_id, copy.id, position, transaction_id
                          FROM unnest(:from::uuid[], :to::uuid[]) AS copy (original_id, id)
                          JOIN banking.statement_line AS line
                                 ON line.company_id = :company AND line.statement_id = copy.original_id
                        """)
                .param("company", company.value())
                .param("from", from)
                .param("to", to)
                .update();
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

    private static Head toHead(ResultSet row, int rowNumber) throws SQLException {
        return new Head(
                row.getObject("id", UUID.class),
                new Period(row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class)),
                row.getBytes("digest"),
                row.getBoolean("reworded"),
                new KnownStatement(
                        row.getString("format"),
                        row.getString("number"),
                        nullableLong(row, "opening_minor"),
                        nullableLong(row, "closing_minor"),
                        List.of()));
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
