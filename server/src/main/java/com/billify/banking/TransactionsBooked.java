package com.billify.banking;

import com.billify.kernel.CompanyId;
import java.util.List;
import java.util.UUID;

/**
 * Lines were booked that were not known before.
 *
 * @param transactionIds at most 1,000; some may be gone again when this is heard
 */
public record TransactionsBooked(CompanyId company, List<UUID> transactionIds) {
    /** A larger delivery is told in several events. */
    public static final int MOST_IDS = 1_000;

    public TransactionsBooked {
        transactionIds = List.copyOf(transactionIds);
    }
}
