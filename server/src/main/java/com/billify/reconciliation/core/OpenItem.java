package com.billify.reconciliation.core;

import com.billify.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An invoice that is not fully paid.
 *
 * @param numberKey its number as letters and digits, upper case
 * @param paymentReference twelve digits where an OGM
 * @param outstanding signed as cash: positive is still to come in
 */
public record OpenItem(
        UUID invoiceId, String numberKey, @Nullable String paymentReference, LocalDate dueDate, Money outstanding) {}
