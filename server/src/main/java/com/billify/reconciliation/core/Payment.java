package com.billify.reconciliation.core;

import com.billify.kernel.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booked transaction as the matcher sees it. */
public record Payment(
        UUID transactionId,
        Money amount,
        @Nullable String structuredReference,
        @Nullable String remittanceInformation) {}
