package com.billify.reconciliation;

import com.billify.identity.Accounts;
import com.billify.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction, or something outside the bank, paid of one invoice, as it is shown.
 *
 * @param transactionId null when outside the bank; of a difference the line that came short
 * @param bookingDate of the transaction; outside the bank the day on which it was paid
 * @param way outside the bank: cash or other; of a difference: fee, discount, rounding or other; else null
 * @param amount signed as the transaction
 * @param madeBy rule or user
 * @param by who; null when a rule
 * @param surePercent how sure the rule was, or the suggestion that a person took; null where a person alone said so
 * @param undoneAt null while it stands
 * @param undoneBy null when a rule thought otherwise later
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
        @Nullable String by,
        @Nullable Integer surePercent,
        List<Reason> reasons,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy) {

    static Settlement of(SettlementRepository.Made made, Accounts users) {
        Integer confidence = made.confidenceMillionths();
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
                People.nameOf(users, made.madeBy()),
                confidence == null ? null : Review.percent(confidence),
                made.reasons(),
                made.undoneAt(),
                People.nameOf(users, made.undoneBy()));
    }
}
