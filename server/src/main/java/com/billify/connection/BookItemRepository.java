package com.billify.connection;

import com.billify.connection.core.OpenBooks;
import com.billify.invoicing.core.Direction;
import com.billify.kernel.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Administrations and what is open in them. */
@Repository
class BookItemRepository {
    private final JdbcClient jdbc;

    BookItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Books> find(CompanyId company, UUID connection) {
        return jdbc.sql("SELECT * FROM connection.books WHERE company_id = :company AND connection_id = :connection")
                .param("company", company.value())
                .param("connection", connection)
                .query((row, number) -> toBooks(row))
                .optional();
    }

    /** By connection. */
    Map<UUID, Books> findAll(CompanyId company) {
        Map<UUID, Books> books = new HashMap<>();
        jdbc.sql("SELECT * FROM connection.books WHERE company_id = :company")
                .param("company", company.value())
                .query(row -> {
                    books.put(row.getObject("connection_id", UUID.class), toBooks(row));
                });
        return books;
    }

    /** How many items are open in each, by connection. */
    Map<UUID, Integer> open(CompanyId company) {
        Map<UUID, Integer> open = new HashMap<>();
        jdbc.sql("""
                        SELECT connection_id, count(*)::integer AS open FROM connection.book_item
                         WHERE company_id = :company AND settled_on IS NULL
                         GROUP BY connection_id
                        """).param("company", company.value()).query(row -> {
            open.put(row.getObject("connection_id", UUID.class), row.getInt("open"));
        });
        return open;
    }

