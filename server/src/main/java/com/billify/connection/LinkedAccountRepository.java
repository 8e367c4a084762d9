package com.billify.connection;

import com.billify.connection.core.FeedCursor;
import com.billify.kernel.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The accounts of a connection and how far each is read. */
@Repository
class LinkedAccountRepository {
    private static final String COLUMNS = """
            id, connection_id, upstream_id, number, currency, holder_name, description, institution, gone, synchronized_at,
            consent_expires_at""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    LinkedAccountRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The account with that id at the source, made where it is new, as the source describes it now. */
    LinkedAccount upsert(CompanyId company, UUID connection, StatedAccount stated) {
        return jdbc.sql("""
                        INSERT INTO connection.feed AS feed
                               (company_id, id, connection_id, upstream_id, number, currency, holder_name, description,
                                institution, cursor, synchronized_at, consent_expires_at)
                        VALUES (:company, :id, :connection, :upstream, :number, :currency, :holder, :description,
                                :institution, :cursor::jsonb, :synchronized, :consent)
                        ON CONFLICT (company_id, connection_id, upstream_id) DO UPDATE
                           SET holder_name = excluded.holder_name, description = excluded.description, gone = false,
                               institution = coalesce(excluded.institution, feed.institution),
                               synchronized_at = excluded.synchronized_at,
                               consent_expires_at = excluded.consent_expires_at
                        RETURNING\s""" + COLUMNS)
                .param("company", company.value())
                .param("id", UUID.randomUUID())
                .param("connection", connection)
                .param("upstream", stated.upstreamId())
                .param("number", stated.number())
                .param("currency", stated.currency().getCurrencyCode())
                .param("holder", stated.holderName())
                .param("description", stated.description())
                .param("institution", stated.institution())
                .param("cursor", json.writeValueAsString(FeedCursor.begin()))
                .param("synchronized", at(stated.synchronizedAt()))
                .param("consent", at(stated.consentExpiresAt()))
                .query(LinkedAccountRepository::toAccount)
                .single();
    }

    /** How many of these a connection has. */
    int count(CompanyId company, UUID connection, Collection<String> upstreamIds) {
        return jdbc.sql("""
                        SELECT count(*)::integer FROM connection.feed
                         WHERE company_id = :company AND connection_id = :connection AND upstream_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("ids", upstreamIds.toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    /** Accounts that the source does not name any more: their lines stay. */
    void setGone(CompanyId company, UUID connection, Collection<String> stillThere) {
        jdbc.sql("""
                        UPDATE connection.feed SET gone = true
                         WHERE company_id = :company AND connection_id = :connection AND NOT gone
                           AND upstream_id <> ALL (:there)
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("there", stillThere.toArray(String[]::new))
                .update();
    }

    /** The accounts of that number that tell nothing any more, of whatever connection. */
    Set<UUID> predecessors(CompanyId company, LinkedAccount account) {
        return jdbc
                .sql("""
                        SELECT feed.id FROM connection.feed AS feed
                          JOIN connection.connection AS connection
                                 ON (connection.company_id, connection.id) = (feed.company_id, feed.connection_id)
                         WHERE feed.company_id = :company AND feed.id <> :id
                           AND (feed.number, feed.currency) = (:number, :currency)
                           AND (feed.gone OR connection.state = 'disconnected')
                        """)
                .param("company", company.value())
                .param("id", account.id())
                .param("number", account.number())
                .param("currency", account.currency())
                .query((row, number) -> row.getObject("id", UUID.class))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    List<LinkedAccount> findAll(CompanyId company) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM connection.feed WHERE company_id = :company ORDER BY number, id")
                .param("company", company.value())
                .query(LinkedAccountRepository::toAccount)
                .list();
    }

    FeedCursor cursor(CompanyId company, UUID id) {
        return jdbc.sql("SELECT cursor FROM connection.feed WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> json.readValue(row.getString("cursor"), FeedCursor.class))
                .single();
    }

    /** Nothing of the connection's accounts counts as read: all is read again, and what is there already is the same. */
    void readAnew(CompanyId company, UUID connection) {
        jdbc.sql("""
                        UPDATE connection.feed SET cursor = :cursor::jsonb
                         WHERE company_id = :company AND connection_id = :connection
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("cursor", json.writeValueAsString(FeedCursor.begin()))
                .update();
    }

    void setCursor(CompanyId company, UUID id, FeedCursor cursor) {
        jdbc.sql("UPDATE connection.feed SET cursor = :cursor::jsonb WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .param("cursor", json.writeValueAsString(cursor))
                .update();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static LinkedAccount toAccount(ResultSet row, int number) throws SQLException {
        return new LinkedAccount(
                row.getObject("id", UUID.class),
                row.getObject("connection_id", UUID.class),
                row.getString("upstream_id"),
                row.getString("number"),
                row.getString("currency"),
                row.getString("holder_name"),
                row.getString("description"),
                row.getString("institution"),
                row.getBoolean("gone"),
                instant(row, "synchronized_at"),
                instant(row, "consent_expires_at"));
    }
}
