package com.billify.reconciliation.core;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booked transaction as the matchers see it. */
public record Payment(
        UUID transactionId,
        Money amount,
        LocalDate bookingDate,
        @Nullable String structuredReference,
        @Nullable String remittanceInformation,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount) {}
