package com.billify.banking;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A booked line, as far as other modules need to know it.
 *
 * @param balanceDate the day whose closing balance is the first to contain it
 */
public record BookedTransaction(
        UUID id,
        UUID accountId,
        LocalDate bookingDate,
        LocalDate balanceDate,
        Money amount,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String remittanceInformation,
        @Nullable String structuredReference) {}
