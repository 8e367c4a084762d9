package com.billify.reconciliation;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booked line, with what it settles.
 *
 * @param balanceDate the day whose closing balance is the first to contain it
 * @param noteCount how many notes people wrote on it
 * @param attachmentCount how many files they hung on it
 * @param category what it is for, as the closed list names it; null while nobody has looked
 * @param categoryBy who says so: user, memory (learnt from what people chose), rule or learned (from many companies)
 * @param ownTransfer the other side is an account of the company's own: neither income nor cost
 */
record Transaction(
        UUID id,
        UUID accountId,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        LocalDate balanceDate,
        Money amount,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String remittanceInformation,
        @Nullable String structuredReference,
        String status,
        boolean ownTransfer,
        List<SettledInvoice> settles,
        int noteCount,
        int attachmentCount,
        @Nullable String category,
        @Nullable String categoryBy) {

    /** An invoice that a line pays, wholly or in part. */
    record SettledInvoice(UUID invoiceId, String invoiceNumber) {}
}
