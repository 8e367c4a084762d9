package com.billify.bench;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of the made-up company.
 *
 * @param cents with VAT; positive is owed to the company, negative by it
 * @param reference twelve digits, of its own
 * @param paidFrom the first day on which it may be paid; null when it stays open
 */
record Invoice(
        int sequence,
        String number,
        Party party,
        LocalDate issued,
        LocalDate due,
        long cents,
        String reference,
        @Nullable LocalDate paidFrom) {}
