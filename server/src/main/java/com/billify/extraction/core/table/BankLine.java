package com.billify.extraction.core.table;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A bank line as its row states it; texts as they stand there.
 *
 * @param row its number in the sheet
 * @param amount what it changes the balance by, fees of its own row included; negative leaves the account
 * @param balance of the account after the line; null where the row states none
 */
public record BankLine(
        int row,
        LocalDate bookingDate,
        @Nullable LocalDate valueDate,
        BigDecimal amount,
        @Nullable BigDecimal balance,
        boolean pending,
        @Nullable String account,
        @Nullable String currency,
        @Nullable String holder,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable String remittance,
        @Nullable String description,
        @Nullable String structuredReference,
        @Nullable String bankReference) {}
