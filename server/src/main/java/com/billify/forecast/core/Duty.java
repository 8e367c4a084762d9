package com.billify.forecast.core;

import org.jspecify.annotations.Nullable;

/**
 * What a company says it owes by the calendar. Counted where the bank lines do not show it by themselves.
 *
 * @param amountMinor what leaves, more than zero: of wages a month, of social security and of the self-employed a quarter, else each
 *     time; null where it is to be worked out from documents or wages
 */
public record Duty(DutyKind kind, @Nullable Long amountMinor) {
    public Duty {
        if (amountMinor != null && amountMinor <= 0) {
            throw new IllegalArgumentException("what leaves is more than zero: " + amountMinor);
        }
    }
}
