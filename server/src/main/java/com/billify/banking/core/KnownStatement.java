package com.billify.banking.core;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement taken in before, with the lines it brought or confirmed in its own order.
 *
 * @param openingMinor null when the bank stated none
 */
public record KnownStatement(
        String format,
        @Nullable String number,
        @Nullable Long openingMinor,
        @Nullable Long closingMinor,
        List<Line> lines) {
    public KnownStatement {
        lines = List.copyOf(lines);
    }

    /** The statement as it is known once it is taken in, its lines being these. */
    public static KnownStatement of(StatedStatement statement, List<Line> lines) {
        return new KnownStatement(
                statement.format(),
                statement.number(),
                statement.opening() == null ? null : statement.opening().minorUnits(),
                statement.closing() == null ? null : statement.closing().minorUnits(),
                lines);
    }

    /** The same statement with these lines. */
    public KnownStatement with(List<Line> itsLines) {
        return new KnownStatement(format, number, openingMinor, closingMinor, itsLines);
    }

    /** A transaction as one line of this statement; it may be a line of others too. */
    public record Line(UUID transactionId, LocalDate bookingDate, long amountMinor, Evidence evidence) {}
}
