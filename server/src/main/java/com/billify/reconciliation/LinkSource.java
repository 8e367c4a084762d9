package com.billify.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that says a transaction or an invoice, as {@code /connections} lists it.
 *
 * @param at when the source told it last
 */
record LinkSource(
        UUID connectionId, String provider, @Nullable String name, Instant at) {
    /** From a row with id, provider, name and seen_at. */
    static LinkSource of(ResultSet row, int number) throws SQLException {
        return new LinkSource(
                row.getObject("id", UUID.class),
                row.getString("provider"),
                row.getString("name"),
                row.getObject("seen_at", OffsetDateTime.class).toInstant());
    }
}
