package com.billify.banking;

import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank account in one currency.
 *
 * @param number IBAN without spaces, or the bank's own number
 * @param name what the user calls it; null unless named
 * @param holderName as the bank prints it
 */
public record BankAccount(
        UUID id,
        String number,
        Currency currency,
        @Nullable String name,
        @Nullable String holderName,
        @Nullable String bic) {}
