package com.billify.documents;

import com.billify.kernel.CompanyId;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of files, and their sealed bytes as long as they lie in the database. */
@Repository
class DocumentRepository {
    private final JdbcClient jdbc;

    DocumentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file.
     *
     * @param sealedKey null of a file that is kept as it came, from before there was a seal
     */
    record Kept(UUID id, byte[] sha256, String name, String mediaType, int sizeBytes, byte @Nullable [] sealedKey) {

        FileSeal.Subject subject(CompanyId company) {
            return new FileSeal.Subject(company, id, sha256);
        }
    }

    /** @return false when the company has a file of that content already */
    boolean add(CompanyId company, Kept file, Instant now) {
        return jdbc.sql("""
                        INSERT INTO documents.document
                               (company_id, id, sha256, name, media_type, size_bytes, sealed_key, stored_at)
                        VALUES (:company, :id, :sha256, :name, :mediaType, :size, :key, :now)
                        ON CONFLICT (company_id, sha256) DO NOTHING
                        """)
                        .param("company", company.value())
                        .param("id", file.id())
                        .param("sha256", file.sha256())
                        .param("name", file.name())
                        .param("mediaType", file.mediaType())
                        .param("size", file.sizeBytes())
                        .param("key", file.sealedKey())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<UUID> findByHash(CompanyId company, byte[] sha256) {
        return jdbc.sql("SELECT id FROM documents.document WHERE company_id = :company AND sha256 = :sha256")
                .param("company", company.value())
                .param("sha256", sha256)
                .query(UUID.class)
                .optional();
    }

    Optional<Kept> find(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT id, sha256, name, media_type, size_bytes, sealed_key
                          FROM documents.document WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> toKept(row))
                .optional();
    }

