package com.billify.extraction.core;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One part of a batch entry: explains the entry, is never money of its own. */
public record EntryDetail(
        @Nullable BigDecimal amount,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String remittanceInformation,
        @Nullable String structuredReference,
        @Nullable String endToEndId) {}
