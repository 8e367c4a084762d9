package com.billify.reconciliation;

import com.billify.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction paid of one invoice, as it is shown.
 *
 * @param amount signed as the transaction
 * @param madeBy rule or user
 * @param by who; null when a rule
 */
record Settlement(
        UUID id,
        UUID transactionId,
        UUID invoiceId,
        String invoiceNumber,
        @Nullable String counterpartyName,
        LocalDate bookingDate,
        Money amount,
        String madeBy,
        String rule,
        Instant at,
        @Nullable String by) {

    static Settlement of(SettlementRepository.Made made, @Nullable String by) {
        return new Settlement(
                made.id(),
                made.transactionId(),
                made.invoiceId(),
                made.invoiceNumber(),
                made.counterpartyName(),
                made.bookingDate(),
                made.amount(),
                made.madeBy() == null ? "rule" : "user",
                made.rule(),
                made.madeAt(),
                by);
    }
}
