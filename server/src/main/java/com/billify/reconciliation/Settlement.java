package com.billify.reconciliation;

import com.billify.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction, or something outside the bank, paid of one invoice, as it is shown.
 *
 * @param transactionId null when outside the bank
 * @param bookingDate of the transaction; outside the bank the day on which it was paid
 * @param way outside the bank: cash or other; else null
 * @param amount signed as the transaction
 * @param madeBy rule or user
 * @param by who; null when a rule
 */
record Settlement(
        UUID id,
        @Nullable UUID transactionId,
        UUID invoiceId,
        String invoiceNumber,
        @Nullable String counterpartyName,
        LocalDate bookingDate,
        @Nullable String way,
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
                made.way(),
                made.amount(),
                made.madeBy() == null ? "rule" : "user",
                made.rule(),
                made.madeAt(),
                by);
    }
}