    void keep(CompanyId company, UUID connection, Books books) {
        jdbc.sql("""
                        INSERT INTO connection.books
                               (company_id, connection_id, administration_id, administration, domain_id, creditor_sign,
                                probe, announced, missed, pulled_at)
                        VALUES (:company, :connection, :administrationId, :administration, :domain, :sign, :probe,
                                :announced, :missed, :pulled)
                        ON CONFLICT (company_id, connection_id) DO UPDATE
                           SET administration_id = excluded.administration_id,
                               administration = excluded.administration, domain_id = excluded.domain_id,
                               creditor_sign = excluded.creditor_sign, probe = excluded.probe,
                               announced = excluded.announced, missed = excluded.missed, pulled_at = excluded.pulled_at
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("administrationId", books.administrationId())
                .param("administration", books.administration())
                .param("domain", books.domainId())
                .param("sign", books.creditorSign())
                .param("probe", books.probe())
                .param("announced", books.announced())
                .param("missed", books.missed())
                .param("pulled", utc(books.pulledAt()))
                .update();
    }

    /** The next look reads the lists, whatever the source says of changes. */
    void readAnew(CompanyId company, UUID connection) {
        jdbc.sql("""
                        UPDATE connection.books SET probe = NULL
                         WHERE company_id = :company AND connection_id = :connection
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .update();
    }

    Map<String, OpenBooks.Known> known(CompanyId company, UUID connection, Direction direction) {
        Map<String, OpenBooks.Known> known = new HashMap<>();
        jdbc.sql("""
                        SELECT upstream_id, original_minor, open_minor, missing_since, settled_on
                          FROM connection.book_item
                         WHERE company_id = :company AND connection_id = :connection AND direction = :direction
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("direction", direction.wireName())
                .query(row -> {
                    known.put(
                            row.getString("upstream_id"),
                            new OpenBooks.Known(
                                    row.getString("upstream_id"),
                                    row.getLong("original_minor"),
                                    row.getLong("open_minor"),
                                    instant(row, "missing_since"),
                                    row.getObject("settled_on", LocalDate.class)));
                });
        return known;
    }

    /** Which invoices these items are of. */
    List<UUID> invoices(CompanyId company, UUID connection, Collection<String> upstreamIds) {
        return jdbc.sql("""
                        SELECT invoice_id FROM connection.book_item
                         WHERE company_id = :company AND connection_id = :connection AND upstream_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("ids", upstreamIds.toArray(String[]::new))
                .query((row, number) -> row.getObject("invoice_id", UUID.class))
                .list();
    }

    /** Items that a list has, with their amounts: they are open. */
    void put(
            CompanyId company,
            UUID connection,
            Direction direction,
            List<OpenBooks.Listed> items,
            Map<String, UUID> invoices,
            Instant now) {
        jdbc.sql("""
                        INSERT INTO connection.book_item
                               (company_id, connection_id, upstream_id, direction, invoice_id, original_minor, open_minor,
                                stated_at)
                        SELECT :company, :connection, id, :direction, invoice, original, open, :now
                          FROM unnest(:ids::text[], :invoices::uuid[], :originals::bigint[], :opens::bigint[])
                               AS item (id, invoice, original, open)
                        ON CONFLICT (company_id, connection_id, upstream_id) DO UPDATE
                           SET invoice_id = excluded.invoice_id, original_minor = excluded.original_minor,
                               open_minor = excluded.open_minor, stated_at = excluded.stated_at, missing_since = NULL,
                               settled_on = NULL
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("direction", direction.wireName())
                .param("now", utc(now))
                .param("ids", items.stream().map(OpenBooks.Listed::upstreamId).toArray(String[]::new))
                .param(
                        "invoices",
                        items.stream()
                                .map(item -> invoices.get(item.upstreamId()))
                                .toArray(UUID[]::new))
                .param(
                        "originals",
                        items.stream().map(OpenBooks.Listed::originalMinor).toArray(Long[]::new))
                .param("opens", items.stream().map(OpenBooks.Listed::openMinor).toArray(Long[]::new))
                .update();
    }

    void miss(CompanyId company, UUID connection, Collection<String> upstreamIds, Instant now) {
        jdbc.sql("""
                        UPDATE connection.book_item SET missing_since = :now
                         WHERE company_id = :company AND connection_id = :connection AND upstream_id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("now", utc(now))
                .param("ids", upstreamIds.toArray(String[]::new))
                .update();
    }

    void settle(CompanyId company, UUID connection, Map<String, LocalDate> days) {
        jdbc.sql("""
                        UPDATE connection.book_item AS item SET settled_on = gone.day
                          FROM unnest(:ids::text[], :days::date[]) AS gone (id, day)
                         WHERE item.company_id = :company AND item.connection_id = :connection
                           AND item.upstream_id = gone.id
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("ids", days.keySet().toArray(String[]::new))
                .param("days", days.values().stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    /** Under which the books keep the files of items; one that changes is another file. */
    void setDocuments(CompanyId company, UUID connection, Map<String, String> documents) {
        jdbc.sql("""
                        UPDATE connection.book_item AS item SET document_id = told.document, file_asked_at = NULL
                          FROM unnest(:ids::text[], :documents::text[]) AS told (id, document)
                         WHERE item.company_id = :company AND item.connection_id = :connection
                           AND item.upstream_id = told.id AND item.document_id IS DISTINCT FROM told.document
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("ids", documents.keySet().toArray(String[]::new))
                .param("documents", documents.values().toArray(String[]::new))
                .update();
    }

    /** Files that were not asked for, of what is open, the largest sums first; none for a day once the key may not. */
    List<WantedFile> wantedFiles(CompanyId company, UUID connection, Instant notRefusedSince, int most) {
        return jdbc.sql("""
                        SELECT item.upstream_id, item.document_id, item.invoice_id
                          FROM connection.book_item AS item
                          JOIN connection.books AS books
                                 ON (books.company_id, books.connection_id) = (item.company_id, item.connection_id)
                         WHERE item.company_id = :company AND item.connection_id = :connection
                           AND item.document_id IS NOT NULL AND item.file_asked_at IS NULL AND item.settled_on IS NULL
                           AND (books.files_refused_at IS NULL OR books.files_refused_at < :since)
                         ORDER BY abs(item.open_minor) DESC, item.upstream_id
                         LIMIT :most
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("since", utc(notRefusedSince))
                .param("most", most)
                .query((row, number) -> new WantedFile(
                        row.getString("upstream_id"),
                        row.getString("document_id"),
                        row.getObject("invoice_id", UUID.class)))
                .list();
    }

    void setFileAsked(CompanyId company, UUID connection, String upstreamId, Instant now) {
        jdbc.sql("""
                        UPDATE connection.book_item SET file_asked_at = :now
                         WHERE company_id = :company AND connection_id = :connection AND upstream_id = :id
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("id", upstreamId)
                .param("now", utc(now))
                .update();
    }

    void setFilesRefused(CompanyId company, UUID connection, Instant now) {
        jdbc.sql("""
                        UPDATE connection.books SET files_refused_at = :now
                         WHERE company_id = :company AND connection_id = :connection
                        """)
                .param("company", company.value())
                .param("connection", connection)
                .param("now", utc(now))
                .update();
    }

    private static Books toBooks(ResultSet row) throws SQLException {
        return new Books(
                row.getString("administration_id"),
                row.getString("administration"),
                row.getString("domain_id"),
                row.getInt("creditor_sign"),
                row.getString("probe"),
                row.getInt("announced"),
                row.getInt("missed"),
                instant(row, "pulled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
