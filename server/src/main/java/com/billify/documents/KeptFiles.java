package com.billify.documents;

import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import com.billify.vault.Vault;
import com.billify.vault.VaultClosedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The files of an installation for what stands beside it, such as a backup or an export, as the owner of the tables sees them. */
public final class KeptFiles {
    /** Of the environment, all that tells where files lie and what opens them. */
    public static final List<String> VARIABLES = Depots.VARIABLES;

    private final FileSeal seal;
    private final Depots depots;

    /**
     * @param owner connections of the owner of the tables, for the keys
     * @param data the data folder
     * @throws DepotRefused when a variable makes no sense
     */
    public KeptFiles(DataSource owner, Function<String, @Nullable String> variables, Path data) {
        JdbcClient jdbc = JdbcClient.create(owner);
        String rootKey = variables.apply("BILLIFY_ROOT_KEY");
        this.seal = new FileSeal(new Vault(
                new CompanyTransaction(new JdbcTransactionManager(owner), jdbc),
                jdbc,
                data.toString(),
                rootKey == null ? "" : rootKey));
        this.depots = Depots.of(variables, data);
    }

    /**
     * A file that lies outside of the database.
     *
     * @param name as it was called when it came
     * @param isMissed this database was restored from a backup that lacked it
     */
    public record Delivered(UUID company, UUID documentId, String name, String depot, boolean isMissed) {}

    /** All that lie outside, as this transaction sees them; also in tables that are still to be upgraded. */
    public List<Delivered> delivered(Connection connection) throws SQLException {
        List<Delivered> delivered = new ArrayList<>();
        try (PreparedStatement question = connection.prepareStatement("""
                        SELECT DISTINCT ON (company_id, document_id) company_id, document_id, depot,
                               (SELECT name FROM documents.document
                                 WHERE (company_id, id) = (delivery.company_id, delivery.document_id)) AS name,
                               to_jsonb(delivery) ->> 'missing_since' IS NOT NULL AS missed
                          FROM documents.delivery AS delivery
                         WHERE delivered_at IS NOT NULL AND left_at IS NULL
                           AND NOT EXISTS (SELECT FROM documents.piece
                                            WHERE (company_id, document_id) = (delivery.company_id, delivery.document_id))
                         ORDER BY company_id, document_id, delivered_at DESC
                        """);
                ResultSet row = question.executeQuery()) {
            while (row.next()) {
                delivered.add(new Delivered(
                        row.getObject("company_id", UUID.class),
                        row.getObject("document_id", UUID.class),
                        Objects.requireNonNullElse(row.getString("name"), ""),
                        row.getString("depot"),
                        row.getBoolean("missed")));
            }
        }
        return delivered;
    }

    /** Takes a piece of sealed bytes. */
    public interface Pieces {
        /** @param number from 0 */
        void take(int number, byte[] sealed) throws IOException;
    }

    /**
     * The sealed bytes of a file that lies outside, in the pieces in which they would lie in the database.
     *
     * @throws NoSuchFileException when its depot answers, and it is not there; no piece was given then
     * @throws IOException when its depot does not answer
     */
    public void pieces(Delivered file, Pieces pieces) throws IOException {
        try (InputStream sealed = depots.named(file.depot()).get(Depots.object(file.company(), file.documentId()))) {
            int number = 0;
            for (byte[] piece = sealed.readNBytes(PieceOutput.PIECE_BYTES);
                    piece.length > 0;
                    piece = sealed.readNBytes(PieceOutput.PIECE_BYTES)) {
                pieces.take(number, piece);
                number++;
            }
        }
    }

    /**
     * The content of a file, wherever it lies. To be closed before the connection is.
     *
     * @param connection within a transaction of the owner of the tables
     * @throws IOException when it cannot be had, or the root key is missing or another one
     */
    public InputStream open(Connection connection, UUID company, UUID documentId) throws SQLException, IOException {
        try (PreparedStatement question = connection.prepareStatement("""
                SELECT document.sha256, document.sealed_key, document.content,
                       (SELECT max(number) FROM documents.piece
                         WHERE (company_id, document_id) = (document.company_id, document.id)) AS last_piece,
                       (SELECT depot FROM documents.delivery
                         WHERE (company_id, document_id) = (document.company_id, document.id) AND delivered_at IS NOT NULL
                         ORDER BY delivered_at DESC LIMIT 1) AS depot
                  FROM documents.document AS document WHERE company_id = ? AND id = ?
                """)) {
            question.setObject(1, company);
            question.setObject(2, documentId);
            try (ResultSet row = question.executeQuery()) {
                if (!row.next()) {
                    throw new IOException("there is no file " + documentId);
                }
                byte[] sealedKey = row.getBytes("sealed_key");
                if (sealedKey == null) {
                    return new ByteArrayInputStream(row.getBytes("content"));
                }
                String depot = row.getString("depot");
                int last = row.getInt("last_piece");
                InputStream sealed = row.wasNull() && depot != null
                        ? depots.named(depot).get(Depots.object(company, documentId))
                        : new JoinedInput(new StoredPieces(connection, company, documentId, last));
                return seal.open(
                        new FileSeal.Subject(new CompanyId(company), documentId, row.getBytes("sha256")),
                        sealedKey,
                        sealed);
            } catch (VaultClosedException e) {
                throw new IOException(
                        "files cannot be opened without root.key: put it back into the data folder, or set BILLIFY_ROOT_KEY",
                        e);
            }
        }
    }

    /** The pieces of a file, each asked for by itself. */
    private static final class StoredPieces implements Iterator<byte[]> {
        private final Connection connection;
        private final UUID company;
        private final UUID documentId;
        private final int last;
        private int number;

        StoredPieces(Connection connection, UUID company, UUID documentId, int last) {
            this.connection = connection;
            this.company = company;
            this.documentId = documentId;
            this.last = last;
        }

        @Override
        public boolean hasNext() {
            return number <= last;
        }

        @Override
        public byte[] next() {
            try (PreparedStatement question = connection.prepareStatement(
                    "SELECT sealed FROM documents.piece WHERE company_id = ? AND document_id = ? AND number = ?")) {
                question.setObject(1, company);
                question.setObject(2, documentId);
                question.setInt(3, number);
                number++;
                try (ResultSet row = question.executeQuery()) {
                    if (!row.next()) {
                        throw new NoSuchElementException("a piece of the file " + documentId + " is missing");
                    }
                    return row.getBytes(1);
                }
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException("a piece of a file cannot be read", e));
            }
        }
    }
}
