package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as its row states it; texts and signs as they stand there.
 *
 * @param open what remains to be paid; null where the row does not say
 * @param paid what is paid already
 * @param paidInFull what the status says; null where it says neither
 * @param creditNote what the kind says; null where it says neither
 * @param side null where neither the row nor the mapping says it
 */
public record InvoiceRow(
        int row,
        @Nullable String number,
        @Nullable LocalDate issueDate,
        @Nullable LocalDate dueDate,
        @Nullable String customer,
        @Nullable String supplier,
        @Nullable String counterparty,
        @Nullable String counterpartyVat,
        @Nullable String counterpartyAccount,
        @Nullable String reference,
        @Nullable String currency,
        @Nullable BigDecimal net,
        @Nullable BigDecimal vat,
        @Nullable BigDecimal gross,
        @Nullable BigDecimal open,
        @Nullable BigDecimal paid,
        @Nullable Boolean paidInFull,
        @Nullable Boolean creditNote,
        TableMapping.@Nullable Side side) {}
