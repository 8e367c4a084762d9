package com.billify.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of a statement.
 *
 * @param cents negative leaves the account
 * @param reference structured, twelve digits; with it there is no text
 */
record BankLine(
        long cents,
        @Nullable String counterparty,
        @Nullable String counterpartyAccount,
        String text,
        @Nullable String reference) {}
