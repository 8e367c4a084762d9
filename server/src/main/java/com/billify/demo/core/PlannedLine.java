package com.billify.demo.core;

import com.billify.demo.core.BankLine.Account;
import com.billify.demo.core.BankLine.Kind;
import com.billify.kernel.StructuredReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line that is to be booked.
 *
 * @param byHand the bills that it pays, where the owner has to say so
 */
record PlannedLine(
        Account account,
        Kind kind,
        long amountMinor,
        @Nullable String counterpartyName,
        @Nullable String counterpartyAccount,
        @Nullable StructuredReference reference,
        @Nullable String text,
        List<BankLine.Part> parts,
        List<String> byHand) {}
