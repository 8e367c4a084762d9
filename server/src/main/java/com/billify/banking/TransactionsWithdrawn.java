package com.billify.banking;

import com.billify.kernel.CompanyId;
import java.util.List;
import java.util.UUID;

/**
 * Lines go, as nothing states them any more. Told in the transaction while they are there still; once it has ended they are
 * gone.
 *
 * @param transactionIds at most 1,000
 */
public record TransactionsWithdrawn(CompanyId company, List<UUID> transactionIds) {
    public TransactionsWithdrawn {
        transactionIds = List.copyOf(transactionIds);
    }
}
