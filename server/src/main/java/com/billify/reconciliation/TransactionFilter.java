package com.billify.reconciliation;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the list of bank lines as they stand in its address; what is not given is left open.
 *
 * @param direction in or out
 * @param transfers own or external
 * @param matched yes or no
 * @param category what lines are for
 * @param series the key of regular payments
 */
record TransactionFilter(
        @Nullable UUID account,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String direction,
        @Nullable String transfers,
        @Nullable String matched,
        @Nullable String search,
        @Nullable String currency,
        @Nullable UUID importId,
        @Nullable String category,
        @Nullable String series) {

    TransactionList.Filter checked() {
        return new TransactionList.Filter(
                account,
                from,
                to,
                Choice.of("direction", direction, "in", "out"),
                Choice.of("transfers", transfers, "own", "external"),
                Choice.of("matched", matched, "yes", "no"),
                search,
                currency,
                importId,
                category,
                series);
    }
}