    /** Until the transaction ends nobody else moves or deletes it. */
    Optional<Kept> lock(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT id, sha256, name, media_type, size_bytes, sealed_key
                          FROM documents.document WHERE company_id = :company AND id = :id FOR UPDATE
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> toKept(row))
                .optional();
    }

    /** Of a file from before there was a seal. */
    byte[] findContent(CompanyId company, UUID id) {
        return jdbc.sql("SELECT content FROM documents.document WHERE company_id = :company AND id = :id")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getBytes("content"))
                .single();
    }

    /** In the place of the content as it came, together with its pieces. */
    void replaceContent(CompanyId company, UUID id, byte[] sealedKey) {
        jdbc.sql("""
                        UPDATE documents.document SET content = NULL, sealed_key = :key
                         WHERE company_id = :company AND id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("key", sealedKey)
                .update();
    }

    void addPiece(CompanyId company, UUID id, int number, byte[] sealed) {
        jdbc.sql("""
                        INSERT INTO documents.piece (company_id, document_id, number, sealed)
                        VALUES (:company, :id, :number, :sealed)
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("number", number)
                .param("sealed", sealed)
                .update();
    }

    /** How many sealed bytes lie here; empty when none do. */
    Optional<Long> findSealedBytes(CompanyId company, UUID id) {
        return Optional.ofNullable(jdbc.sql("""
                        SELECT sum(length(sealed)) FROM documents.piece WHERE company_id = :company AND document_id = :id
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getObject(1, Long.class))
                .list()
                .getFirst());
    }

    /** The sealed bytes that lie here, as they are now, a piece at a time. To be closed within the transaction. */
    InputStream openPieces(CompanyId company, UUID id) {
        Stream<byte[]> pieces = jdbc
                .sql("""
                        SELECT sealed FROM documents.piece
                         WHERE company_id = :company AND document_id = :id ORDER BY number
                        """)
                .withFetchSize(1)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getBytes("sealed"))
                .stream();
        return new PieceInput(pieces);
    }

    /** A piece; empty after the last one. */
    byte[] findPiece(CompanyId company, UUID id, int number) {
        return jdbc.sql("""
                        SELECT sealed FROM documents.piece
                         WHERE company_id = :company AND document_id = :id AND number = :number
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("number", number)
                .query((row, index) -> row.getBytes("sealed"))
                .optional()
                .orElseGet(() -> new byte[0]);
    }

    void removePieces(CompanyId company, UUID id) {
        jdbc.sql("DELETE FROM documents.piece WHERE company_id = :company AND document_id = :id")
                .param("company", company.value())
                .param("id", id)
                .update();
    }

    /** Of those that are not kept yet. */
    void keepUntil(CompanyId company, Collection<UUID> ids, LocalDate until) {
        jdbc.sql("""
                        UPDATE documents.document SET kept_until = :until
                         WHERE company_id = :company AND id = ANY (:ids) AND kept_until IS NULL
                        """)
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("until", until)
                .update();
    }

    boolean isHeld(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM documents.hold WHERE company_id = :company AND document_id = :id)
                        """)
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** In which depot it lies; empty when in none for certain. */
    Optional<String> findDepot(CompanyId company, UUID id) {
        return jdbc.sql("""
                        SELECT depot FROM documents.delivery
                         WHERE company_id = :company AND document_id = :id AND delivered_at IS NOT NULL
                         ORDER BY delivered_at DESC LIMIT 1
                        """)
                .param("company", company.value())
                .param("id", id)
                .query(String.class)
                .optional();
    }

    void beginDelivery(CompanyId company, UUID id, String depot, Instant now) {
        jdbc.sql("""
                        INSERT INTO documents.delivery AS delivery (company_id, document_id, depot, begun_at)
                        VALUES (:company, :id, :depot, :now)
                        ON CONFLICT (company_id, document_id, depot) DO UPDATE SET begun_at = :now, left_at = NULL
                         WHERE delivery.left_at IS NOT NULL
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("depot", depot)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void endDelivery(CompanyId company, UUID id, String depot, Instant now) {
        jdbc.sql("""
                        UPDATE documents.delivery SET delivered_at = :now
                         WHERE company_id = :company AND document_id = :id AND depot = :depot
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("depot", depot)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of which files are to be sealed, delivered where that is asked for, or deleted outside. */
    List<CompanyId> companiesWithWork(boolean delivers, Instant leftBefore) {
        return jdbc.sql("SELECT company_id FROM documents.companies_with_work(:delivers, :before)")
                .param("delivers", delivers)
                .param("before", leftBefore.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new CompanyId(row.getObject("company_id", UUID.class)))
                .list();
    }

    /** Of which files lie in another depot than this one; '' names the database. */
    List<CompanyId> companiesWithFilesElsewhere(String chosen) {
        return jdbc.sql("SELECT company_id FROM documents.companies_with_files_elsewhere(:chosen)")
                .param("chosen", chosen)
                .query((row, number) -> new CompanyId(row.getObject("company_id", UUID.class)))
                .list();
    }

    /** Something that lies in a depot for certain. */
    record Standing(UUID documentId, String depot) {}

    /** Some that lie in another depot than this one, in the order of their ids. */
    List<Standing> findElsewhere(CompanyId company, String chosen, UUID after, int most) {
        return jdbc.sql("""
                        SELECT document_id, depot FROM documents.delivery
                         WHERE company_id = :company AND document_id > :after AND depot <> :chosen
                           AND delivered_at IS NOT NULL AND left_at IS NULL
                         ORDER BY document_id LIMIT :most
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("chosen", chosen)
                .param("most", most)
                .query((row, number) -> new Standing(row.getObject("document_id", UUID.class), row.getString("depot")))
                .list();
    }

    /** What lies in a depot is not the file any more; it is deleted there some days later. */
    void leave(CompanyId company, Standing standing, Instant now) {
        jdbc.sql("""
                        UPDATE documents.delivery SET left_at = :now, delivered_at = NULL
                         WHERE company_id = :company AND document_id = :id AND depot = :depot
                        """)
                .param("company", company.value())
                .param("id", standing.documentId())
                .param("depot", standing.depot())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Some that are kept as they came. */
    List<UUID> findUnsealed(CompanyId company, int most) {
        return jdbc.sql("""
                        SELECT id FROM documents.document WHERE company_id = :company AND content IS NOT NULL LIMIT :most
                        """)
                .param("company", company.value())
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Some of which the bytes lie here, in the order of their ids. */
    List<UUID> findInPieces(CompanyId company, UUID after, int most) {
        return jdbc.sql("""
                        SELECT document_id FROM documents.piece WHERE company_id = :company AND document_id > :after AND number = 0
                         ORDER BY document_id LIMIT :most
                        """)
                .param("company", company.value())
                .param("after", after)
                .param("most", most)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Something that lies outside and has no document any more, or lies elsewhere by now. */
    record Left(UUID documentId, String depot) {}

    List<Left> findLeft(CompanyId company, Instant before, int most) {
        return jdbc.sql("""
                        SELECT document_id, depot FROM documents.delivery
                         WHERE company_id = :company AND left_at < :before LIMIT :most
                        """)
                .param("company", company.value())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, number) -> new Left(row.getObject("document_id", UUID.class), row.getString("depot")))
                .list();
    }

    boolean isLeft(CompanyId company, Left left, Instant before) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM documents.delivery
                                        WHERE company_id = :company AND document_id = :id AND depot = :depot
                                          AND left_at < :before)
                        """)
                .param("company", company.value())
                .param("id", left.documentId())
                .param("depot", left.depot())
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void forget(CompanyId company, Left left) {
        jdbc.sql("""
                        DELETE FROM documents.delivery
                         WHERE company_id = :company AND document_id = :id AND depot = :depot
                        """)
                .param("company", company.value())
                .param("id", left.documentId())
                .param("depot", left.depot())
                .update();
    }

    private static Kept toKept(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                row.getBytes("sha256"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size_bytes"),
                row.getBytes("sealed_key"));
    }

    /** Closes the question with itself. */
    private static final class PieceInput extends JoinedInput {
        private final Stream<byte[]> pieces;

        PieceInput(Stream<byte[]> pieces) {
            super(pieces.iterator());
            this.pieces = pieces;
        }

        @Override
        public void close() throws IOException {
            pieces.close();
        }
    }
}
