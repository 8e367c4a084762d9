package com.billify.reconciliation.core;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something open with a party and a day but perhaps without a number that a payer would quote: what a person expects, or
 * a document that stands beside it.
 *
 * @param outstanding signed as cash: positive is still to come in
 */
public record ExpectedItem(
        UUID invoiceId,
        @Nullable String counterpartyName,
        @Nullable String iban,
        LocalDate dueDate,
        Money outstanding) {}
