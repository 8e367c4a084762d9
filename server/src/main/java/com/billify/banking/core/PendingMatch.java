package com.billify.banking.core;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the announced line that a booked one is: no id links the two, only what they say. */
public final class PendingMatch {
    /** A card payment abroad may take this long to be booked. */
    private static final int MOST_DAYS = 10;

    private PendingMatch() {}

    /** A line that was announced and is not booked yet. */
    public record Pending(
            UUID id,
            LocalDate expectedDate,
            long amountMinor,
            @Nullable String counterpartyAccount,
            @Nullable String counterpartyName,
            @Nullable String remittanceInformation) {}

    /** The one of the same amount, of a day not far off, that says nothing else; the nearest in words and then in days. */
    public static Optional<Pending> find(StatedLine booked, Collection<Pending> pending) {
        Evidence evidence = Evidence.of(booked);
        return pending.stream()
                .filter(one -> one.amountMinor() == booked.amount().minorUnits())
                .filter(one -> daysBetween(one, booked) <= MOST_DAYS)
                .filter(one -> !evidenceOf(one).contradicts(evidence))
                .min(Comparator.<Pending>comparingInt(one -> saysTheSame(one, booked, evidence) ? 0 : 1)
                        .thenComparingLong(one -> daysBetween(one, booked))
                        .thenComparing(Pending::expectedDate)
                        .thenComparing(Pending::id));
    }

    private static boolean saysTheSame(Pending one, StatedLine booked, Evidence evidence) {
        return evidenceOf(one).agreesAcrossChannels(evidence)
                || (one.counterpartyName() != null
                        && one.counterpartyName().equalsIgnoreCase(booked.counterpartyName()));
    }

    private static Evidence evidenceOf(Pending one) {
        return Evidence.of(one.remittanceInformation(), null, one.counterpartyAccount(), null, null);
    }

    private static long daysBetween(Pending one, StatedLine booked) {
        return Math.abs(ChronoUnit.DAYS.between(one.expectedDate(), booked.bookingDate()));
    }
}
