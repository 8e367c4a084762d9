package com.billify.banking;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a bank has announced and not booked: in no balance.
 *
 * @param expectedDate the day that the bank gives it
 * @param amount what comes in is positive
 */
record PendingLine(
        UUID id,
        UUID account,
        LocalDate expectedDate,
        Money amount,
        @Nullable String counterpartyName,
        @Nullable String remittanceInformation) {
    /** So many are shown: no small company waits for more at once. */
    static final int MOST = 200;
}
