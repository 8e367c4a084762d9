package com.billify.banking;

import com.billify.banking.core.FeedLine;
import com.billify.banking.core.PendingMatch;
import com.billify.banking.core.StatedLine;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.tenancy.OrderedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of feeds, their statements day by day, and what is announced. The delivery of such a statement is its feed. */
@Repository
class FeedRepository {
    private final JdbcClient jdbc;

    FeedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line as it was told last. */
    record Known(
            String upstreamId,
            UUID accountId,
            boolean isGone,
            @Nullable UUID transactionId,
            LocalDate bookingDate,
            byte[] digest) {
        /** The transaction of a line that is there. */
        UUID line() {
            return Objects.requireNonNull(transactionId);
        }
    }

    /** A line with the transaction that it is. */
    record Told(FeedLine line, UUID transactionId) {}

    Map<String, Known> find(CompanyId company, UUID feed, Collection<String> upstreamIds) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql("""
                        SELECT upstream_id, account_id, state, transaction_id, booking_date, digest
                          FROM banking.feed_line
                         WHERE company_id = :company AND feed_id = :feed AND upstream_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("ids", upstreamIds.toArray(String[]::new))
                .query(row -> {
                    known.put(row.getString("upstream_id"), toKnown(row));
                });
        return known;
    }

    private static Known toKnown(ResultSet row) throws SQLException {
        return new Known(
                row.getString("upstream_id"),
                row.getObject("account_id", UUID.class),
                row.getString("state").equals("gone"),
                row.getObject("transaction_id", UUID.class),
                row.getObject("booking_date", LocalDate.class),
                row.getBytes("digest"));
    }

    /** Those of the transactions that the feed tells now. */
    Set<UUID> told(CompanyId company, UUID feed, Collection<UUID> transactionIds) {
        return new HashSet<>(jdbc.sql("""
                        SELECT transaction_id FROM banking.feed_line
                         WHERE company_id = :company AND feed_id = :feed AND state = 'booked'
                           AND transaction_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("ids", transactionIds.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("transaction_id", UUID.class))
                .list());
    }

    void touch(CompanyId company, UUID feed, Collection<String> upstreamIds, Instant seenAt) {
        if (upstreamIds.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE banking.feed_line SET seen_at = :seenAt
                         WHERE company_id = :company AND feed_id = :feed AND upstream_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("seenAt", seenAt.atOffset(ZoneOffset.UTC))
                .param("ids", upstreamIds.toArray(String[]::new))
                .update();
    }

    void upsert(CompanyId company, UUID feed, UUID account, List<Told> told, Instant seenAt) {
        Columns<Told> columns = new Columns<>(told);
        jdbc.sql("""
                        INSERT INTO banking.feed_line AS known
                               (company_id, feed_id, upstream_id, account_id, state, transaction_id, booking_date, digest,
                                seen_at)
                        SELECT :company, :feed, upstream_id, :account, 'booked', transaction_id, booking_date,
                               decode(digest, 'hex'), :seenAt
                          FROM unnest(:ids::text[], :transactions::uuid[], :days::date[], :digests::text[])
                               AS told (upstream_id, transaction_id, booking_date, digest)
                        ON CONFLICT (company_id, feed_id, upstream_id) DO UPDATE
                           SET state = 'booked', transaction_id = excluded.transaction_id,
                               booking_date = excluded.booking_date, digest = excluded.digest,
                               seen_at = excluded.seen_at
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("account", account)
                .param("seenAt", seenAt.atOffset(ZoneOffset.UTC))
                .param("ids", columns.texts(one -> one.line().upstreamId()))
                .param("transactions", columns.uuids(Told::transactionId))
                .param("days", columns.dates(one -> one.line().line().bookingDate()))
                .param(
                        "digests",
                        columns.texts(one -> HexFormat.of().formatHex(one.line().digest())))
                .update();
    }

    void setGone(CompanyId company, UUID feed, Collection<String> upstreamIds) {
        jdbc.sql("""
                        UPDATE banking.feed_line SET state = 'gone', transaction_id = NULL
                         WHERE company_id = :company AND feed_id = :feed AND upstream_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("ids", upstreamIds.toArray(String[]::new))
                .update();
    }

    List<String> unseen(CompanyId company, UUID feed, LocalDate from, Instant since) {
        return jdbc.sql("""
                        SELECT upstream_id FROM banking.feed_line
                         WHERE company_id = :company AND feed_id = :feed AND state = 'booked'
                           AND booking_date >= :from AND seen_at < :since
                         ORDER BY booking_date, upstream_id
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("from", from)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString("upstream_id"))
                .list();
    }

    int countSince(CompanyId company, UUID feed, LocalDate from) {
        return jdbc.sql("""
                        SELECT count(*)::integer FROM banking.feed_line
                         WHERE company_id = :company AND feed_id = :feed AND state = 'booked' AND booking_date >= :from
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("from", from)
                .query(Integer.class)
                .single();
    }

    /** True when another source than the feed states the transaction too. */
    boolean isStatedBesides(CompanyId company, UUID feed, UUID transactionId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM banking.statement_line AS place
                                         JOIN banking.statement AS statement
                                                ON (statement.company_id, statement.id)
                                                   = (place.company_id, place.statement_id)
                                        WHERE place.company_id = :company AND place.transaction_id = :id
                                          AND statement.delivery_id <> :feed)
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("id", transactionId)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Gives lines their places on the feed's statements of their days, which are made where there is none yet. */
    void place(CompanyId company, UUID account, Feed feed, Map<LocalDate, List<UUID>> byDay) {
        Map<LocalDate, UUID> statements = dayStatements(company, account, feed, byDay.keySet());
        List<Map.Entry<UUID, UUID>> places = new ArrayList<>();
        byDay.forEach((day, ids) ->
                ids.forEach(id -> places.add(Map.entry(Objects.requireNonNull(statements.get(day)), id))));
        Columns<Map.Entry<UUID, UUID>> columns = new Columns<>(places);
        jdbc.sql("""
                        INSERT INTO banking.statement_line (company_id, statement_id, position, transaction_id)
                        SELECT :company, told.statement_id,
                               coalesce((SELECT max(position) FROM banking.statement_line AS there
                                          WHERE there.company_id = :company
                                            AND there.statement_id = told.statement_id), -1)
                               + (row_number() OVER (PARTITION BY told.statement_id ORDER BY told.place))::integer,
                               told.transaction_id
                          FROM unnest(:statements::uuid[], :lines::uuid[]) WITH ORDINALITY
                               AS told (statement_id, transaction_id, place)
                        """)
                .param("company", company.value())
                .param("statements", columns.uuids(Map.Entry::getKey))
                .param("lines", columns.uuids(Map.Entry::getValue))
                .update();
    }

    private Map<LocalDate, UUID> dayStatements(CompanyId company, UUID account, Feed feed, Collection<LocalDate> days) {
        Map<LocalDate, UUID> statements = findDayStatements(company, feed, days);
        List<LocalDate> missing =
                days.stream().filter(day -> !statements.containsKey(day)).toList();
        if (!missing.isEmpty()) {
            Columns<LocalDate> columns = new Columns<>(missing);
            jdbc.sql("""
                            INSERT INTO banking.statement
                                   (company_id, id, account_id, delivery_id, format, first_day, last_day)
                            SELECT :company, id, :account, :feed, :format, day, day
                              FROM unnest(:ids::uuid[], :days::date[]) AS told (id, day)
                             ORDER BY day
                            """)
                    .param("company", company.value())
                    .param("account", account)
                    .param("feed", feed.id())
                    .param("format", feed.source())
                    .param("ids", columns.uuids(day -> OrderedIds.next()))
                    .param("days", columns.dates(day -> day))
                    .update();
            statements.putAll(findDayStatements(company, feed, missing));
        }
        return statements;
    }

    private Map<LocalDate, UUID> findDayStatements(CompanyId company, Feed feed, Collection<LocalDate> days) {
        Map<LocalDate, UUID> statements = new HashMap<>();
        jdbc.sql("""
                        SELECT first_day, id FROM banking.statement
                         WHERE company_id = :company AND delivery_id = :feed AND closing_minor IS NULL
                           AND first_day = ANY (:days::date[])
                        """)
                .param("company", company.value())
                .param("feed", feed.id())
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(row -> {
                    statements.put(row.getObject("first_day", LocalDate.class), row.getObject("id", UUID.class));
                });
        return statements;
    }

    void removePlaces(CompanyId company, UUID feed, Collection<UUID> transactionIds) {
        jdbc.sql("""
                        DELETE FROM banking.statement_line AS place
                         USING banking.statement AS statement
                         WHERE place.company_id = :company AND place.transaction_id = ANY (:ids)
                           AND (statement.company_id, statement.id) = (place.company_id, place.statement_id)
                           AND statement.delivery_id = :feed
                        """)
                .param("company", company.value())
                .param("feed", feed)
                .param("ids", transactionIds.toArray(UUID[]::new))
                .update();
    }

    /** Lines that another feed tells on are no longer lines of these. */
    void takeOver(CompanyId company, Collection<UUID> predecessors, Collection<UUID> transactionIds) {
        for (UUID predecessor : predecessors) {
            removePlaces(company, predecessor, transactionIds);
            jdbc.sql("""
                            UPDATE banking.feed_line SET state = 'gone', transaction_id = NULL
                             WHERE company_id = :company AND feed_id = :feed AND transaction_id = ANY (:ids)
                            """)
                    .param("company", company.value())
                    .param("feed", predecessor)
                    .param("ids", transactionIds.toArray(UUID[]::new))
                    .update();
        }
    }

    /** The balances of the feed that stand, by day: each is a statement without lines. */
    NavigableMap<LocalDate, Long> balances(CompanyId company, UUID feed) {
        NavigableMap<LocalDate, Long> balances = new TreeMap<>();
        jdbc.sql("""
                        SELECT closing_date, closing_minor FROM banking.statement
                         WHERE company_id = :company AND delivery_id = :feed AND closing_minor IS NOT NULL
                        """).param("company", company.value()).param("feed", feed).query(row -> {
            balances.put(row.getObject("closing_date", LocalDate.class), row.getLong("closing_minor"));
        });
        return balances;
    }

    void setBalances(CompanyId company, UUID account, Feed feed, NavigableMap<LocalDate, Long> balances) {
        jdbc.sql("""
                        DELETE FROM banking.statement
                         WHERE company_id = :company AND delivery_id = :feed AND closing_minor IS NOT NULL
                        """).param("company", company.value()).param("feed", feed.id()).update();
        Columns<Map.Entry<LocalDate, Long>> columns = new Columns<>(List.copyOf(balances.entrySet()));
        jdbc.sql("""
                        INSERT INTO banking.statement
                               (company_id, id, account_id, delivery_id, format, first_day, last_day, closing_date,
                                closing_minor)
                        SELECT :company, id, :account, :feed, :format, day, day, day, balance
                          FROM unnest(:ids::uuid[], :days::date[], :balances::bigint[]) AS stated (id, day, balance)
                         ORDER BY day
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("feed", feed.id())
                .param("format", feed.source())
                .param("ids", columns.uuids(day -> OrderedIds.next()))
                .param("days", columns.dates(Map.Entry::getKey))
                .param("balances", columns.longs(Map.Entry::getValue))
                .update();
    }

    List<PendingMatch.Pending> pending(CompanyId company, UUID account) {
        return jdbc.sql("""
                        SELECT id, expected_date, amount_minor, counterparty_account, counterparty_name,
                               remittance_information
                          FROM banking.pending_line
                         WHERE company_id = :company AND account_id = :account AND NOT booked
                         ORDER BY expected_date, id
                        """)
                .param("company", company.value())
                .param("account", account)
                .query((row, number) -> new PendingMatch.Pending(
                        row.getObject("id", UUID.class),
                        row.getObject("expected_date", LocalDate.class),
                        row.getLong("amount_minor"),
                        row.getString("counterparty_account"),
                        row.getString("counterparty_name"),
                        row.getString("remittance_information")))
                .list();
    }

    /** All that is announced and not booked, of every account: the latest day first. */
    List<PendingLine> pending(CompanyId company) {
        return jdbc.sql("""
                        SELECT id, account_id, expected_date, amount_minor, currency, counterparty_name,
                               remittance_information
                          FROM banking.pending_line
                         WHERE company_id = :company AND NOT booked
                         ORDER BY expected_date DESC, id DESC
                         LIMIT :most
                        """)
                .param("company", company.value())
                .param("most", PendingLine.MOST)
                .query((row, number) -> new PendingLine(
                        row.getObject("id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getObject("expected_date", LocalDate.class),
                        new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))),
                        row.getString("counterparty_name"),
                        row.getString("remittance_information")))
                .list();
    }

    /** They are booked now. They stay known, as a bank may announce them for a while still. */
    void setBooked(CompanyId company, Collection<UUID> pending) {
        if (!pending.isEmpty()) {
            jdbc.sql("UPDATE banking.pending_line SET booked = true WHERE company_id = :company AND id = ANY (:ids)")
                    .param("company", company.value())
                    .param("ids", pending.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Leaves exactly these; answers how many are new. */
    int setPending(CompanyId company, UUID account, Feed feed, List<FeedLine> pending, Instant now) {
        jdbc.sql("""
                        DELETE FROM banking.pending_line
                         WHERE company_id = :company AND feed_id = :feed AND upstream_id <> ALL (:ids)
                        """)
                .param("company", company.value())
                .param("feed", feed.id())
                .param("ids", pending.stream().map(FeedLine::upstreamId).toArray(String[]::new))
                .update();
        int before = countPending(company, feed);
        for (FeedLine one : pending) {
            StatedLine line = one.line();
            jdbc.sql("""
                            INSERT INTO banking.pending_line
                                   (company_id, id, feed_id, upstream_id, account_id, expected_date, amount_minor,
                                    currency, counterparty_name, counterparty_account, remittance_information,
                                    first_seen_at)
                            VALUES (:company, :id, :feed, :upstream, :account, :day, :amount, :currency, :name,
                                    :counterparty, :text, :now)
                            ON CONFLICT (company_id, feed_id, upstream_id) DO UPDATE
                               SET expected_date = excluded.expected_date, amount_minor = excluded.amount_minor,
                                   counterparty_name = excluded.counterparty_name,
                                   counterparty_account = excluded.counterparty_account,
                                   remittance_information = excluded.remittance_information
                            """)
                    .param("company", company.value())
                    .param("id", OrderedIds.next())
                    .param("feed", feed.id())
                    .param("upstream", one.upstreamId())
                    .param("account", account)
                    .param("day", line.bookingDate())
                    .param("amount", line.amount().minorUnits())
                    .param("currency", line.amount().currency().getCurrencyCode())
                    .param("name", line.counterpartyName())
                    .param("counterparty", line.counterpartyAccount())
                    .param("text", line.remittanceInformation())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return pending.size() - before;
    }

    private int countPending(CompanyId company, Feed feed) {
        return jdbc.sql("""
                        SELECT count(*)::integer FROM banking.pending_line
                         WHERE company_id = :company AND feed_id = :feed
                        """)
                .param("company", company.value())
                .param("feed", feed.id())
                .query(Integer.class)
                .single();
    }
}
