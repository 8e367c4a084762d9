package com.billify.connection;

import com.billify.connection.core.UpstreamAccount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * An account as a source describes it.
 *
 * @param number IBAN without spaces, or the source's own
 * @param institution what the bank is called; null when it was not asked
 * @param balanceMinor booked balance; null when it states none
 * @param balanceDay the last day whose lines are in it
 */
public record StatedAccount(
        String upstreamId,
        String number,
        Currency currency,
        @Nullable String holderName,
        @Nullable String description,
        @Nullable String institution,
        @Nullable Long balanceMinor,
        @Nullable LocalDate balanceDay,
        @Nullable Instant synchronizedAt,
        @Nullable Instant consentExpiresAt,
        UpstreamAccount version) {}
