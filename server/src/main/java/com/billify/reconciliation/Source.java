package com.billify.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A file that says a transaction or an invoice. */
record Source(UUID importId, String fileName, String format, Instant at, UUID documentId) {
    /** From a row with delivery_id, name, format, taken_in_at and document_id. */
    static Source of(ResultSet row, int number) throws SQLException {
        return new Source(
                row.getObject("delivery_id", UUID.class),
                row.getString("name"),
                row.getString("format"),
                row.getObject("taken_in_at", OffsetDateTime.class).toInstant(),
                row.getObject("document_id", UUID.class));
    }
}
